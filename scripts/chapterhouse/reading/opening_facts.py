"""The lines above a transcript that give facts: ``Key: value``, a program's own, a day, a meeting.

Each function says whether a line is one of its kind; what it tells is in the opening then.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from chapterhouse.model import Person, Role
from chapterhouse.reading.headlines import typographic
from chapterhouse.reading.json_values import language_of
from chapterhouse.reading.ledger import Ledger, Line
from chapterhouse.reading.names import looks_like_person, without_title
from chapterhouse.reading.note_facts import youtube_id
from chapterhouse.reading.notes import Notes
from chapterhouse.reading.speakers import bare_name
from chapterhouse.reading.written_dates import iso_date

KEYED = re.compile(
    r"(?:\*\*)?(?P<key>[^\W\d_][\w ()/]{0,28}?)(?:\*\*)?\s?[:：](?:\*\*)?\s*(?P<value>\S.*)"
)
INLINE = re.compile(
    r"(?:[-*+]\s+)?(?P<key>[^\W\d_][\w ()/-]{0,40}?)\s?::(?:\s+(?P<value>\S.*))?", re.DOTALL
)
"""``Key:: value``, a field of Dataview, as programs that fill Obsidian's vaults tell facts."""

_TITLES = ("title", "episode title", "name", "meeting title", "meeting")
_DATES = ("date", "recorded", "recorded on", "published", "published on", "release date", "aired")
_SHOWS = ("show", "podcast", "series", "podcast name", "show name")
_OTHERS = (
    *("duration", "length", "time", "language", "file", "filename", "transcriber", "recording"),
    *(
        "keywords",
        "tags",
        "episode",
        "episode number",
        "season",
        "location",
        "audio",
        "url",
        "link",
    ),
    *("video", "transcribed by", "transcript by", "attendees", "participants", "speakers"),
)
_PEOPLE: dict[str, Role] = {
    **dict.fromkeys(("host", "hosts", "co-host", "hosted by", "interviewer", "moderator"), "host"),
    **dict.fromkeys(("guest", "guests", "interviewee", "featuring", "with"), "guest"),
}
_OF_MEETING = re.compile(
    r"(?P<title>\S.{0,200}?)(?P<when> \((?P<date>\d{4}[-/]\d\d[-/]\d\d)\b[^()]{0,40}\))?"
    r"(?P<what>\s[-–—]\sTranscript)",
    re.IGNORECASE,
)
"""How Google Meet heads a transcript, with the meeting's name and day."""
STAMP = re.compile(
    r"(?:\w{3,9},? )?(?P<date>(?:\w{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
    r"|\d{1,2} \w{3,9} \d{4}|\d{4}-\d{2}-\d{2}))"
    r"(?P<rest>[\s,T•·|–-]*[\d:.]*\s?(?:[AaPp][Mm])?.{0,60})"
)
_TAG = re.compile(r"\[(?P<key>ti|ar|al|au|by|offset|length|re|ve):(?P<value>.*)\]", re.IGNORECASE)
"""Facts above lyrics and captions in LRC (https://en.wikipedia.org/wiki/LRC_(file_format))."""

_LENGTH = re.compile(r"(?:\d{1,2} ?h ?)?\d{1,3} ?m(?:in)?(?: ?\d{1,2} ?s)?", re.IGNORECASE)
_LOG = re.compile(
    r"Detecting language using .{0,160}|.{1,60} (?:started|stopped) transcription", re.IGNORECASE
)
_HEARD = re.compile(r"Detected language: (?P<language>[A-Za-z]{2,20})", re.IGNORECASE)
BETWEEN = re.compile(r"\s*(?:,|;|&| and )\s*")


@dataclass(slots=True)
class Opening:
    """What was found above a transcript."""

    title: str | None = None
    date: str | None = None
    show: str | None = None
    youtube: str | None = None
    people: list[Person] = field(default_factory=list)
    notes: Notes = field(default_factory=Notes)
    machine_made: bool = False
    language: str | None = None

    def add(self, role: Role, names: str) -> None:
        """People of a role, as a list of names in one text."""
        for each in BETWEEN.split(names):
            name = without_title(bare_name(each))
            if name and looks_like_person(name) and all(p.name != name for p in self.people):
                self.people.append(Person(name, role))


