"""Rules about what facts refer to: people, shows, source files, and the facts of other pages."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from chapterhouse.check.fences import Said
from chapterhouse.check.old_addresses import told
from chapterhouse.check.page_text import KINDS
from chapterhouse.check.site_pages import SitePages
from chapterhouse.check.wording import shown
from chapterhouse.check.yaml_facts import Facts
from chapterhouse.problems import Finding
from chapterhouse.site.moved import old_address
from chapterhouse.slugs import slug


@dataclass(frozen=True, slots=True)
class Claim:
    """What only one page may have: an address, an old one, or the source it is made from."""

    what: str
    value: str
    path: str
    line: int


_ONE_OF = {"people": "person", "shows": "show", "episodes": "episode"}
_LISTS = (("hosts", "people"), ("guests", "people"), ("episodes", "episodes"))


def unknown_pages(facts: Facts, site: SitePages) -> Iterator[Said]:
    """Hosts, guests, shows and episodes without a page, and what is listed twice."""
    listed: dict[str, str] = {}
    for key, folder in _LISTS:
        for name, line in _texts(facts, key):
            if name in listed:
                yield line, f"`{shown(name)}` is here twice, in {listed[name]} too; keep one"
            listed[name] = key
            if not site.has(folder, name):
                yield line, _unknown(folder, name, site)
    for key, folder in (("show", "shows"), ("bio_from", "episodes")):
        fact = facts.by_key.get(key)
        one = fact.value if fact else None
        if fact and isinstance(one, str) and one.strip() and not site.has(folder, one):
            yield fact.value_line, _unknown(folder, one, site)


def _texts(facts: Facts, key: str) -> Iterator[tuple[str, int]]:
    """The texts of a list with their lines; what is no text is left to the schema."""
    fact = facts.by_key.get(key)
    if fact and isinstance(fact.value, list):
        for value, (_, line) in zip(fact.value, fact.items, strict=True):
            if isinstance(value, str) and value.strip():
                yield value, line


def _unknown(folder: str, name: str, site: SitePages) -> str:
    what = _ONE_OF[folder]
    meant = site.slug_meant(folder, name)
    end = f"did you mean `{meant}`?" if meant else "make that page, or correct the name here"
    return f"there is no page of this {what}, docs/{folder}/{shown(name)}.md; {end}"


def source_gone(facts: Facts, sources: Collection[str]) -> Iterator[Said]:
    """A page whose source file is not among those that are there, so that nothing updates it."""
    source = facts.by_key.get("source")
    if source and isinstance(source.value, str) and source.value.strip():
        path, mark, number = source.value.rpartition("#")
        path = path if mark and number.isdecimal() else source.value
        if path not in sources:
            why = (
                f"the source `{shown(path)}` is not there any more, so this page stays as it is; "
                "put the file back, or take the line out if you now keep this page by hand"
            )
            yield source.value_line, why


def odd_file_names(files: Iterable[str]) -> Iterator[Finding]:
    """Files below ``docs/`` that should be pages and are not, and pages whose address is odd."""
    for path in files:
        folder, _, name = path.rpartition("/")
        stem, _, ending = name.rpartition(".")
        if folder not in KINDS or stem.lower() in ("index", "readme"):
            continue
        right = f"{slug(stem or name)}.md"
        if ending in ("txt", "text", "markdown", "mdown", "mkd", "MD", "Md") or not stem:
            why = f"this file is no page; a page's name ends in .md, so rename it to `{right}`"
            yield Finding(f"docs/{path}", 1, why)
        elif ending == "md" and name != right:
            why = f"this page would have an odd address; rename it to `{right}`"
            yield Finding(f"docs/{path}", 1, why, "warning")


def claims(path: str, facts: Facts) -> Iterator[Claim]:
    """What a page has that no other page may have."""
    inside = path.removeprefix("docs/")
    stem = inside.removesuffix(".md")
    for index in ("index", "README"):
        stem = stem.removesuffix(f"/{index}") if stem.endswith(f"/{index}") else stem
    yield Claim("address", unicodedata.normalize("NFC", stem).casefold(), path, 1)
    source = facts.by_key.get("source")
    if source and isinstance(source.value, str) and source.value.strip():
        yield Claim("source", source.value.strip(), path, source.value_line)
    for text, line in told(path, facts):
        if old := old_address(text):
            yield Claim("old address", old.casefold(), path, line)


def claimed_twice(all_claims: Iterable[Claim]) -> Iterator[Finding]:
    """What two pages have: said at the second one, in the order of the paths."""
    first: dict[tuple[str, str], Claim] = {}
    for claim in sorted(all_claims, key=lambda claim: claim.path):
        other = first.setdefault((claim.what, claim.value), claim)
        if other is claim:
            continue
        if claim.what == "address":
            why = f"this page would have the same address as {other.path}; rename one of the two"
        elif claim.what == "old address":
            why = (
                f"{other.path} has the old address `{shown(claim.value)}` too, and it can lead to"
                " one page only; take it out of one of the two"
            )
        else:
            why = (
                f"{other.path} has the source `{shown(claim.value)}` too; "
                "each source makes one page, so take the line out of the copy"
            )
        yield Finding(claim.path, claim.line, why)
