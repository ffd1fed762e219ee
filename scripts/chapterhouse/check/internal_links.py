"""The rule about links to pages and files of this site: each must lead somewhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from urllib.parse import quote, unquote

from chapterhouse.check.anchors import anchor_meant, is_permalink
from chapterhouse.check.fences import Said
from chapterhouse.check.links import Link
from chapterhouse.check.site_pages import SitePages
from chapterhouse.check.wording import shown

IdsOf = Callable[[str], frozenset[str] | None]
"""The ids of the elements of a page, by its path below ``docs/``; ``None``: not known."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}:")
_OWN_COMPUTER = re.compile(r"file:|[A-Za-z]:[\\/]", re.IGNORECASE)
_OTHER_SITE = re.compile(
    r"www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|io|dev|edu|gov|info|fm|eu|uk|de|fr)(?:/|\Z)",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,60})+\Z")


def broken_links(path: str, found: Iterable[Link], site: SitePages) -> Iterator[Said]:
    """Links of a page (``docs/…``) that lead nowhere, or only on some computers."""
    here = path.removeprefix("docs/")
    for link in found:
        target = unescape(link.target)
        if link.runs_code:
            continue
        if not target:
            yield link.line, "a link leads nowhere: put an address between its round brackets"
        elif _OWN_COMPUTER.match(target):
            why = (
                f"`{shown(target)}` is a file on your own computer; put it into docs/assets/ "
                "and link it from there"
            )
            yield link.line, why
        elif target.startswith("//"):
            yield link.line, f"`{shown(target)}` lacks its beginning; write `https:{shown(target)}`"
        elif not _SCHEME.match(target) and _file(target, here, site) is None:
            yield link.line, _about_nowhere(target, here, site)


def lost_places(
    path: str, found: Iterable[Link], site: SitePages, ids_of: IdsOf, permalinks: bool
) -> Iterator[Said]:
    """Links to a place that its page does not have: a turn or chapter, or else a heading."""
    here = path.removeprefix("docs/")
    for link in found:
        target = unescape(link.target)
        anchor = unquote(target.partition("#")[2])
        if not anchor or _SCHEME.match(target) or is_permalink(anchor) != permalinks:
            continue
        page = _file(target, here, site)
        ids = ids_of(page) if page and page.endswith(".md") else None
        right = None if ids is None else anchor_meant(anchor, ids)
        if right is not None:
            where = "on this page" if page == here else f"on docs/{page}"
            end = f"; did you mean `#{right}`?" if right else ""
            yield link.line, f"there is no place `#{shown(anchor)}` {where}{end}"


def _file(target: str, here: str, site: SitePages) -> str | None:
    """The file below ``docs/`` that a relative address leads to, if there is one."""
    path = _path(target)
    if not path:
        return here
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(here), path))
    return joined if joined in site.files and path[-1] != "/" and path[0] != "/" else None


def _path(target: str) -> str:
    return unquote(target.partition("#")[0].partition("?")[0])


def _about_nowhere(target: str, here: str, site: SitePages) -> str:
    """What is wrong with a path that leads to no file."""
    path = _path(target)
    if _MAIL.match(path):
        return f"a link to an e-mail address begins with mailto: — write `mailto:{path}`"
    if _OTHER_SITE.match(path):
        return f"a link to another site begins with https:// — write `https://{shown(target)}`"
    if "\\" in path:
        return f"a link has forward slashes: write `{shown(target.replace(chr(92), '/'))}`"
    addressed = _by_address(path, here, site)
    meant = addressed or site.file_meant(path)
    right = f"`{_relative(meant, here)}`" if meant else ""
    if path[0] == "/":
        end = f"write {right}" if right else "write it from this page on, like `../people/x.md`"
        return f"`{shown(target)}` begins with a slash, which not every address has; {end}"
    if path.endswith("/") and addressed:
        return f"a link to a page names its file: write {right}"
    if posixpath.normpath(posixpath.join(posixpath.dirname(here), path)).startswith(".."):
        return f"`{shown(target)}` leads out of docs/, so it is not on the site"
    return f"`{shown(target)}` is not there" + (f"; did you mean {right}?" if right else "")


def _by_address(path: str, here: str, site: SitePages) -> str | None:
    """The file meant, where the path is its address on the site, or lacks its ending."""
    for base in (posixpath.dirname(here), here.removesuffix(".md"), ""):
        joined = posixpath.normpath(posixpath.join(base, path.strip("/") if not base else path))
        stem = joined.removesuffix(".html")
        for tried in (joined, f"{stem}.md", f"{stem}/index.md"):
            if tried in site.files:
                return tried
    return None


def _relative(path: str, here: str) -> str:
    """The address of a file from a page, as Markdown has it."""
    relative = posixpath.relpath(path, posixpath.dirname(here) or ".")
    return re.sub(r"[ ()<>%?#]", lambda sign: quote(sign[0]) or f"%{ord(sign[0]):02X}", relative)
