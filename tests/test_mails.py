"""The e-mail of issues and episodes, and sending it to a list through a mail server."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from aiosmtpd.controller import Controller
from hypothesis import given, settings
from hypothesis import strategies as st

from chapterhouse.cli import main
from chapterhouse.newsletter.fragment import absolute, blocks, plain_text
from chapterhouse.newsletter.mail import LARGEST, MailPage, Publication, mail
from chapterhouse.newsletter.recipients import read_list
from chapterhouse.newsletter.write_mails import write_mails
from chapterhouse.problems import ChapterhouseError
from chapterhouse.site.build import REPOSITORY, build_site
from chapterhouse.site.facts import SiteFacts
from chapterhouse.site.library import read_library
from chapterhouse.site.listings import catalogue
from site_pages import Links, read_links, write
from test_issues import issue, quoting_site

ADDRESS = "https://example.org/podcast/"
US = Publication("The Desk & friends", ADDRESS)
OWN = (
    "## first\n\nMy words, [a moment](../episodes/first.md#t=20) and [elsewhere](https://a.org).\n"
)


def configured(root: Path, extra: str = "") -> Path:
    """The configuration of a site that knows its address."""
    text = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    text = text.replace("# site_url:", "site_url:", 1).replace("  sample: true", f"  x: 1{extra}")
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    return root / "mkdocs.yml"


@pytest.fixture(scope="module")
def mailed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site with two issues, and mails of episodes."""
    root = quoting_site(tmp_path_factory.mktemp("mailed"))
    write(
        root, {"issues/one.md": issue("[first, second]", OWN), "issues/two.md": issue("[second]")}
    )
    build_site(root, config=configured(root, "\n  newsletter: {episodes: true}"))
    return root


def links(html: str) -> Links:
    found = Links()
    found.feed(html)
    return found


def test_every_link_of_every_mail_leads_to_a_page_and_a_place_of_the_site(mailed: Path) -> None:
    mails = sorted((mailed / "site").rglob("email.html"))
    assert len(mails) == 4
    for file in mails:
        found = links(file.read_text(encoding="utf-8"))
        assert not found.loaded
        ours = [link for link in found.links if link.startswith(ADDRESS)]
        assert len(ours) > 4
        for link in ours:
            parts = urlsplit(link)
            page = mailed / "site" / unquote(parts.path).removeprefix("/podcast/") / "index.html"
            assert page.is_file(), link
            if parts.fragment:
                assert unquote(parts.fragment) in read_links(page).ids, link
        assert set(found.links) - set(ours) <= {"https://a.org"}


def test_a_mail_has_its_styles_in_its_elements_and_no_page_but_its_own_text(mailed: Path) -> None:
    html = (mailed / "site/issues/one/email.html").read_text(encoding="utf-8")
    assert len(html.encode()) < LARGEST
    assert 'name="color-scheme" content="light dark"' in html
    assert "prefers-color-scheme: dark" in html
    assert re.search(r'<blockquote style="[^"]*border-left', html)
    assert not re.search(r"<(?:script|img|link|form|iframe)\b", html)
    assert html.count("<table") == html.count('role="presentation"')
    assert "My words," in html
    assert "Read it on the web" in html
    assert "ch-" not in html


def test_the_text_of_a_mail_says_the_same_with_its_addresses(mailed: Path) -> None:
    text = (mailed / "site/issues/one/email.txt").read_text(encoding="utf-8")
    assert text.startswith("Number one\n==========\nIssue · 1 March 2026\n")
    assert f"a moment ({ADDRESS}episodes/first/#t=20)" in " ".join(text.split())
    assert f"First\n-----\n{ADDRESS}episodes/first/" in text
    assert max(len(line) for line in text.split("\n") if "://" not in line) <= 72
    assert "<" not in text


def test_an_episodes_mail_has_its_summary_and_moments_and_no_transcript(mailed: Path) -> None:
    html = (mailed / "site/episodes/first/email.html").read_text(encoding="utf-8")
    assert "A talk about captions." in html
    assert "Nobody has ever climbed" in html
    assert f"{ADDRESS}episodes/first/#t=20" in html
    assert "Welcome, Oke." not in html


def test_mails_are_the_same_each_time(mailed: Path) -> None:
    before = {file: file.read_bytes() for file in (mailed / "site").rglob("email.*")}
    facts = SiteFacts(
        name="Chapterhouse", address=ADDRESS, extra={"newsletter": {"episodes": True}}
    )
    of = catalogue(read_library(mailed / "docs"))
    assert write_mails(mailed / "site", of, facts) == []
    assert {file: file.read_bytes() for file in (mailed / "site").rglob("email.*")} == before


