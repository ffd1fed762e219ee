"""The Markdown of a page for those who read it away from its folder: links lead to the site."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

_LINK = re.compile(
    r"(?<!\\)(?P<text>\[(?:[^\[\]\\\n]|\\.)*\]\(<?)(?P<target>[^\s()<>]+)"
    r"(?P<rest>>?(?:[ \t]+[^)\n]*)?\))"
)
"""A link whose bracket is no text; where people speak of such links, it has a backslash."""

_REFERENCE = re.compile(r"^( {0,3}\[[^\]\n]+\]:[ \t]*<?)([^\s<>]+)", re.MULTILINE)
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|/|#")


def with_links(markdown: str, path: str, absolute: Callable[[str], str]) -> str:
    """The Markdown of the page at ``path`` (``episodes/a.md``) with links that lead to the site.

    ``absolute`` gives the address of what lies at a path of the site. Links to other hosts, and
    those within the page, stay as they are.

    >>> with_links("See [her](../people/ann.md#x).", "episodes/a.md", lambda href: f"/p/{href}")
    'See [her](/p/people/ann/#x).'
    """
    folder = posixpath.dirname(path)

    def there(target: str) -> str:
        if _ELSEWHERE.match(target):
            return target
        file, mark, fragment = target.partition("#")
        return (
            absolute(_page_of(posixpath.normpath(posixpath.join(folder, file)))) + mark + fragment
        )

    def link(found: re.Match[str]) -> str:
        return found["text"] + there(found["target"]) + found["rest"]

    if "](" in markdown:
        markdown = _LINK.sub(link, markdown)
    if "]:" in markdown:
        markdown = _REFERENCE.sub(lambda found: found[1] + there(found[2]), markdown)
    return markdown


def _page_of(path: str) -> str:
    """Where the site has the file at a path of ``docs/``; its name is as a link writes it."""
    if not path.endswith(".md"):
        return path
    bare = path.removesuffix(".md")
    if posixpath.basename(bare) == "index":
        folder = posixpath.dirname(bare)
        return f"{folder}/" if folder else "./"
    return f"{bare}/"
