"""What may stand in the front matter of each kind of page: pydantic models, and JSON Schema.

The models say what is right and give an example of it; `front_matter` puts into words what is
wrong. Whoever adds a key to pages adds it here.
"""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from chapterhouse.check.dates import iso_date
from chapterhouse.check.wording import shown
from chapterhouse.named_files import is_file

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_ADDRESS = re.compile(r"https?://[^\s/?#\"'<>\\]+[^\s\"'<>\\]*")
_MAIL = re.compile(r"mailto:[^\s@]+@[^\s@]+")
_YOUTUBE_ID = re.compile(r"[\w-]{11}", re.ASCII)
_IN_YOUTUBE_ADDRESS = re.compile(
    r"(?:[?&]v=|youtu\.be/|/embed/|/live/|/shorts/)([\w-]{11})", re.ASCII
)


def _wrong(why: str) -> PydanticCustomError:
    """A mistake in words; `front_matter` puts the key before them."""
    return PydanticCustomError("wrong", "{why}", {"why": why})


def _some_text(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("empty", "empty")
    return text


def _date(value: Any) -> Any:
    return iso_date(value) if isinstance(value, datetime.date | str) else value


def _day(text: str) -> str:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError("no_date", "no date") from None
    return text


def _youtube(text: str) -> str:
    if _YOUTUBE_ID.fullmatch(text):
        return text
    if inside := _IN_YOUTUBE_ADDRESS.search(text[:500]):
        raise _wrong(f"only the video's id goes here: write `youtube: {inside[1]}`")
    raise _wrong(
        f"`{shown(text)}` is no YouTube id; it is the 11 characters after `v=` in the video's "
        "address, like `youtube: a1B2c3D4e5F`"
    )


def _address(text: str) -> str:
    if _ADDRESS.fullmatch(text):
        return text
    if re.match(r"(?:www\.|[\w-]+\.[a-z]{2,6}/)", text):
        raise _wrong(f"an address begins with https://; write `https://{shown(text)}`")
    raise _wrong(f"`{shown(text)}` is no web address; it begins with https:// and has no spaces")


def _file(text: str) -> str:
    return text if is_file(text) else _address(text)


def _language(text: str) -> str:
    if not _LANGUAGE.fullmatch(text):
        raise _wrong(f"`{shown(text)}` is no language code; write one like `en`, `zh` or `pt-BR`")
    return text


Text = Annotated[str, AfterValidator(_some_text), Field(min_length=1)]
Day = Annotated[
    str,
    BeforeValidator(_date),
    AfterValidator(_day),
    WithJsonSchema({"type": "string", "format": "date"}),
]
YouTubeId = Annotated[
    str, AfterValidator(_youtube), WithJsonSchema({"type": "string", "pattern": r"^[\w-]{11}$"})
]
Address = Annotated[
    str, AfterValidator(_address), WithJsonSchema({"type": "string", "pattern": "^https?://"})
]
Recording = Annotated[
    str, AfterValidator(_file), WithJsonSchema({"type": "string", "pattern": r"^[^\\s\"'<>\\\\]+$"})
]
WebOrMail = Annotated[
    str,
    AfterValidator(lambda text: text if _MAIL.fullmatch(text) else _address(text)),
    WithJsonSchema({"type": "string", "pattern": "^(https?://|mailto:)"}),
]
Language = Annotated[str, AfterValidator(_language)]
PageName = Annotated[str, AfterValidator(_some_text)]


class PageFacts(BaseModel):
    """Any page: the keys that MkDocs and Material know, all optional."""

    model_config = ConfigDict(extra="forbid", strict=True)

    title: Text | None = Field(None, examples=["About this site"])
    description: Text | None = Field(None, examples=["What the page is about, in a sentence"])
    template: Text | None = Field(None, examples=["home.html"])
    hide: list[Text] = Field([], examples=["[navigation, toc]"])
    search: dict[str, Any] = Field({}, examples=["{exclude: true}"])
    tags: list[Text] = Field([], examples=["[captions, audio]"])
    icon: Text | None = Field(None, examples=["material/microphone"])
    status: Text | None = Field(None, examples=["new"])
    lang: Language | None = Field(None, examples=["en"])
    aliases: list[Text] = Field([], examples=["[episodes/old-name/]"])
    dir: Literal["ltr", "rtl"] | None = Field(None, examples=["rtl"])
    checked_by: list[Text] = Field([], examples=["[Ann Lee]"])
    checked_on: Day | None = Field(None, examples=["2026-01-31"])


class PersonFacts(PageFacts):
    """A page of ``docs/people/``."""

    title: Text = Field(examples=["Ann Lee"])
    kind: Literal["person"] | None = Field(None, examples=["person"])
    aliases: list[Text] = Field([], examples=["[Annie Lee]"])
    links: list[WebOrMail] = Field([], examples=['["https://example.org/ann"]'])
    bio: Literal["unverified"] | None = Field(None, examples=["unverified"])
    bio_from: PageName | None = Field(None, examples=["what-captions-are-for"])


class ShowFacts(PageFacts):
    """A page of ``docs/shows/``."""

    title: Text = Field(examples=["The Long Table"])
    kind: Literal["show"] | None = Field(None, examples=["show"])
    hosts: list[PageName] = Field([], examples=["[ann-lee]"])
    links: list[WebOrMail] = Field([], examples=['["https://example.org/show"]'])
    sample: bool = Field(False, examples=["true"])


class TopicFacts(PageFacts):
    """A page of ``docs/topics/``."""

    kind: Literal["topic"] | None = Field(None, examples=["topic"])
    aliases: list[Text] = Field([], examples=["[VTT, Web Video Text Tracks]"])


class EpisodeFacts(PageFacts):
    """A page of ``docs/episodes/``."""

    title: Text = Field(examples=["What captions are for"])
    title_derived: bool = Field(False, examples=["true"])
    show: PageName | None = Field(None, examples=["the-long-table"])
    kind: Literal["transcript", "notes", "article", "insights"] = Field(examples=["transcript"])
    date: Day | None = Field(None, examples=["2026-01-31"])
    hosts: list[PageName] = Field([], examples=["[ann-lee]"])
    guests: list[PageName] = Field([], examples=["[bo-marsh]"])
    youtube: YouTubeId | None = Field(None, examples=["a1B2c3D4e5F"])
    audio: Recording | None = Field(None, examples=["https://example.org/episode.mp3"])
    poster: Recording | None = Field(None, examples=["assets/posters/episode.jpg"])
    quotes: list[Text] = Field([], examples=['["What was said, word for word."]'])
    audio_bytes: int | None = Field(None, gt=0, examples=["48210977"])
    guid: Text | None = Field(None, examples=["a1b2c3d4-0000-1111-2222-333344445555"])
    transcript: Literal["machine"] | None = Field(None, examples=["machine"])
    source: Text | None = Field(None, examples=["seeds/feed.txt#1"])
    sample: bool = Field(False, examples=["true"])


class IssueFacts(PageFacts):
    """A page of ``docs/issues/``."""

    title: Text = Field(examples=["What captions are for, and two more"])
    date: Day | None = Field(None, examples=["2026-01-31"])
    episodes: list[PageName] = Field([], examples=["[what-captions-are-for]"])
    sample: bool = Field(False, examples=["true"])


MODELS: dict[str, type[PageFacts]] = {
    "episodes": EpisodeFacts,
    "people": PersonFacts,
    "shows": ShowFacts,
    "topics": TopicFacts,
    "issues": IssueFacts,
    "": PageFacts,
}
"""The model of the pages in each folder below ``docs/``; the empty name is for all others."""


def json_schemas() -> dict[str, dict[str, Any]]:
    """JSON Schema of the front matter by folder, for editors that can check YAML as it is typed."""
    return {
        folder or "pages": {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            **model.model_json_schema(),
        }
        for folder, model in MODELS.items()
    }
