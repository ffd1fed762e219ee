"""Sends an issue to a list, one message a reader, and remembers who has it.

Nothing is sent without a list that was named and a number that was confirmed. Whoever got the
issue is written down beside the list at once, so that a run that broke off goes on where it was.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import formatdate, parseaddr
from pathlib import Path

from chapterhouse.newsletter.issue_form import FOLDER
from chapterhouse.newsletter.message import Letter, message
from chapterhouse.newsletter.write_mails import HTML, TEXT
from chapterhouse.pages.front_matter import split
from chapterhouse.problems import ChapterhouseError

_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_SSL_PORT = 465


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server: ``host``, ``port``, and who logs in where that is needed."""

    host: str
    port: int = 587
    user: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Sent:
    """How many got the issue, and who did not, each with the server's answer."""

    count: int
    refused: tuple[tuple[str, str], ...] = ()


def read_letter(root: Path, site: Path, slug: str, sender: str, unsubscribe: str = "") -> Letter:
    """The finished mail of an issue; ChapterhouseError where there is none, or nobody sends it."""
    page = root / "docs" / FOLDER / f"{slug}.md"
    folder = site / FOLDER / slug
    if not page.is_file():
        known = ", ".join(sorted(f.stem for f in page.parent.glob("*.md"))) or "none"
        raise ChapterhouseError(
            f"docs/{FOLDER}/{slug}.md", f"there is no such issue; there are: {known}"
        )
    if not (folder / HTML).is_file() or not (folder / TEXT).is_file():
        why = "is not there; set site_url in mkdocs.yml, then run chapterhouse build"
        raise ChapterhouseError(str(folder / HTML), why)
    if page.stat().st_mtime > (folder / HTML).stat().st_mtime:
        why = "is older than the issue's page; run chapterhouse build first"
        raise ChapterhouseError(str(folder / HTML), why)
    if "@" not in parseaddr(sender)[1]:
        raise ChapterhouseError("--from", "name the sender, like 'Ann Lee <ann@example.org>'")
    title = split(f"docs/{FOLDER}/{slug}.md", page.read_text(encoding="utf-8")).meta.get("title")
    return Letter(
        str(title or slug),
        (folder / HTML).read_text(encoding="utf-8"),
        (folder / TEXT).read_text(encoding="utf-8"),
        sender,
        unsubscribe,
    )


class SentLog:
    """Who has an issue, in a file beside the list: ``readers.txt.SLUG.sent``."""

    def __init__(self, of: Path, slug: str) -> None:
        self.file = of.with_name(f"{of.name}.{slug}.sent")

    def left(self, readers: Sequence[str]) -> list[str]:
        """The readers who have not got it."""
        if not self.file.is_file():
            return list(readers)
        has = set(self.file.read_text(encoding="utf-8").casefold().split())
        return [reader for reader in readers if reader.casefold() not in has]

    def add(self, reader: str) -> None:
        """One more has it."""
        with open(self.file, "a", encoding="utf-8") as file:
            file.write(f"{reader}\n")


def send(
    letter: Letter,
    readers: Sequence[str],
    server: Server,
    log: SentLog,
    progress: Callable[[str], None] = lambda _: None,
) -> Sent:
    """Send it to those of ``readers`` who have not got it; ChapterhouseError without a server."""
    count = 0
    refused: list[tuple[str, str]] = []
    where = f"{server.host}:{server.port}"
    try:
        with _connection(server) as connection:
            for reader in readers:
                made = message(letter, reader, formatdate(localtime=True))
                try:
                    connection.send_message(made, parseaddr(letter.sender)[1], [reader])
                except smtplib.SMTPRecipientsRefused as error:
                    code, why = next(iter(error.recipients.values()))
                    refused.append((reader, f"{code} {_words(why)}"))
                    connection.rset()
                    continue
                log.add(reader)
                count += 1
                progress(reader)
    except smtplib.SMTPAuthenticationError as error:
        raise ChapterhouseError(where, "the server does not accept user and password") from error
    except (OSError, smtplib.SMTPException) as error:
        broke = f"{_words(error)} ({count} sent; run the command again for those who are left)"
        raise ChapterhouseError(where, broke) from error
    return Sent(count, tuple(refused))


@contextmanager
def _connection(server: Server) -> Iterator[smtplib.SMTP]:
    """An open, logged-in connection; a password never travels unencrypted to another machine."""
    secure = ssl.create_default_context()
    if server.port == _SSL_PORT:
        connection: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, timeout=60, context=secure
        )
    else:
        connection = smtplib.SMTP(server.host, server.port, timeout=60)
    with connection:
        encrypted = server.port == _SSL_PORT
        if not encrypted:
            connection.ehlo()
            if connection.has_extn("starttls"):
                connection.starttls(context=secure)
                encrypted = True
        if server.user:
            if not encrypted and server.host not in _LOOPBACK:
                raise smtplib.SMTPNotSupportedError("no encryption, so no password is sent to it")
            connection.login(server.user, server.password)
        yield connection


def _words(error: object) -> str:
    text = error.decode("utf-8", "replace") if isinstance(error, bytes) else str(error)
    return " ".join(text.split()) or type(error).__name__
