"""Cards and icons: what is drawn, that it can be read, that it is drawn once."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from chapterhouse.pictures import write_pictures
from chapterhouse.pictures.card import COLOURS, OWN, SIZE, Card, draw
from chapterhouse.pictures.fonts import can_draw, has, runs, width
from chapterhouse.pictures.lines import fitted
from chapterhouse.site.build import build_site
from published import ADDRESS, edit, sample_with_address
from site_pages import small_site


@pytest.fixture(scope="module")
def site(published_root: Path) -> Path:
    return published_root / "site"


def picture(card: Card) -> Image.Image:
    return Image.open(io.BytesIO(draw(card)))


def size_of(file: Path) -> tuple[int, int]:
    return Image.open(io.BytesIO(file.read_bytes())).size


def ink(image: Image.Image, box: tuple[int, int, int, int]) -> int:
    """How many pixels of a part are not the colour of the ground."""
    part = image.crop(box)
    return sum(value != 0 for value in part.tobytes())


TITLE = (0, 150, 1000, 440)


@pytest.mark.parametrize(
    "title", ["On glue", "主权与开源", "字幕のある世界", "자막이 있는 세상", "Ελλάδα"]
)
def test_a_title_is_drawn_in_its_letters_and_not_as_boxes(title: str) -> None:
    assert can_draw(title)
    assert ink(picture(Card(title, "", "", "Site", OWN)), TITLE) > 1000
    boxes = {bytes(face.getmask("\U0010ffff")) for _, face in runs(title, 60)}
    for char in set(title) - {" "}:
        ((_, face),) = runs(char, 60)
        assert bytes(face.getmask(char)) not in boxes, char


def test_letters_without_a_font_leave_the_title_out() -> None:
    assert not can_draw("שלום")
    card = picture(Card("שלום", "Show", "with Ann", "Site", OWN))
    assert ink(card, TITLE) == 0
    assert ink(card, (0, 100, 1000, 140)) > 0, "the rest is there"


def test_one_text_has_one_font_where_that_can_be() -> None:
    assert len(list(runs("AI与“开源”", 40))) == 1
    assert len(list(runs("On glue", 40))) == 1
    assert has("Ł", 0)


@given(st.text("ab主权。、 ”“-", max_size=120), st.integers(3, 30))
def test_no_letter_is_lost_in_lines(text: str, room: int) -> None:
    text = re.sub(r"\s+(?=[。、”])", "", text)
    lines = fitted(text, 1000, room, len)
    if lines is not None:
        assert "".join("".join(lines).split()) == "".join(text.split())
        assert all(len(line) <= room for line in lines)
        assert not any(line[:1] in "。、”" for line in lines[1:] if line)


@given(st.text("abc 主ßЖ", max_size=400))
def test_any_title_fits(title: str) -> None:
    image = picture(Card(title, title, title, title, COLOURS[0]))
    assert image.size == SIZE
    assert ink(image, (1130, 140, 1200, 630)) == 0, "nothing reaches the edge"


def test_a_card_has_the_colour_of_its_show_and_is_small() -> None:
    content = draw(Card("A transcript is an edition", "Margin Notes", "with M", "S", COLOURS[3]))
    assert len(content) < 30_000
    rgb = Image.open(io.BytesIO(content)).convert("RGB")
    assert "#{:02x}{:02x}{:02x}".format(*rgb.getpixel((5, 5))) == COLOURS[3]


@pytest.mark.parametrize("colour", [*COLOURS, OWN])
def test_every_colour_has_contrast_enough(colour: str) -> None:
    """4.5 to 1, by https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""

    def light(red: int, green: int, blue: int) -> float:
        parts = [v / 255 for v in (red, green, blue)]
        linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    ground = tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
    soft = tuple(
        round(low + (high - low) * 12 / 15)
        for low, high in zip(ground, (252, 252, 251), strict=True)
    )
    assert (light(*soft) + 0.05) / (light(*ground) + 0.05) >= 4.5


def test_every_page_names_a_picture_that_is_there(site: Path) -> None:
    own = 0
    for page in site.rglob("index.html"):
        html = page.read_text("utf-8")
        if page.parent.name in ("about", "help", "search", "help-wanted") or "og:url" not in html:
            continue
        found = re.findall(r'<meta property="og:image" content="([^"]*)">', html)
        assert len(found) == 1, page
        address = found[0]
        file = site / address.removeprefix(ADDRESS)
        assert size_of(file) == SIZE, page
        own += file.parent == page.parent
    assert own > 30


def test_cards_are_drawn_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = sample_with_address(tmp_path / "root")
    build_site(root)
    cards = {file.name for file in (root / ".chapterhouse/cards").iterdir()}
    drawn: list[Card] = []
    plain = write_pictures.draw

    def counted(card: Card) -> bytes:
        drawn.append(card)
        return plain(card)

    monkeypatch.setattr(write_pictures, "draw", counted)
    edit(root, "episodes/salome-brandt.md", "title: ", "title: Again ")
    build_site(root)
    assert [card.title[:6] for card in drawn] == ["Again "]
    now = {file.name for file in (root / ".chapterhouse/cards").iterdir()}
    assert len(now - cards) == len(cards - now) == 1, "what no page needs is not kept"


def test_an_owner_can_do_without_cards(tmp_path: Path) -> None:
    root = sample_with_address(tmp_path / "root", "  cards: false\n")
    site = build_site(root).site_dir
    assert list(site.rglob("card.png")) == []
    assert "og:image" not in (site / "index.html").read_text("utf-8")


def test_the_site_can_be_put_on_a_home_screen(tmp_path: Path) -> None:
    site = build_site(small_site(tmp_path)).site_dir
    told = json.loads((site / "site.webmanifest").read_text("utf-8"))
    assert told["name"]
    for icon in told["icons"]:
        side = int(icon["sizes"].partition("x")[0])
        assert size_of(site / icon["src"]) == (side, side)
    assert '<link rel="manifest" href="../site.webmanifest">' in (
        site / "archive/index.html"
    ).read_text("utf-8")
    assert width("W", 40) > width("i", 40)