def test_without_an_address_there_is_no_mail_and_the_build_says_so(tmp_path: Path) -> None:
    write(tmp_path, {"issues/one.md": issue("[]")})
    of = catalogue(read_library(tmp_path / "docs"))
    [note] = write_mails(tmp_path / "site", of, SiteFacts(name="A"))
    assert note.startswith("no site_url in mkdocs.yml: no e-mails of issues")


def test_a_mail_that_grows_too_large_links_to_the_rest() -> None:
    long = "".join(f"<p>{number} {'word ' * 200}</p>" for number in range(200))
    made = mail(MailPage("Long", f"{ADDRESS}issues/a/", long), US)
    assert made.cut
    assert LARGEST * 0.9 < len(made.html.encode()) <= LARGEST
    assert (
        f'<a href="{ADDRESS}issues/a/"' in made.html.partition("The rest is on the web")[0][-400:]
    )
    assert "199 word" in made.text


def test_the_place_to_unsubscribe_is_the_services_own() -> None:
    page = MailPage("A <b>", f"{ADDRESS}issues/a/", "<p>x</p>", unsubscribe="*|UNSUB|*")
    made = mail(page, US)
    assert 'href="*|UNSUB|*"' in made.html
    assert "Unsubscribe: *|UNSUB|*" in made.text
    assert "A &lt;b&gt;</a></h1>" in made.html
    assert "The Desk &amp; friends" in made.html


_INLINE = st.sampled_from(
    ["text ", "<em>a</em>", "<br>", '<a href="../b/?a=1&amp;b=2#t=5">l</a>', "ö"]
)
_BLOCK = st.recursive(
    st.lists(_INLINE, max_size=4).map(lambda parts: f"<p>{''.join(parts)}</p>"),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3).map(
            lambda parts: f"<ul><li>{''.join(parts)}</li></ul>"
        )
        | st.lists(inner, max_size=3).map(
            lambda parts: f"<blockquote>{''.join(parts)}</blockquote>"
        )
    ),
    max_leaves=8,
)


@given(st.lists(_BLOCK, max_size=6))
def test_blocks_are_the_whole_and_each_is_closed(parts: list[str]) -> None:
    html = "\n".join(parts)
    found = blocks(html)
    assert [block.strip() for block in found] == parts
    full = absolute(html, f"{ADDRESS}issues/a/")
    assert full.count(f'href="{ADDRESS}issues/b/?a=1&amp;b=2#t=5"') == html.count("href=")
    words = re.findall(r"text|ö", plain_text(html))
    assert words == re.findall(r"text|ö", html)


