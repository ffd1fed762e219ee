"""What the site says of itself in ``mkdocs.yml``, whichever engine read it.

Feeds, exports and pictures are made before and after the engine, so they are told here what the
templates get from the engine: the name, the address, and the options under ``extra``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from chapterhouse.named_files import is_address
from chapterhouse.problems import ChapterhouseError

CONFIGURATION = "mkdocs.yml"
FEW_EPISODES = 250
"""Up to so many episodes ``auto`` makes everything; a site of thousands would outgrow its host."""

EXPORTS = ("md", "vtt", "srt", "json", "chapters", "cite", "lists", "corpus", "llms")
"""Files beside each episode; from the lists on, those at the top of the site about all of them."""

_LEAN = ("vtt", "chapters", "lists", "corpus", "llms")


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """The site's own facts; ``address`` has a slash at its end, and is empty where none is told.

    ``exports``: in which files episodes are to be had, ``None`` for what suits the site's size.
    ``feed_items``: how many items a feed has; ``feed_text``: ``auto``, ``full`` or ``summary``.
    ``quotes``: whether some are chosen from transcripts that nobody took any from.
    """

    name: str = ""
    address: str = ""
    description: str = ""
    author: str = ""
    language: str = "en"
    copyright: str = ""
    exports: tuple[str, ...] | None = None
    feed_items: int = 20
    feed_text: str = "auto"
    podcast_guid: str = ""
    cards: bool = True
    quotes: bool = True
    search: bool = True
    extra: Mapping[str, Any] = field(default_factory=dict)

    def absolute(self, href: str) -> str:
        """The full address of what lies at ``href`` below the top of the site, where it is known.

        What is a full address already stays as it is.

        >>> SiteFacts(address="https://a.org/p/").absolute("episodes/x/")
        'https://a.org/p/episodes/x/'
        """
        if is_address(href):
            return href
        return self.address + ("" if href in (".", "./") else href)

    def exports_of(self, episodes: int) -> tuple[str, ...]:
        """The names of the exports that a site of so many episodes has."""
        if self.exports is not None:
            return self.exports
        return EXPORTS if episodes <= FEW_EPISODES else _LEAN

    def whole_text(self, episodes: int, kind: str) -> bool:
        """Whether a feed of this kind (``site``, ``shows``, ``people`` …) has the whole text."""
        if self.feed_text != "auto":
            return self.feed_text == "full"
        return episodes <= FEW_EPISODES or kind in ("site", "shows", "corrections")


def site_facts(config: Mapping[str, Any]) -> SiteFacts:
    """The facts of a configuration; ChapterhouseError for an option that is not understood."""
    extra = config.get("extra") or {}
    theme = config.get("theme")
    address = _text(config, "site_url")
    feeds = _options(extra, "feeds", ("items", "text", "guid"))
    items = feeds.get("items", 20)
    if not isinstance(items, int) or isinstance(items, bool) or not 1 <= items <= 1000:
        raise _wrong("feeds: items", f"{items!r} is no number from 1 to 1000")
    return SiteFacts(
        name=_text(config, "site_name"),
        address=f"{address.rstrip('/')}/" if address else "",
        description=_text(config, "site_description"),
        author=_text(config, "site_author"),
        language=_language(theme),
        copyright=_text(config, "copyright"),
        exports=_exports(extra.get("exports", "auto")),
        feed_items=items,
        feed_text=_one_of("feeds: text", feeds.get("text", "auto"), ("auto", "full", "summary")),
        podcast_guid=str(feeds.get("guid") or ""),
        cards=_flag(extra, "cards"),
        quotes=_flag(extra, "quotes"),
        search=_flag(extra, "search"),
        extra=extra,
    )


def _exports(value: Any) -> tuple[str, ...] | None:
    """The exports asked for, in their own order; ``None`` for ``auto``."""
    if value == "auto":
        return None
    if value in ("all", "none"):
        return EXPORTS if value == "all" else ()
    asked = value if isinstance(value, list) else [value]
    for name in asked:
        _one_of("exports", name, ("auto", "all", "none", *EXPORTS))
    return tuple(name for name in EXPORTS if name in asked)


def _flag(extra: Mapping[str, Any], key: str) -> bool:
    value = extra.get(key, True)
    if not isinstance(value, bool):
        raise _wrong(key, f"{value!r} is neither true nor false")
    return value


def _options(extra: Mapping[str, Any], key: str, known: tuple[str, ...]) -> Mapping[str, Any]:
    value = extra.get(key) or {}
    if not isinstance(value, Mapping):
        raise _wrong(key, f"write its options on lines of their own: {', '.join(known)}")
    for name in value:
        _one_of(key, name, known)
    return value


def _one_of(key: str, value: Any, known: Iterable[str]) -> str:
    choices = tuple(known)
    if value not in choices:
        raise _wrong(key, f"{value!r} is none of {', '.join(choices)}")
    return str(value)


def _wrong(key: str, why: str) -> ChapterhouseError:
    return ChapterhouseError(CONFIGURATION, f"extra: {key}: {why}")


def _text(config: Mapping[str, Any], key: str) -> str:
    value = config.get(key)
    return "" if value is None else str(value).strip()


def _language(theme: Any) -> str:
    """The language that the theme speaks, which is the site's own."""
    known = theme.get("language") if hasattr(theme, "get") else None
    return known if isinstance(known, str) and known else "en"
