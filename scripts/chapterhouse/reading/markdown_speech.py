"""Markdown and Obsidian markup in what people say: emphasis, links, embeds, block ids, callouts.

What a reader sees is said; addresses, ids and signs are markup and go to the ledger.
"""

from __future__ import annotations

import re

from chapterhouse.model import Prose, plain, prose
from chapterhouse.reading.ledger import Ledger, Line
from chapterhouse.reading.wiki_prose import wiki_prose
from chapterhouse.times import CLOCK

_COMMENT = re.compile(r"%%[^%\n]{0,2000}%%|<!--(?:(?!-->).){0,2000}-->")
_BLOCK_ID = re.compile(r"\s\^[A-Za-z0-9-]{1,80}\Z")
_QUOTE = re.compile(r"\A(?:>\s?)+(?:\[![\w-]{1,30}\][+-]?\s*)?")
_EMBED = re.compile(
    r"!\[\[[^\[\]\n]{1,400}\]\]|!\[[^\[\]\n]{0,400}\]\([^()\s]{1,800}\)"
    r"|<(?P<tag>iframe|audio|video|script)(?:\s[^<>\n]{0,2000})?>[^<>\n]{0,2000}</(?P=tag)>"
    r"|\{\{[<%][^{}\n]{1,800}[>%]\}\}|\{%[^{}\n]{1,800}%\}",
    re.IGNORECASE,
)
"""Pictures, players, and the short codes of Hugo and Jekyll that stand for them."""

_RELATIVE = re.compile(
    r"\[(?P<label>[^\[\]\n]{1,400})\]"
    r"(?P<link>\((?:[#?]|\.{0,2}/)[^\s()<>]{0,400}\)|\([\w./-]{1,300}\.(?:md|html?)(?:#[\w-]{0,200})?\))"
)
"""A link to a place that is not there on a page of ours: only its words stay."""

_CLOCK = re.compile(rf"{CLOCK}\Z")
_UNDERSCORES = re.compile(r"(?<![\w_])(_{1,3})(?=[^\s_])([^_\n]{1,400}?)(?<=[^\s_])\1(?![\w_])")
_MAIL = re.compile(r"\[([^\[\]\n]{1,200})\](\(mailto:[^()\s]{1,300}\))")
_MARKED = re.compile(r"==(?=[^\s=])([^=\n]{1,400})(?<=[^\s=])==")
_TAGS = re.compile(
    r"</?(?:br|b|i|em|strong|u|span|mark|sup|sub|small|p|div|a|details|summary|center|section)(?:\s[^<>\n]{0,300})?/?>",
    re.I,
)
_ANY = re.compile(r"[>%<\[^_=`*\\({](?:(?<!\()|(?=\d))")
"""What all markup has; most lines have none of it."""

_LONGEST = 200_000


def plain_words(line: Line, text: str, ledger: Ledger) -> str:
    """What a reader sees of a piece of a line, as text."""
    if not _ANY.search(text):
        return text.strip()
    return plain(without_markup(line, text, ledger)).strip()


def without_markup(line: Line, text: str, ledger: Ledger) -> Prose:
    """What a reader sees of a piece of a line, as spans; its markup goes to the ledger."""
    if len(text) > _LONGEST:
        return wiki_prose(text)[0]
    if not _ANY.search(text):
        return prose(text.strip())
    text = _taken(line, text, _QUOTE, "quotation", ledger)
    text = _taken(line, text, _COMMENT, "comment", ledger)
    text = _taken(line, text, _EMBED, "embed", ledger)
    text = _taken(line, text, _BLOCK_ID, "block-id", ledger)
    text = _taken(line, text, _TAGS, "tag", ledger)
    if "](" in text:
        text = _without_relative_links(line, text, ledger)
    for mail in _MAIL.findall(text) if "mailto:" in text else ():
        ledger.metadata(line, "link", mail[1])
    text = _MAIL.sub(r"\1", text)
    text = _MARKED.sub(r"\1", _UNDERSCORES.sub(r"\2", text))
    spans, pieces = wiki_prose(text.strip())
    for piece in pieces:
        if piece.kind == "dropped":
            ledger.drop(line, piece.what, piece.text)
        else:
            ledger.metadata(line, piece.what, piece.text)
    return spans if plain(spans).strip() else ()


def _without_relative_links(line: Line, text: str, ledger: Ledger) -> str:
    def words(match: re.Match[str]) -> str:
        ledger.metadata(line, "link", match["link"])
        return f"[{match['label']}]" if _CLOCK.match(match["label"]) else match["label"]

    return _RELATIVE.sub(words, text)


def _taken(line: Line, text: str, pattern: re.Pattern[str], what: str, ledger: Ledger) -> str:
    """The text without what the pattern finds, which the ledger keeps."""

    def take(match: re.Match[str]) -> str:
        if match[0].strip():
            ledger.metadata(line, what, match[0].strip())
        return (
            ""
            if what == "tag"
            and match.string[match.start() - 1 : match.start()].isalnum()
            and (
                match.string[match.end() : match.end() + 1].isalnum()
                and "br" not in match[0].lower()
            )
            else " "
            if what == "tag"
            else ""
        )

    return pattern.sub(take, text)
