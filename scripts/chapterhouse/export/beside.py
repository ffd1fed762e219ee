"""The files that lie beside an episode's page on the site, for programs and for players.

episodes/some-talk/index.html        the page
episodes/some-talk/index.md          its Markdown
episodes/some-talk/transcript.vtt    captions with voices, and so on
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from chapterhouse.export.chapters import chapters_json, timed_chapters
from chapterhouse.export.formats import podcasting_json, vtt
from chapterhouse.export.srt import srt
from chapterhouse.pages.page import Page


@dataclass(frozen=True, slots=True)
class Form:
    """A file beside a page: its name, its media type, what a person calls it, how it is made."""

    file: str
    media_type: str
    label: str
    make: Callable[[Page], str] | None = None


FORMS: Mapping[str, Form] = {
    "md": Form("index.md", "text/markdown", "Markdown"),
    "vtt": Form("transcript.vtt", "text/vtt", "WebVTT", vtt),
    "srt": Form("transcript.srt", "application/x-subrip", "SRT", srt),
    "json": Form("transcript.json", "application/json", "JSON", podcasting_json),
    "chapters": Form("chapters.json", "application/json+chapters", "Chapters", chapters_json),
}
"""By the name that ``exports:`` in ``mkdocs.yml`` has for each."""


def possible(page: Page) -> tuple[str, ...]:
    """The forms that a page can be told in: captions need a time for each turn."""
    timed = bool(page.turns) and all(turn.start is not None for turn in page.turns)
    can = {
        "md": True,
        "vtt": timed,
        "srt": timed,
        "json": bool(page.turns),
        "chapters": bool(timed_chapters(page)),
    }
    return tuple(name for name in FORMS if can[name])


def files_beside(page: Page, forms: Iterable[str]) -> dict[str, str]:
    """Name and text of the files beside a page, of those forms (not Markdown) that it can have."""
    wanted = frozenset(forms)
    files: dict[str, str] = {}
    for name in possible(page):
        form = FORMS[name]
        if name in wanted and form.make is not None:
            files[form.file] = form.make(page)
    return files
