"""An issue, or an episode, as an e-mail: one column of HTML that any mail program shows, and text.

The styles are written into the elements, because mail programs drop style sheets; one sheet stays
for dark mode and small screens, where programs that know these keep it. No pictures, no scripts,
and full addresses only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from chapterhouse.newsletter.fragment import absolute, blocks, plain_text

if TYPE_CHECKING:
    from css_inline import CSSInliner

LARGEST = 100_000
"""Bytes; Gmail shows no more than 102 kB of a message."""

UNSUBSCRIBE = "<!--unsubscribe-->"
"""Stands in the foot where ``issue send`` puts the link."""


@dataclass(frozen=True, slots=True)
class MailPage:
    """What a mail is made of: ``content`` is the HTML of the page at the address ``url``.

    ``kicker`` is what stands above the title, ``preview`` what mail programs show beside it,
    ``unsubscribe`` what the owner's mail service replaces by an address.
    """

    title: str
    url: str
    content: str
    kicker: str = ""
    preview: str = ""
    unsubscribe: str = ""


@dataclass(frozen=True, slots=True)
class Publication:
    """Who sends it: the name, the address of the site, the language of both."""

    name: str
    address: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Mail:
    """A finished mail; ``cut`` where not all of it found room."""

    html: str
    text: str
    cut: bool = False


def mail(page: MailPage, sender: Publication) -> Mail:
    """The mail of a page; what exceeds ``LARGEST`` is left to the page itself."""
    content = blocks(absolute(page.content, page.url))
    text = _text(page, sender, content)
    html = _html(page, sender, content)
    if len(html.encode()) <= LARGEST:
        return Mail(html, text)
    fits, too_many = 0, len(content)
    while too_many - fits > 1:
        half = (fits + too_many) // 2
        if len(_html(page, sender, [*content[:half], _rest(page)]).encode()) <= LARGEST:
            fits = half
        else:
            too_many = half
    return Mail(_html(page, sender, [*content[:fits], _rest(page)]), text, cut=True)


def _rest(page: MailPage) -> str:
    return f'<p><strong><a href="{escape(page.url)}">The rest is on the web</a></strong></p>'


def _html(page: MailPage, sender: Publication, content: Sequence[str]) -> str:
    """The document, with the styles in its elements."""
    foot = f'You get this because you subscribed to <a href="{escape(sender.address)}">'
    foot += f"{escape(sender.name)}</a>."
    leave = UNSUBSCRIBE
    if page.unsubscribe:
        leave = f'<p><a href="{escape(page.unsubscribe)}">Unsubscribe</a></p>'
    kicker = f'<p class="kicker">{escape(page.kicker)}</p>' if page.kicker else ""
    preview = f'<div class="preview">{escape(page.preview)}</div>' if page.preview else ""
    document = f"""<!DOCTYPE html>
<html lang="{escape(sender.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="robots" content="noindex">
<title>{escape(page.title)}</title>
</head>
<body>
{preview}
<div role="article" aria-roledescription="email" aria-label="{escape(page.title)}">
<table role="presentation" class="outer" width="100%" cellpadding="0" cellspacing="0"><tr>
<td class="outer-cell" align="center">
<table role="presentation" class="column" width="600" cellpadding="0" cellspacing="0">
<tr><td class="head"><a href="{escape(sender.address)}">{escape(sender.name)}</a></td></tr>
<tr><td class="title">{kicker}
<h1><a href="{escape(page.url)}">{escape(page.title)}</a></h1></td></tr>
<tr><td class="text">
{"".join(content)}
</td></tr>
<tr><td class="foot"><p>{foot}</p><p><a href="{escape(page.url)}">Read it on the web</a></p>{leave}
</td></tr>
</table>
</td></tr></table>
</div>
</body>
</html>
"""
    inlined = _inliner().inline(document)
    # Put back after: what stays a style sheet is not to be written into the elements as well.
    return inlined.replace("</head>", f"<style>\n{_sheet('mail_dark')}</style>\n</head>", 1)


def _text(page: MailPage, sender: Publication, content: Sequence[str]) -> str:
    """The same as text."""
    head = [page.title, "=" * min(72, len(page.title)), *filter(None, (page.kicker,)), page.url]
    foot = f"-- \n{sender.name}\n{sender.address}\n"
    if page.unsubscribe:
        foot += f"Unsubscribe: {page.unsubscribe}\n"
    return "\n".join(head) + "\n\n" + plain_text("".join(content)) + "\n\n" + foot


@cache
def _inliner() -> CSSInliner:
    # Not on the way of sites without a newsletter.
    from css_inline import CSSInliner

    return CSSInliner(load_remote_stylesheets=False, extra_css=_sheet("mail"))


@cache
def _sheet(name: str) -> str:
    return Path(__file__).with_name(f"{name}.css").read_text(encoding="utf-8")
