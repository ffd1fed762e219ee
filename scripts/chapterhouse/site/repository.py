"""Where a page can be edited: the addresses of its file, from ``repo_url`` and ``edit_uri``.

Both stand in ``mkdocs.yml`` and nowhere else. The addresses have GitHub's form, which Gitea and
Forgejo understand in part: ``edit/BRANCH/FOLDER/`` opens the editor, ``blob/…`` shows the file,
both at a line with ``#L123``. An issue form is filled in by parameters with its fields' names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from chapterhouse.site.cards import Card

_EDIT = "edit/"
_LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class Repository:
    """Addresses that begin those of all pages; ``issues`` is empty where there are no forms."""

    edit: str
    blob: str
    issues: str

    def line(self, path: str, line: int) -> str:
        """The address that opens the page at ``path`` for editing at a line."""
        return f"{self.edit}{quote(path)}#L{line}"


def repository(repo_url: str | None, edit_uri: str | None) -> Repository | None:
    """The addresses of a repository; ``None`` where the site names none, or nothing to edit.

    >>> repository("https://github.com/o/r/", "edit/main/docs").edit
    'https://github.com/o/r/edit/main/docs/'
    """
    if not repo_url or not edit_uri:
        return None
    base = repo_url.rstrip("/")
    place = f"{edit_uri.strip('/')}/"
    edit = place if "://" in place else f"{base}/{place}"
    if not place.startswith(_EDIT):
        return Repository(edit, edit, "")
    return Repository(edit, f"{base}/blob/{place.removeprefix(_EDIT)}", f"{base}/issues/new")


def correction(of: Repository, path: str, title: str, lines: Sequence[int] = ()) -> Card:
    """How to mend the page at ``path``: ``edit``, ``blob``, where there are forms ``issue``.

    ``lines`` are those of the page's turns in its file. A page has hundreds, so they go out as
    steps from one to the next, which take two characters each.
    """
    name = quote(path)
    card: Card = {"edit": of.edit + name, "blob": of.blob + name}
    if of.issues:
        about = {"template": "wrong-word.yml", "title": f"Wrong word: {title[:_LONGEST_TITLE]}"}
        card["issue"] = f"{of.issues}?{urlencode(about, quote_via=quote)}"
        card["path"] = f"docs/{name}"
    if lines:
        steps = zip((0, *lines), lines, strict=False)
        card["lines"] = " ".join(str(line - before) for before, line in steps)
    return card
