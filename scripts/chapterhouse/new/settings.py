"""The settings and the empty sources of a new site, from those of this repository."""

from __future__ import annotations

import json
import re

from chapterhouse.new.answers import Answers


def site_settings(text: str, told: Answers) -> str:
    """The ``mkdocs.yml`` of this repository with what was told in place of the sample's."""
    text = _set(text, "site_name", told.title)
    text = _set(text, "site_description", "")
    text = _set(text, "site_url", told.address)
    text = _set(text, "repo_url", told.repository)
    return re.sub(r"^  sample: true$", "  sample: false", text, flags=re.MULTILINE)


def _set(text: str, key: str, value: str) -> str:
    """A setting on its line, which may have been a comment; an empty value makes it one."""
    line = re.compile(rf"^(?:# )?{key}:.*$", re.MULTILINE)
    if not value:
        return line.sub(lambda found: f"# {found[0].removeprefix('# ')}", text, count=1)
    # JSON is YAML, and quotes whatever could be taken for something else.
    return line.sub(lambda _: f"{key}: {json.dumps(value, ensure_ascii=False)}", text, count=1)


def only_comments(text: str, key: str) -> str:
    r"""A settings file without its entries: the comments that explain it, and an empty list.

    >>> only_comments("# Why.\n\nfiles:\n  # One.\n  a.txt:\n    show: A\n", "files")
    '# Why.\n\nfiles: {}\n'
    """
    explained = re.split(rf"^{key}:", text, maxsplit=1, flags=re.MULTILINE)[0]
    return f"{explained}{key}: {'{}' if key == 'files' else '[]'}\n"
