"""Writes the pictures into the site; those that were drawn before are taken from the cache."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from chapterhouse.pictures.card import Card, draw
from chapterhouse.pictures.icons import icons
from chapterhouse.pictures.page_cards import page_cards
from chapterhouse.processes import in_processes
from chapterhouse.site.facts import SiteFacts
from chapterhouse.site.finished import write
from chapterhouse.site.listings import Catalogue

CACHE = Path(".chapterhouse") / "cards"


def write_pictures(site: Path, root: Path, of: Catalogue, facts: SiteFacts) -> None:
    """Write the cards, where the site has an address and wants them, and the icons."""
    for name, picture in icons().items():
        if not (site / name).exists():
            write(site / name, picture)
    if not (facts.cards and facts.address):
        return
    cards = dict(page_cards(of, facts))
    cache = root / CACHE
    wanted = {card.name: card for card in cards.values()}
    missing = [card for name, card in wanted.items() if not (cache / name).is_file()]
    in_processes(_Draw(cache), missing)
    for file in cache.iterdir() if cache.is_dir() else ():
        if file.name not in wanted:
            file.unlink()
    in_processes(_Put(site, cache), list(cards.items()))


@dataclass(frozen=True, slots=True)
class _Put:
    """Puts a card from the cache to its place in the site; may run in another process."""

    site: Path
    cache: Path

    def __call__(self, placed: tuple[str, Card]) -> None:
        href, card = placed
        write(self.site / unquote(href), (self.cache / card.name).read_bytes())


@dataclass(frozen=True, slots=True)
class _Draw:
    """Draws a card into the cache; may run in another process."""

    cache: Path

    def __call__(self, card: Card) -> None:
        unfinished = self.cache / f".{card.name}"
        write(unfinished, draw(card))
        unfinished.replace(self.cache / card.name)
