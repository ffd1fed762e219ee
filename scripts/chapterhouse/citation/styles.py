"""The styles.

APA 7 (https://apastyle.apa.org/style-grammar-guidelines/references/examples/podcast-references),
Chicago's bibliography (https://www.chicagomanualofstyle.org/), BibTeX, and CSL-JSON
(https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html). What a page does not say is
left out; a missing date is ``n.d.``, as both styles have it.
"""

from __future__ import annotations

import json
import re
from typing import Any

from chapterhouse.citation.names import divided, inverted, with_initials
from chapterhouse.citation.work import Citation, Work

_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_FOR_TEX = str.maketrans(
    {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "#": r"\#",
     "$": r"\$", "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}
)  # fmt: skip


def citations(work: Work) -> list[Citation]:
    """The work in every style."""
    return [apa(work), chicago(work), bibtex(work), csl_json(work)]


def apa(work: Work) -> Citation:
    """``Calloway, I. (Host). (2026, March 12). Title [Transcript]. In Show. Site. https://…``"""
    named = [with_initials(name) for name in work.hosts or work.guests]
    role = ("Host" if len(named) == 1 else "Hosts") if work.hosts else "Guest"
    if not work.hosts and len(named) > 1:
        role = "Guests"
    people = f"{_listed(named, '&')} ({role}). " if named else ""
    day = work.day
    when = f"{day.year}, {_MONTHS[day.month - 1]} {day.day}" if day else "n.d."
    title = work.title + (f" [{work.medium}]" if work.medium else "")
    dated = f"({when}). "
    opening = f"{people}{dated}{_ended(title)} " if people else f"{_ended(title)} {dated}"
    show = f"In {_ended(work.show)} " if work.show else ""
    site = f"{_ended(work.site)} " if work.site and work.site != work.show else ""
    return Citation("apa", "APA", f"{opening}{show}{site}", "", ". ", work.url, "")


def chicago(work: Work) -> Citation:
    """``Calloway, Ines, host. “Title.” With Maren Oduya. Show. March 12, 2026. Transcript. https://…``"""
    named = list(work.hosts or work.guests)
    people = ""
    if named:
        role = "host" if work.hosts else "guest"
        written = _listed([inverted(named[0]), *named[1:]], "and")
        people = f"{written}, {role}{'s' if len(named) > 1 else ''}. "
    guests = (
        f"With {_ended(_listed(list(work.guests), 'and'))} " if work.hosts and work.guests else ""
    )
    day = work.day
    when = f"{_MONTHS[day.month - 1]} {day.day}, {day.year}. " if day else "n.d. "
    parts = [
        people,
        f"“{_ended(work.title)}” ",
        guests,
        f"{_ended(work.show)} " if work.show else "",
        f"{_ended(work.site)} " if work.site and work.site != work.show else "",
        when,
        f"{work.medium}. " if work.medium else "",
    ]
    return Citation("chicago", "Chicago", "".join(parts), "", ". ", work.url, ".")


def bibtex(work: Work) -> Citation:
    """An entry of the kind ``misc``, which every style of BibTeX knows."""
    year = str(work.day.year) if work.day else "nd"
    family = divided((work.hosts or work.guests or (work.show or work.site,))[0])[0]
    key = re.sub(r"[^a-z0-9]+", "", f"{family.casefold()}{year}{work.slug.partition('-')[0]}")
    fields = {
        "author": " and ".join(_tex_name(name) for name in work.hosts or work.guests),
        "title": f"{{{work.title.translate(_FOR_TEX)}}}",
        "howpublished": ", ".join(filter(None, (work.show, work.site))).translate(_FOR_TEX),
        "year": str(work.day.year) if work.day else "",
        "month": str(work.day.month) if work.day else "",
        "language": work.language,
    }
    lines = [f"@misc{{{key or 'episode'},"]
    lines += [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    before = "\n".join(lines) + "\n"
    return Citation(
        "bibtex", "BibTeX", f"{before}", "  note = {", "},\n", f"  url = {{{work.url}", "}\n}"
    )


def csl_json(work: Work) -> Citation:
    """A list of one item, as Zotero and Pandoc read it."""
    item: dict[str, Any] = {
        "id": work.slug,
        "type": "broadcast" if work.show else "webpage",
        "title": work.title,
    }
    if work.show:
        item["container-title"] = work.show
    if work.site:
        item["publisher"] = work.site
    if work.medium:
        item["medium"] = work.medium
    if authors := [_csl_name(name) for name in work.hosts or work.guests]:
        item["author"] = authors
    if work.hosts and work.guests:
        item["guest"] = [_csl_name(name) for name in work.guests]
    if work.day:
        item["issued"] = {"date-parts": [[work.day.year, work.day.month, work.day.day]]}
    if work.language:
        item["language"] = work.language
    lines = [
        f"  {json.dumps(key)}: {json.dumps(v, ensure_ascii=False)},\n" for key, v in item.items()
    ]
    before = "".join(["[\n {\n", *lines])
    url = json.dumps(work.url, ensure_ascii=False)[:-1]
    return Citation("csl", "CSL-JSON", before, '  "note": "', '",\n', f'  "URL": {url}', '"\n }\n]')


def _csl_name(name: str) -> dict[str, str]:
    family, given = divided(name)
    return {"family": family, "given": given} if given else {"literal": name}


def _tex_name(name: str) -> str:
    family, given = (part.translate(_FOR_TEX) for part in divided(name))
    return f"{family}, {given}" if given else f"{{{family}}}"


def _listed(names: list[str], word: str) -> str:
    if len(names) < 3:
        comma = ", " if word == "&" else " "
        return f"{comma}{word} ".join(names)
    return f"{', '.join(names[:-1])}, {word} {names[-1]}"


def _ended(text: str) -> str:
    """The text with a full stop, unless it ends in a sign of its own."""
    return text if text.endswith((".", "?", "!", "…", "。", "？", "！")) else f"{text}."
