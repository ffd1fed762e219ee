"""What a new site has to be told: its title, its address, its repository."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from chapterhouse.problems import ChapterhouseError

Ask = Callable[[str, str], str]
"""Asks a person a question, with the answer that stands if nothing is typed."""

_ON_GITHUB = re.compile(
    r"(?:(?:https?://|git@|ssh://git@)?github\.com[/:])?([\w-]{1,39})/([\w.-]{1,100}?)(?:\.git)?/?",
    re.ASCII,
)
_ADDRESS = re.compile(r"https?://[^\s/?#\"'<>\\]+(?:/[^\s?#\"'<>\\]*)?")


@dataclass(frozen=True, slots=True)
class Answers:
    """A title; an address with a slash at its end and a repository's address, or nothing."""

    title: str
    address: str = ""
    repository: str = ""


def answers(
    title: str | None, address: str | None, repository: str | None, folder: str, ask: Ask
) -> Answers:
    """What was told by options, and for the rest what a person answers.

    ChapterhouseError for an answer that is no title, no address or no repository.
    """
    chosen = title if title is not None else ask("Title of the site", _in_words(folder))
    chosen = " ".join(chosen.split())
    if not chosen or not chosen.isprintable():
        raise ChapterhouseError("the title", "is empty, or has signs that cannot be shown")
    if repository is None:
        repository = ask("Repository on GitHub, like you/podcast (empty: not yet known)", "")
    home, pages = read_repository(repository)
    if address is None:
        address = ask("Address of the site (empty: not yet known)", pages)
    return Answers(chosen, read_address(address), home)


def read_repository(text: str) -> tuple[str, str]:
    """A repository's address, and the one of its site on GitHub Pages; empty where none is said.

    >>> read_repository("ann/podcast")
    ('https://github.com/ann/podcast', 'https://ann.github.io/podcast/')
    >>> read_repository("git@github.com:Ann/ann.github.io.git")
    ('https://github.com/Ann/ann.github.io', 'https://ann.github.io/')
    """
    text = text.strip()
    if not text:
        return "", ""
    found = _ON_GITHUB.fullmatch(text)
    if not found:
        if _ADDRESS.fullmatch(text):
            return text.rstrip("/").removesuffix(".git"), ""
        raise ChapterhouseError(text, "is no repository; write it like you/podcast")
    owner, name = found.groups()
    top = f"{owner.lower()}.github.io"
    path = "" if name.lower() == top else f"{name}/"
    return f"https://github.com/{owner}/{name}", f"https://{top}/{path}"


def read_address(text: str) -> str:
    """An address with a slash at its end.

    >>> read_address("https://pods.example/cast"), read_address("")
    ('https://pods.example/cast/', '')
    """
    text = text.strip()
    if text and not _ADDRESS.fullmatch(text):
        raise ChapterhouseError(text, "is no web address; it begins with https://")
    return text.rstrip("/") + "/" if text else ""


def _in_words(folder: str) -> str:
    """A folder's name as a title.

    >>> _in_words("slow-talks")
    'Slow Talks'
    """
    return " ".join(word[:1].upper() + word[1:] for word in re.split(r"[-_\s]+", folder) if word)
