"""One message of an issue for one reader: text and HTML, with a way to unsubscribe (RFC 8058)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import make_msgid, parseaddr
from html import escape
from urllib.parse import quote

from chapterhouse.newsletter.mail import UNSUBSCRIBE
from chapterhouse.problems import ChapterhouseError

_LINK = re.compile(r"(?:https://|mailto:)\S+\Z")


@dataclass(frozen=True, slots=True)
class Letter:
    """An issue to be sent: subject, both forms of its text, who sends it, how to leave.

    ``unsubscribe`` is an address of the web or a ``mailto:``; ``{email}`` in it becomes the
    reader's own address.
    """

    subject: str
    html: str
    text: str
    sender: str
    unsubscribe: str = ""


def checked_unsubscribe(letter: Letter) -> str:
    """How to leave: what the owner says, else a mail to the sender."""
    if not letter.unsubscribe:
        return f"mailto:{parseaddr(letter.sender)[1]}?subject=unsubscribe"
    if not _LINK.match(letter.unsubscribe):
        why = f"`{letter.unsubscribe[:60]}` is neither https:// nor mailto:"
        raise ChapterhouseError("--unsubscribe", why)
    return letter.unsubscribe


def message(letter: Letter, reader: str, date: str = "") -> EmailMessage:
    """The message for one reader; ``date`` as a mail header has it, left out where empty."""
    name, address = parseaddr(letter.sender)
    leave = checked_unsubscribe(letter).replace("{email}", quote(reader, safe=""))
    made = EmailMessage()
    made["Subject"] = " ".join(letter.subject.split())
    made["From"] = Address(name, addr_spec=address)
    made["To"] = reader
    if date:
        made["Date"] = date
    made["Message-ID"] = make_msgid(domain=address.rpartition("@")[2])
    made["List-Unsubscribe"] = f"<{leave}>"
    if leave.startswith("https://"):
        made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    made["Auto-Submitted"] = "auto-generated"
    made["Precedence"] = "bulk"
    made.set_content(f"{letter.text.rstrip()}\nUnsubscribe: {leave}\n", cte="quoted-printable")
    link = f'<p style="margin: 0 0 6px;"><a href="{escape(leave)}">Unsubscribe</a></p>'
    html = letter.html.replace(UNSUBSCRIBE, link)
    made.add_alternative(html, subtype="html", cte="quoted-printable")
    return made
