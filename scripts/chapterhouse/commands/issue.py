"""``issue``: prepares an issue of the newsletter, and sends one."""

from __future__ import annotations

import argparse
import datetime
import getpass
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chapterhouse.commands.printing import complain, say
from chapterhouse.problems import ChapterhouseError

if TYPE_CHECKING:
    from chapterhouse.newsletter.send import Server


def add(commands: Any, shared: list[argparse.ArgumentParser]) -> None:
    """Add the command, with its own commands below it."""
    command = commands.add_parser(
        "issue",
        help="prepare an issue of the newsletter, or send one by e-mail",
        description="Issues of the newsletter: pages of docs/issues/ that present episodes.",
    )
    inner = command.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_new(
        inner.add_parser(
            "new",
            parents=shared,
            help="write the page of a new issue, with all episodes that none has presented yet",
            description="Writes a page into docs/issues/ with a section for each episode that no "
            "issue has presented yet. Write an intro above the sections, and below a heading what "
            "you want to say in place of the episode's summary; where it stays empty, the issue "
            "shows the summary. Nothing is sent.",
        )
    )
    _add_send(
        inner.add_parser(
            "send",
            parents=shared,
            help="send the e-mail of an issue to a list of addresses",
            description="Sends the e-mail that chapterhouse build made of an issue, one message to "
            "each address of a list, after you typed how many that are. Who got it is written down "
            "beside the list, and gets it once. The password for --user is read from "
            "$CHAPTERHOUSE_SMTP_PASSWORD, or asked for.",
        )
    )


def _add_new(command: argparse.ArgumentParser) -> None:
    command.add_argument("title", nargs="?", default="", metavar="TITLE", help="(default: Issue N)")
    command.add_argument(
        "--date",
        type=datetime.date.fromisoformat,
        default=datetime.date.today(),
        metavar="YYYY-MM-DD",
        help="the day of the issue (default: today)",
    )
    command.add_argument(
        "--most",
        type=int,
        default=0,
        metavar="N",
        help="take the newest N episodes only (default: all)",
    )
    command.set_defaults(run=_new)


def _add_send(command: argparse.ArgumentParser) -> None:
    command.add_argument("slug", metavar="SLUG", help="the issue: docs/issues/SLUG.md")
    command.add_argument(
        "--list",
        type=Path,
        required=True,
        metavar="FILE",
        help="the addresses, one on each line; keep the file outside of the repository",
    )
    command.add_argument(
        "--from", dest="sender", required=True, metavar="ADDRESS", help="'Name <you@example.org>'"
    )
    how = command.add_mutually_exclusive_group(required=True)
    how.add_argument(
        "--dry-run", action="store_true", help="send nothing: show to how many, and the first mail"
    )
    how.add_argument("--smtp", metavar="HOST[:PORT]", help="the mail server (default port: 587)")
    command.add_argument("--user", default="", metavar="NAME", help="the user of the mail server")
    command.add_argument(
        "--unsubscribe",
        default="",
        metavar="LINK",
        help="an https:// address or mailto: by which readers leave; {email} becomes the reader's "
        "address (default: a mail to the sender)",
    )
    command.add_argument(
        "--site", type=Path, metavar="DIR", help="the built site (default: site/ in the folder)"
    )
    command.add_argument(
        "--confirm",
        type=int,
        metavar="N",
        help="how many it goes to, for programs that cannot be asked",
    )
    command.set_defaults(run=_send)


def _new(options: argparse.Namespace) -> int:
    from chapterhouse.newsletter.issue_new import new_issue

    issue = new_issue(options.root, options.title, options.date, options.most)
    many = "1 episode" if issue.episodes == 1 else f"{issue.episodes} episodes"
    say(
        (
            f"docs/{issue.path}: {many}",
            "write an intro below the second ---, and under a heading what you want to say in"
            " place of the summary; then chapterhouse build",
        )
    )
    return 0


def _send(options: argparse.Namespace) -> int:
    from chapterhouse.newsletter.message import message
    from chapterhouse.newsletter.recipients import read_list
    from chapterhouse.newsletter.send import SentLog, read_letter, send

    site = options.site or options.root / "site"
    letter = read_letter(options.root, site, options.slug, options.sender, options.unsubscribe)
    readers = read_list(options.list, options.root)
    log = SentLog(options.list, options.slug)
    left = log.left(readers)
    has = f", {len(readers) - len(left)} more have it already" if len(left) < len(readers) else ""
    say((f"“{letter.subject}” to {_many(len(left))}{has}",))
    if options.dry_run:
        first = message(letter, (left or readers)[0])
        text = first.get_body(("plain",))
        say(f"{name}: {value}" for name, value in first.items() if name != "Message-ID")
        say(("", text.get_content() if text else "", "Nothing was sent."))
        return 0
    server = _server(options)
    if not left:
        return 0
    _confirm(len(left), options.confirm)
    done = send(letter, left, server, log, lambda reader: say((f"sent to {reader}",)))
    say((f"sent to {_many(done.count)}; who has it is in {log.file}",))
    complain(f"{reader}: not sent: {why}" for reader, why in done.refused)
    return 1 if done.refused else 0


def _many(number: int) -> str:
    return "1 address" if number == 1 else f"{number} addresses"


def _server(options: argparse.Namespace) -> Server:
    from chapterhouse.newsletter.send import Server

    host, _, port = options.smtp.rpartition(":") if ":" in options.smtp else (options.smtp, "", "")
    if (port and not port.isdecimal()) or not host:
        raise ChapterhouseError("--smtp", f"`{options.smtp}` is no HOST or HOST:PORT")
    password = ""
    if options.user:
        password = os.environ.get("CHAPTERHOUSE_SMTP_PASSWORD") or getpass.getpass("Password: ")
    return Server(host, int(port or 587), options.user, password)


def _confirm(number: int, told: int | None) -> None:
    """Go on only if the person says to how many it goes; ChapterhouseError otherwise."""
    if told is None:
        if not sys.stdin.isatty():
            raise ChapterhouseError("--confirm", f"say `--confirm {number}` to send it")
        answer = input(f"Type {number} to send it, anything else to stop: ").strip()
        told = int(answer) if answer.isdecimal() else -1
    if told != number:
        raise ChapterhouseError("--confirm", f"it would go to {number}, so nothing was sent")
