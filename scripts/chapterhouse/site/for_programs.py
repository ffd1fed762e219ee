"""What a page says to programs: the files beside it, its feeds, its picture, its facts as data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chapterhouse.export.beside import FORMS
from chapterhouse.site.cards import Card
from chapterhouse.site.docs import EpisodeDoc
from chapterhouse.site.facts import SiteFacts
from chapterhouse.site.listings import Catalogue


class ForPrograms:
    """Works out what the templates tell programs about each page of a catalogue."""

    def __init__(self, of: Catalogue, facts: SiteFacts) -> None:
        self._of = of
        self._facts = facts
        self._beside = facts.exports_of(len(of.library.episodes))

    def page(self, path: str, meta: Mapping[str, Any]) -> Card:
        """What goes under ``ch`` in the front matter of the page at ``path``."""
        doc = self._of.library.page(path)
        card: Card = {}
        if isinstance(doc, EpisodeDoc):
            card["files"] = [
                {"file": form.file, "type": form.media_type, "label": form.label}
                for name, form in FORMS.items()
                if name in self._beside and name in doc.forms
            ]
        return card