class _Inbox:
    """What a mail server got; it refuses one address."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []

    async def handle_RCPT(
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        if address.startswith("gone@"):
            return "550 nobody of that name"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        message = BytesParser(policy=default).parsebytes(envelope.content)
        assert isinstance(message, EmailMessage)
        self.messages.append(message)
        return "250 OK"


@pytest.fixture
def inbox() -> Iterator[tuple[_Inbox, str]]:
    """A mail server on this machine, and its address."""
    handler = _Inbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = Controller(handler, hostname="127.0.0.1", port=port)
    server.start()
    try:
        yield handler, f"127.0.0.1:{port}"
    finally:
        server.stop()


def sending(root: Path, readers: Path, *more: str) -> int:
    arguments = ["issue", "send", "one", "--root", str(root), "--list", str(readers)]
    return main([*arguments, "--from", "The Desk <desk@example.org>", *more])


def test_an_issue_goes_to_each_address_of_the_list_once(
    mailed: Path, tmp_path: Path, inbox: tuple[_Inbox, str], capsys: pytest.CaptureFixture[str]
) -> None:
    received, server = inbox
    readers = tmp_path / "readers.txt"
    readers.write_text("# friends\nann@example.org\nBo Marsh <bo@example.org>\nANN@example.org\n")
    leave = "https://example.org/leave?who={email}"
    arguments = ("--smtp", server, "--unsubscribe", leave)
    assert sending(mailed, readers, *arguments, "--confirm", "2") == 0
    assert [message["To"] for message in received.messages] == ["ann@example.org", "bo@example.org"]
    first = received.messages[0]
    assert first["Subject"] == "Number one"
    assert first["From"] == "The Desk <desk@example.org>"
    assert first["List-Unsubscribe"] == "<https://example.org/leave?who=ann%40example.org>"
    assert first["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert [part.get_content_type() for part in first.iter_parts()] == ["text/plain", "text/html"]
    plain, html = (part.get_content().replace("\r\n", "\n") for part in first.iter_parts())
    assert plain.startswith("Number one\n")
    assert "leave?who=ann%40example.org" in plain
    assert '<a href="https://example.org/leave?who=ann%40example.org">Unsubscribe</a>' in html
    readers.write_text(readers.read_text() + "cy@example.org\n")
    assert sending(mailed, readers, *arguments, "--confirm", "1") == 0
    assert [m["To"] for m in received.messages][2:] == ["cy@example.org"]
    assert sending(mailed, readers, *arguments) == 0
    assert "to 0 addresses, 3 more have it already" in capsys.readouterr().out
    assert len(received.messages) == 3


def test_one_refused_address_stops_nobody_else_and_is_told(
    mailed: Path, tmp_path: Path, inbox: tuple[_Inbox, str], capsys: pytest.CaptureFixture[str]
) -> None:
    received, server = inbox
    readers = tmp_path / "readers.txt"
    readers.write_text("gone@example.org\nann@example.org\n")
    assert sending(mailed, readers, "--smtp", server, "--confirm", "2") == 1
    assert [message["To"] for message in received.messages] == ["ann@example.org"]
    assert "List-Unsubscribe-Post" not in received.messages[0]
    assert received.messages[0]["List-Unsubscribe"].startswith("<mailto:desk@example.org")
    assert "gone@example.org: not sent: 550 nobody of that name" in capsys.readouterr().err
    assert (tmp_path / "readers.txt.one.sent").read_text() == "ann@example.org\n"


def test_nothing_is_sent_without_a_list_a_confirmation_and_the_right_number(
    mailed: Path, tmp_path: Path, inbox: tuple[_Inbox, str], capsys: pytest.CaptureFixture[str]
) -> None:
    received, server = inbox
    readers = tmp_path / "readers.txt"
    readers.write_text("ann@example.org\nbo@example.org\n")
    assert sending(mailed, readers, "--smtp", server) == 2
    assert "say `--confirm 2`" in capsys.readouterr().err
    assert sending(mailed, readers, "--smtp", server, "--confirm", "3") == 2
    assert "it would go to 2, so nothing was sent" in capsys.readouterr().err
    assert sending(mailed, readers, "--dry-run") == 0
    shown = capsys.readouterr().out
    assert "to 2 addresses" in shown
    assert "To: ann@example.org" in shown
    assert shown.rstrip().endswith("Nothing was sent.")
    with pytest.raises(SystemExit):
        main(["issue", "send", "one", "--root", str(mailed), "--from", "a@b.org", "--dry-run"])
    with pytest.raises(SystemExit):
        sending(mailed, readers)
    assert received.messages == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("ann@example.org\nann at example.org\n", r"2: `ann at example.org` is no address"),
        ("ann@example.org, bo@example.org\n", r"1: `ann@example.org, bo@example.org` is no"),
        ("# nobody yet\n\n", "this list is empty"),
    ],
)
def test_a_list_with_a_mistake_is_not_used(tmp_path: Path, text: str, why: str) -> None:
    file = tmp_path / "list.txt"
    file.write_text(text)
    with pytest.raises(ChapterhouseError, match=why):
        read_list(file, tmp_path)


def test_a_list_that_would_be_published_is_not_used(tmp_path: Path) -> None:
    file = tmp_path / "docs" / "list.txt"
    file.parent.mkdir()
    file.write_text("ann@example.org\n")
    with pytest.raises(ChapterhouseError, match="lies in docs/, which is published"):
        read_list(file, tmp_path)
    with pytest.raises(ChapterhouseError, match="there is no such file"):
        read_list(tmp_path / "nowhere.txt", tmp_path)


def test_what_is_missing_for_sending_is_said(
    mailed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    readers = tmp_path / "readers.txt"
    readers.write_text("ann@example.org\n")
    arguments = ["--list", str(readers), "--from", "desk@example.org", "--dry-run"]
    assert main(["issue", "send", "three", "--root", str(mailed), *arguments]) == 2
    assert "there is no such issue; there are: one, two" in capsys.readouterr().err
    arguments = [*arguments, "--site", str(tmp_path)]
    assert main(["issue", "send", "one", "--root", str(mailed), *arguments]) == 2
    assert "set site_url in mkdocs.yml, then run chapterhouse build" in capsys.readouterr().err
    closed = ("--smtp", "127.0.0.1:1", "--confirm", "1")
    assert sending(mailed, readers, *closed) == 2
    assert "127.0.0.1:1: " in capsys.readouterr().err


@settings(max_examples=50)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60))
def test_no_title_breaks_out_of_a_mail(title: str) -> None:
    made = mail(MailPage(title, ADDRESS, "<p>x</p>", kicker=title, preview=title), US)
    assert made.html.count("<h1") == 1
    assert made.html.count("<script") == 0
    assert made.html.rstrip().endswith("</html>")
