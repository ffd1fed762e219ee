"""Which page a name leads to, for the people and the shows of all episodes.

A page is known by its title, by its ``aliases``, by its file name, and by the name under which it
was first made. So several names of one person lead to one page, and a page that an editor renamed
or whose name an editor corrected is found again.
"""

from __future__ import annotations

from collections.abc import Mapping

from chapterhouse.conversion.peek import peek
from chapterhouse.pages import front_matter
from chapterhouse.problems import ChapterhouseError
from chapterhouse.slugs import slug


class NamedPages:
    """The pages of one folder: slugs by name, and where the last output of each lies."""

    def __init__(self, folder: str, docs: Mapping[str, str], pristine: Mapping[str, str]) -> None:
        """Take in all pages (path to text); those of other folders do not count."""
        self._folder = folder
        self._slugs: dict[str, str] = {}
        here = {path: text for path, text in docs.items() if path.startswith(f"{folder}/")}
        made = {path: text for path, text in pristine.items() if path.startswith(f"{folder}/")}
        # An alias is what a person decided, so it comes before the names that pages just have.
        for names in (_aliases, _title, _stems):
            for path, text in here.items():
                for name in names(path, text):
                    self._slugs.setdefault(slug(name), _stem(path))
        self._bases: dict[str, str] = {}
        for path, text in made.items():
            first = next(iter(_title(path, text)), _stem(path))
            if path in here:
                self._slugs.setdefault(slug(first), _stem(path))
            leads_to = self._slugs.setdefault(slug(first), _stem(path))
            if path not in here and leads_to != _stem(path):
                self._bases.setdefault(leads_to, path)

    def slug_of(self, name: str) -> str:
        """The slug of the page that a name leads to; a new one where there is none."""
        key = slug(name)
        return self._slugs.get(key, key)

    def path(self, key: str) -> str:
        """The path of the page with that slug."""
        return f"{self._folder}/{key}.md"

    def base(self, key: str) -> str:
        """The path of the last output of that page, which an editor may have renamed since."""
        return self._bases.get(key, self.path(key))


def _aliases(path: str, text: str) -> list[str]:
    """The aliases of a page; none where its YAML is broken."""
    if "\naliases:" not in text:
        return []
    try:
        aliases = front_matter.split(path, text).meta.get("aliases")
    except ChapterhouseError:
        return []
    listed = aliases if isinstance(aliases, list) else [aliases]
    return [alias for alias in listed if isinstance(alias, str) and alias.strip()]


def _title(_: str, text: str) -> list[str]:
    title = peek(text, "title")
    return [title] if title else []


def _stems(path: str, _: str) -> list[str]:
    return [_stem(path)]


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")
