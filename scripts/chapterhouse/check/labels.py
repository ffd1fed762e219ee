"""Rules about turn labels: lines that are nearly one, and labels that say something odd."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chapterhouse.check.fences import Mend, Said, told
from chapterhouse.check.near_labels import near_label
from chapterhouse.check.near_times import at_end
from chapterhouse.check.page_text import PageText
from chapterhouse.check.transcript_lines import TranscriptLines
from chapterhouse.check.wording import shown
from chapterhouse.pages import grammar

_MARK = re.compile(r"[*_＊]")


def near_labels(page: PageText, found: TranscriptLines) -> Iterator[Said]:
    """Lines with a bold name, a time or both that the site does not take for a turn label."""
    return told(mend_near_labels(page, found))


def mend_near_labels(page: PageText, found: TranscriptLines) -> Iterator[Mend]:
    """The same lines, and the labels that were meant."""
    folded = {name.casefold() for name in found.speakers}
    names = tuple(folded)
    for index, line in found.odd:
        if index in found.chapter_list:
            continue
        head = grammar.heading(line)
        if head:
            label = grammar.label(head.title)
            if label and (label.name or "").casefold() in folded:
                right = line.strip().lstrip("#").strip()
                why = f"a turn label begins its line, without #; write `{shown(right)}`"
                yield index + 1, why, right
            continue
        if not _MARK.search(line) and not line.strip().casefold().startswith(names):
            continue
        inside = index > found.begins or found.begins == len(page.lines)
        near = near_label(line, folded, inside)
        if near:
            example = f"`{near.right}`" if near.right else "it like `**Ann Lee** (00:57)`"
            yield index + 1, f"{near.why}; write {example}", near.line


def odd_labels(page: PageText, found: TranscriptLines) -> Iterator[Said]:
    """Labels with a colon in the name or a stray sign behind the time."""
    return told(mend_odd_labels(page, found))


def mend_odd_labels(page: PageText, found: TranscriptLines) -> Iterator[Mend]:
    """The same labels, and how they are right."""
    for place in found.places:
        if not place.is_turn:
            continue
        if place.name.endswith((":", "：")) and place.name.strip(":："):
            line = page.lines[place.at].strip()
            right = line.replace(f"{place.name}**", f"{place.name[:-1]}**")
            why = f"a speaker's name has no colon; write `{shown(right)}`"
            yield place.at + 1, why, right
        elif (time := at_end(place.name)) and time.sure and time.right:
            right = f"**{shown(time.rest.strip())}** {time.right}"
            whole = f"**{time.rest.strip()}** {time.right} {place.rest}".rstrip()
            why = f"the time stands behind the asterisks; write `{right}`"
            yield place.at + 1, why, "" if place.start is not None else whole
        elif place.rest and not any(char.isalnum() for char in place.rest) and len(place.rest) < 3:
            right = page.lines[place.at].strip().removesuffix(place.rest).rstrip()
            why = (
                f"the `{place.rest}` behind the time is read as something that was said; "
                f"write `{shown(right)}`"
            )
            yield place.at + 1, why, right


def loose_labels(page: PageText, found: TranscriptLines) -> Iterator[Said]:
    """Labels that this site understands and GitHub's preview does not."""
    return told(mend_loose_labels(page, found))


def mend_loose_labels(page: PageText, found: TranscriptLines) -> Iterator[Mend]:
    """The same labels, with one space where it belongs."""
    for place in found.places:
        if not place.is_turn or (place.start is None and place.number is None):
            continue
        line = page.lines[place.at].strip()
        name = place.name or grammar.NOBODY
        if not line.startswith((f"**{name}** ", f"**{name}**\t")):
            time = line[line.rfind("**", 0, len(line) - len(place.rest)) + 2 :].strip()
            right = f"**{shown(name)}** {shown(time)}"
            why = f"GitHub shows this label in another way; write `{right}`"
            yield place.at + 1, why, f"**{name}** {time} {place.rest}".rstrip()


def numbers_twice(_: PageText, found: TranscriptLines) -> Iterator[Said]:
    """Two turns with the same number, which is a permanent address."""
    numbered = [place for place in found.places if place.number is not None]
    first: dict[int | None, int] = {}
    free = max((place.number or 0 for place in numbered), default=0) + 1
    for place in numbered:
        line = first.setdefault(place.number, place.at)
        if line != place.at:
            name = place.name or grammar.NOBODY
            why = (
                f"the number #{place.number} is that of the turn on line {line + 1} already; "
                f"give this one a free number: `**{shown(name)}** (#{free})`"
            )
            yield place.at + 1, why
            free += 1
