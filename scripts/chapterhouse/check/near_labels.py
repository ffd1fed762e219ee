"""Lines that are nearly a turn label, ``**Ann Lee** (00:57)``, and the label that was meant.

`near_label` gives the right form, so that whatever mends pages can use it too.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from chapterhouse.check.near_times import NearTime, at_end, at_start, named_at_start, narrow
from chapterhouse.check.wording import shown

_LONGEST = 200
_LONGEST_NAME = 80
_AROUND_NAME = "*_＊ \t\u3000:："
_BEFORE_LABEL = ">-+•·# \t"
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"
_BOLD = re.compile(r"\*\*([^*]{1,80})\*\*")


@dataclass(frozen=True, slots=True)
class NearLabel:
    """A line that is nearly a label: why it is none, and how it is written (``""``: unknown).

    ``line`` is the whole line as it should be, with what stands behind the label.
    """

    why: str
    right: str
    line: str = ""


def near_label(line: str, speakers: Collection[str], inside: bool) -> NearLabel | None:
    """What is wrong with a line that is nearly a label; ``None`` for any other line.

    ``speakers`` are the names of the page's labels, folded; ``inside``: the line is in the
    transcript, where a list or an emphasis is not to be expected.

    >>> near_label("**Ann** (00:57", (), True).right
    '**Ann** (00:57)'
    """
    bare = line.strip().lstrip(_INVISIBLE)
    label = bare.lstrip(_BEFORE_LABEL) if inside else bare
    name, time = _taken_apart(label)
    if time and "*" in name.strip(_AROUND_NAME):
        name, time = label[: _LONGEST_NAME + 9], None
    plain = name.strip(_AROUND_NAME)
    known = plain.casefold() in speakers
    bold = narrow(name).strip()
    marked = bold.startswith(("*", "_")) or bold.rstrip(":").endswith("**")
    if not plain or (label != bare and not marked):
        return None
    if time is None:
        return _without_time(label, plain, speakers)
    strong = "**" in narrow(label) or inside or known
    a_time = bool(time.right) and not time.written.isdecimal()
    if not (known and (marked or time.sure)) and not (marked and strong and (a_time or time.sure)):
        return None
    behind = "" if time.rest == name else time.rest.strip()
    whole = f"**{plain}** {_mark(time)} {behind}".rstrip() if time.right else ""
    return NearLabel(_why(line, label, name, time), _right(plain, time), whole)


def _taken_apart(label: str) -> tuple[str, NearTime | None]:
    """The name with its asterisks and the time of a line, wherever the time stands."""
    if len(label) <= _LONGEST:
        time = at_end(label.rstrip("*_＊ "))
        if time and time.rest.strip(_AROUND_NAME):
            return time.rest, time
        first = at_start(f"{label} ")
        if first and first.rest[:1] in ("*", "_"):
            return first.rest, first
    return named_at_start(label) or (label[: _LONGEST_NAME + 9], None)


def _without_time(label: str, plain: str, speakers: Collection[str]) -> NearLabel | None:
    """A known name without a time that can be read, but with something that is not in order."""
    if narrow(label[:1]) not in ("*", "_"):
        return None
    if plain.casefold() in speakers and len(label) <= _LONGEST_NAME + 9:
        why = "a speaker's name has two asterisks before it and two behind it, and nothing else"
        return NearLabel(why, f"**{shown(plain)}**", f"**{plain}**")
    bold = _BOLD.match(label)
    if bold and bold[1].strip().casefold() in speakers:
        return NearLabel("behind a speaker's name stands a time in round brackets, or nothing", "")
    return None


def _right(name: str, time: NearTime) -> str:
    return f"**{shown(name)}** {_mark(time)}" if time.right else ""


def _mark(time: NearTime) -> str:
    """The time in its brackets, exact as a turn's is."""
    return time.right.replace("≈ ", "")


def _why(line: str, label: str, name: str, time: NearTime) -> str:
    """The first thing that is wrong with a label."""
    wide = narrow(label)
    behind = wide.partition(name.strip(_AROUND_NAME))[2].lstrip("*_")
    before = line.strip().removesuffix(label)
    checks = (
        (before.strip(_INVISIBLE) == "" != before, "an invisible sign stands before this label"),
        (before != "", "a turn label begins its line, without a sign before it"),
        (not time.right and ":" in time.written, _no_time(time)),
        (not time.right, "a turn's time is minutes and seconds with a colon between"),
        (label[0] not in "*_＊" and "*" in label[-1:], "a speaker's name stands before the time"),
        (not re.search(r"[*_]", wide), "without asterisks this is read as something that was said"),
        (not _BOLD.match(wide) or wide.endswith("*"), "only a name has asterisks, two at each end"),
        (wide != label, "a sign here is another one than it seems (full-width, or an odd space)"),
        ("≈" in behind or "~" in behind, "the time of a turn has no sign before it"),
        (time.right.strip("()≈ ") not in behind, f"a time is not written like `{time.written}`"),
        (behind.strip() != time.right and time.right in behind, "a turn label has no other signs"),
        ("( " in behind or " )" in behind, "there are no spaces inside of a time's brackets"),
        ("#" in time.written, "the number of a turn stands in round brackets, one at each end"),
        (line[:1].isspace() and behind.strip() == time.right, "a turn label begins its line"),
    )
    fitting = (why for is_so, why in checks if is_so)
    return next(fitting, "the time of a turn stands in round brackets, one at each end")


def _no_time(time: NearTime) -> str:
    return f"`{time.written}` is no time (minutes and seconds go up to 59)"