def of_meeting(found: Opening, line: Line, ledger: Ledger, titled: bool) -> bool:
    """Whether the line is a meeting's name above its transcript; it is a title if none is known."""
    match = _OF_MEETING.fullmatch(line.text[:300])
    if match is None or titled or found.title is not None:
        return False
    title = match["title"].rstrip("\\ ")
    found.title = typographic(title)
    found.date = found.date or iso_date((match["date"] or "").replace("/", "-"))
    ledger.text(line, "title", title)
    ledger.metadata(line, "transcript", line.text[match.end("title") :].strip())
    return True


def of_program(found: Opening, line: Line, ledger: Ledger) -> bool:
    """Whether the line is what a program writes of its work, or of the recording."""
    text = line.text[:400]
    if heard := _HEARD.fullmatch(text):
        found.language = language_of(heard["language"])
        found.machine_made = True
    elif tag := _TAG.fullmatch(text):
        value = tag["value"].strip()
        if tag["key"].lower() == "ti" and value and found.title is None:
            found.title = value
            ledger.metadata(line, "title", line.text[: tag.start("value")])
            ledger.text(line, "title", value)
            return True
        if tag["key"].lower() == "al":
            found.show = found.show or value or None
    elif not (_LENGTH.fullmatch(text) or _LOG.fullmatch(text)):
        return False
    ledger.metadata(line, "recording")
    return True


def is_field(found: Opening, line: Line, ledger: Ledger, titled: bool) -> bool:
    """Whether the line is a field ``Key:: value``; of a known title it says it again."""
    field_ = INLINE.fullmatch(line.text[:600])
    if field_ is None or len(line.text) > 600:
        return False
    key = field_["key"].rpartition("/")[2].strip().lower().removeprefix("episode ")
    value = (field_["value"] or "").strip()
    if key in _TITLES and value and not titled and found.title is None:
        found.title = typographic(value)
        ledger.metadata(line, "title", line.text[: field_.start("value")])
        ledger.text(line, "title", value)
        return True
    if key in _DATES or key.removesuffix(" date") in _DATES or key == "publish date":
        found.date = found.date or iso_date(value)
    elif key in _SHOWS:
        found.show = found.show or value.strip("[]").rpartition("|")[2] or None
    elif key in _PEOPLE:
        found.add(_PEOPLE[key], value.replace("[[", "").replace("]]", ""))
    ledger.metadata(line, key or "field")
    return True


def is_fact(found: Opening, line: Line, ledger: Ledger) -> bool:
    """Whether the line is a fact ``Key: value``."""
    keyed = KEYED.fullmatch(line.text[:600])
    if keyed is None or len(line.text) > 600:
        return False
    key = keyed["key"].strip().lower().replace("(s)", "s")
    value = keyed["value"].strip()
    if key in _TITLES:
        if found.title is not None:
            return False
        found.title = typographic(value)
        ledger.metadata(line, "title", line.text[: keyed.start("value")])
        ledger.text(line, "title", value)
        return True
    if key in _DATES:
        stamp = STAMP.fullmatch(value[:120])
        found.date = found.date or iso_date(stamp["date"] if stamp else value)
    elif key in _SHOWS:
        found.show = found.show or value
    elif key in _PEOPLE:
        found.add(_PEOPLE[key], value)
    elif key in _OTHERS:
        found.youtube = found.youtube or youtube_id("url", value)
    else:
        return False
    ledger.metadata(line, key)
    return True


def is_stamp(found: Opening, line: Line, ledger: Ledger) -> bool:
    """Whether the line is the day of the recording, perhaps with hour and length."""
    stamp = STAMP.fullmatch(line.text[:160])
    date = iso_date(stamp["date"]) if stamp and len(line.text) <= 100 else None
    if stamp is None or date is None or len(re.findall(r"[^\W\d_]{3,}", stamp["rest"])) > 1:
        return False
    found.date = found.date or date
    ledger.metadata(line, "date")
    return True
