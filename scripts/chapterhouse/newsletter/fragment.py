"""A piece of finished HTML on its way into a mail: full addresses, its blocks, its plain text."""

from __future__ import annotations

import re
import textwrap
from html import escape, unescape
from html.parser import HTMLParser
from urllib.parse import urljoin

_ADDRESS = re.compile(r"""\b(href|src)=("[^"]*"|'[^']*')""")
_NAMED = re.compile(r"""\s(?:id|class|target)=("[^"]*"|'[^']*')""")
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)[^>]*?(/?)>|<!--.*?-->", re.DOTALL)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_WIDTH = 72


def absolute(html: str, page: str) -> str:
    """The HTML with all addresses in full, as seen from the address of its page.

    >>> absolute('<a id="x" href="../b/?x=1&amp;y#t=5">b</a>', "https://a.org/p/a/")
    '<a href="https://a.org/p/b/?x=1&amp;y#t=5">b</a>'
    """

    def full(found: re.Match[str]) -> str:
        address = urljoin(page, unescape(found[2][1:-1]))
        return f'{found[1]}="{escape(address)}"'

    tags = re.compile(r"<[a-zA-Z][^>]*>")
    return tags.sub(lambda tag: _ADDRESS.sub(full, _NAMED.sub("", tag[0])), html)


def blocks(html: str) -> list[str]:
    """The elements of the topmost level, with the text between them; joined they are the HTML.

    >>> blocks("<p>a<br>b</p><ul><li><p>c</p></li></ul>")
    ['<p>a<br>b</p>', '<ul><li><p>c</p></li></ul>']
    """
    found: list[str] = []
    depth = begin = 0
    for tag in _TAG.finditer(html):
        if not tag[2] or tag[2].lower() in _VOID or tag[3]:
            continue
        depth += -1 if tag[1] else 1
        if depth == 0:
            found.append(html[begin : tag.end()])
            begin = tag.end()
    if html[begin:].strip():
        found.append(html[begin:])
    return found


def plain_text(html: str) -> str:
    """The text, in lines of 72 characters; the address of a link stands behind its words.

    >>> print(plain_text('<p>See <a href="https://c.d/">c</a>.</p>'))
    See c (https://c.d/).
    """
    reader = _Plain()
    reader.feed(html)
    reader.close()
    return reader.text()


class _Plain(HTMLParser):
    """Collects blocks of text with the indentation and the mark that each begins with."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._done: list[str] = []
        self._words: list[str] = []
        self._links: list[tuple[str, int]] = []
        self._after: list[str] = []
        self._indent = 0
        self._mark = ""
        self._heading = 0

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in ("p", "h1", "h2", "h3", "h4", "ul", "ol", "blockquote", "pre", "table", "tr"):
            self._close()
        if tag in ("ul", "ol", "blockquote"):
            self._indent += 2
        elif tag == "li":
            self._close()
            self._mark = "- "
        elif tag in ("h1", "h2"):
            self._heading = 1
        elif tag in ("br", "cite"):
            self._words.append("\n")
        elif tag in ("td", "th"):
            self._words.append("  ")
        elif tag == "hr":
            self._close()
            self._done.append("* * *")
        elif tag == "img":
            self._words.append(values.get("alt") or "")
        elif tag == "a":
            self._links.append((values.get("href") or "", len(self._words)))

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._links:
            address, begin = self._links.pop()
            shown = "".join(self._words[begin:]).strip()
            if self._heading:
                self._after.append(address)
            elif address and address not in (shown, f"mailto:{shown}"):
                self._words.append(f" ({address})")
        elif tag in ("h1", "h2", "h3", "h4", "p", "li", "pre", "tr"):
            self._close()
        elif tag in ("ul", "ol", "blockquote"):
            self._close()
            self._indent = max(0, self._indent - 2)

    def _close(self) -> None:
        """End the block that is open."""
        pad = " " * self._indent
        lines: list[str] = []
        for line in "".join(self._words).split("\n"):
            if words := " ".join(line.split()):
                first = pad[: -len(self._mark)] + self._mark if self._mark else pad
                lines += textwrap.wrap(
                    words,
                    _WIDTH,
                    initial_indent=first,
                    subsequent_indent=pad,
                    break_long_words=False,
                    break_on_hyphens=False,
                )
                self._mark = ""
        self._words, self._links = [], []
        if not lines:
            return
        if self._heading:
            lines += ["-" * min(_WIDTH, max(map(len, lines))), *self._after]
        self._done.append("\n".join(lines))
        self._after, self._heading = [], 0

    def text(self) -> str:
        """All blocks, with a blank line between them."""
        self._close()
        return "\n\n".join(self._done)
