"""Bytes of sources: which encodings are read, which are refused, and at which line."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapterhouse.intake.decode import decode
from chapterhouse.problems import ChapterhouseError

TEXT = "Ada (00:57)\nDas „Meer“ ist größer – ¿no?\n\n好的。"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_unicode_is_read_by_its_mark(mark: bytes, encoding: str) -> None:
    decoded = decode("a.txt", mark + TEXT.encode(encoding))
    assert (decoded.text, decoded.note) == (TEXT, None)


@pytest.mark.parametrize("text", ["Ça va, dit-il – “oui” …", "ne\nSeñor Muñoz", "naïve"])
def test_windows_1252_is_read_with_a_note(text: str) -> None:
    decoded = decode("a.txt", text.encode("cp1252"))
    assert decoded.text == text
    assert decoded.note is not None
    assert "Windows-1252" in decoded.note


@pytest.mark.parametrize(
    ("content", "line", "why"),
    [
        (b"", None, "is empty"),
        (b" \r\n\t\n", None, "is empty"),
        (codecs.BOM_UTF8, None, "is empty"),
        (b"one\ntwo\nthree\x00four", 3, "NUL"),
        (b"a\r\x00\xff", 2, "binary"),
        (bytes(range(256)), 3, "binary"),
        (b"one\r\n\x01\x02\x03\x04", 2, "control characters"),
        ("größer, schöner, häufig\n".encode() + b"cut \xc3", 2, "UTF-8"),
        (codecs.BOM_UTF16_LE + "a\nb".encode("utf-16-le") + b"\x00", 2, "utf-16-le"),
        ("Привет, это русский текст".encode("koi8-r"), 1, "UTF-8"),
        ("Dzień dobry, część pierwsza, źle było, ślad.".encode("iso8859-2"), 1, "UTF-8"),
        ("欢迎收听本节目，今天我们谈谈船。".encode("gbk"), 1, "UTF-8"),
        ("今日はとてもいい天気です".encode("shift-jis"), 1, "UTF-8"),
        (b"ok\n\x81\x8d bad", 2, "UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_at_its_line(content: bytes, line: int | None, why: str) -> None:
    with pytest.raises(ChapterhouseError) as error:
        decode("seeds/a.txt", content)
    assert error.value.line == line
    assert why in error.value.why
    assert str(error.value).startswith("seeds/a.txt:")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_become_newlines(end: str) -> None:
    assert decode("a.txt", f"one{end}{end}three{end}".encode()).text == "one\n\nthree\n"


def test_mixed_line_ends_keep_line_numbers_and_no_other_character_ends_a_line() -> None:
    decoded = decode("a.txt", "1\r\n2\r3\n4\u2028still 4\x85still 4\x0cstill 4".encode())
    assert decoded.text.split("\n") == ["1", "2", "3", "4\u2028still 4\x85still 4\x0cstill 4"]


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"])).filter(str.strip))
def test_utf_8_comes_back_as_it_is(text: str) -> None:
    expected = text.removeprefix("\ufeff")
    if expected.strip():
        assert decode("a.txt", text.encode()).text == expected


@given(st.binary())
def test_any_bytes_are_text_or_a_located_error(content: bytes) -> None:
    try:
        text = decode("a.txt", content).text
    except ChapterhouseError as error:
        text = error.path
    assert text == "a.txt" or ("\r" not in text and "\0" not in text and text.strip())


def test_twenty_megabytes_on_one_line_are_read() -> None:
    content = b"word \xc3\xa9 " * 2_500_000
    assert len(decode("a.txt", content).text) == 20_000_000 - 2_500_000


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("cp1252", "Renée: C’est l’été – “voilà”, ça va très bien…\nBjörn: Ja, schön.\n"),
        ("cp1252", "Jón: Góðan daginn, það er gott að sjá þig. Þú ert ágætur.\n"),
        ("cp1252", "Søren: Goddag, på æblet, Šime Žižek er her, før vi går.\n"),
        ("cp1252", "José: ¿Qué cambió? El 1º y la 2ª. Núria: Col·lecció.\n"),
        ("cp1250", "Jan: Dzień dobry, część pierwsza.\nEwa: Cześć, źle było.\n"),
        ("cp1250", "Jan: Dobrý den, vítejte u našeho pořadu.\nEva: Děkuji, je to čest.\n"),
        ("cp1250", "Béla: Köszönöm, nagyon örülök, hogy itt lehetek az idő és a gyűlés után.\n"),
        ("cp1251", "Анна: Добрый день, дорогие друзья.\nБорис: Спасибо.\n"),
        ("cp1253", "Άννα: Καλημέρα σας, καλώς ήρθατε.\nΝίκος: Ευχαριστώ.\n"),
        ("cp1254", "Ayşe: Günaydın, hoş geldiniz, bugün konuşacağız.\n"),
        ("cp1255", "1\n00:00:00,000 --> 00:00:03,000\nדנה: שלום לכולם.\nיוסי: תודה, מה נשמע?\n"),
        ("cp1256", "دانا: أهلا بكم في البرنامج.\nسامي: شكرا لك.\n"),
        ("cp1257", "Jonas: Laba diena, šiandien kalbame apie laivus, ačiū už dėmesį.\n"),
    ],
)
def test_the_code_page_is_told_by_its_letters(page: str, text: str) -> None:
    decoded = decode("x.srt", text.encode(page))
    assert decoded.text == text
    assert page.replace("cp", "Windows-") in (decoded.note or "")


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_told_by_its_zeros(order: str) -> None:
    text = "Ada: Hello “there”.\nBo: Hi – 你好.\n"
    assert decode("x.txt", text.encode(order)).text == text
