"""The documents say what is there: commands, options, forms, files."""

from __future__ import annotations

import argparse
import os
import re
from pathlib import Path

import pytest

from chapterhouse.cli import parser
from chapterhouse.forms import FORMS

REPOSITORY = Path(__file__).resolve().parent.parent
DOCUMENTS = ["README.md", "CONTRIBUTING.md", "seeds/README.md"]


def subcommands() -> dict[str, argparse.ArgumentParser]:
    (action,) = (a for a in parser()._actions if isinstance(a, argparse._SubParsersAction))
    return dict(action.choices)


def options_of(command: argparse.ArgumentParser) -> set[str]:
    """The options of a command, and of the commands below it."""
    found = {option for action in command._actions for option in action.option_strings}
    for action in command._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                found |= options_of(below)
    return found


def text_of(document: str) -> str:
    return (REPOSITORY / document).read_text(encoding="utf-8")


def code_of(document: str) -> list[str]:
    """What a document sets as code: inline, and indented blocks line by line."""
    text = text_of(document)
    blocks = [line.strip() for line in text.split("\n") if line.startswith("    ")]
    return blocks + re.findall(r"`([^`\n]+)`", text)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_command_named_is_one_of_the_program(document: str) -> None:
    for code in code_of(document):
        if named := re.match(r"(?:\.venv/bin/)?chapterhouse ([a-z]+)", code):
            command = subcommands().get(named[1])
            assert command is not None, f"{document} names `{code}`"
            options = set(re.findall(r"--[a-z-]+", code))
            assert options <= options_of(command), f"{document} names `{code}`"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_option_named_belongs_to_some_command(document: str) -> None:
    known = {option for command in subcommands().values() for option in options_of(command)}
    # `mkdocs build --strict` and `./scripts/test --corpus` are other programs' options.
    known |= {"--strict", "--corpus"}
    named = {option for code in code_of(document) for option in re.findall(r"--[a-z][a-z-]+", code)}
    assert named <= known


def test_every_command_is_in_the_readme() -> None:
    readme = text_of("README.md")
    assert [name for name in subcommands() if f"`chapterhouse {name}" not in readme] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_script_and_file_named_is_there(document: str) -> None:
    for code in code_of(document):
        for path in re.findall(r"(?:\./)?((?:scripts|tests|overrides|docs)/[\w./-]*\w)", code):
            assert (REPOSITORY / path).exists(), f"{document} names `{code}`"
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", text_of(document)):
        assert (REPOSITORY / document).parent.joinpath(target).exists(), f"{document}: {target}"


@pytest.mark.parametrize("script", ["scripts/build", "scripts/test", ".ci/run"])
def test_the_two_commands_can_be_run(script: str) -> None:
    assert os.access(REPOSITORY / script, os.X_OK)


def test_the_two_commands_come_first() -> None:
    before, _, after = text_of("README.md").partition("./scripts/build")
    assert before.count("\n") <= 7
    assert after.split("\n")[1].strip().startswith("./scripts/test")


def test_the_table_of_forms_is_the_tuple_of_forms() -> None:
    table = text_of("CONTRIBUTING.md").partition("| form |")[2].partition("\n\n")[0]
    rows = [line.split("|")[1].strip(" `") for line in table.split("\n")[2:] if line.strip()]
    assert rows == [form.NAME for form in FORMS]


def test_the_package_table_names_every_folder() -> None:
    table = text_of("CONTRIBUTING.md").partition("| folder in")[2].partition("\n\n")[0]
    package = REPOSITORY / "scripts" / "chapterhouse"
    folders = {path.name for path in package.iterdir() if (path / "__init__.py").exists()}
    assert {folder for folder in folders if f"`{folder}/`" not in table} == set()
