"""Findings as GitHub takes them: annotations in the log, a summary of the job as Markdown.

The form of annotations: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from chapterhouse.check.wording import shown
from chapterhouse.history.changes import Change
from chapterhouse.problems import Finding, printable

_LEVELS = {"error": "error", "warning": "warning"}
_IN_MESSAGE = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY = {**_IN_MESSAGE, ":": "%3A", ",": "%2C"}
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+!|~&@:$-])")
_ROWS = 100
_ADDRESS = ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA")


def annotation(finding: Finding, prefix: str = "") -> str:
    """A finding as one line that GitHub shows at the file's line.

    ``prefix`` is the project's folder in its repository, with a slash at the end.

    >>> annotation(Finding("docs/a,b.md", 3, "100% wrong", "warning"))
    '::warning file=docs/a%2Cb.md,line=3::100%25 wrong'
    """
    file = _escaped(f"{prefix}{finding.path}", _IN_PROPERTY)
    level = _LEVELS.get(finding.severity, "notice")
    message = _escaped(printable(finding.message), _IN_MESSAGE)
    return f"::{level} file={file},line={finding.line}::{message}"


def summary(
    findings: Sequence[Finding],
    changed: Sequence[Change] | None,
    titles: Mapping[str, str],
    blob: str = "",
) -> str:
    """The summary of a job: what is wrong, and which pages and sources are not what they were.

    ``changed`` is ``None`` where it is not known against what to hold them; ``blob`` is the
    address of the files at the commit.
    """
    return "\n".join([*_findings(findings, blob), "", *_changes(changed, titles, blob), ""])


def blob_address(environment: Mapping[str, str], prefix: str = "") -> str:
    """Where GitHub shows the files of the commit; empty outside of its workflows."""
    server, repository, commit = (environment.get(name, "") for name in _ADDRESS)
    return f"{server}/{repository}/blob/{commit}/{prefix}" if repository and commit else ""


def _findings(findings: Sequence[Finding], blob: str) -> Iterator[str]:
    errors = sum(finding.severity == "error" for finding in findings)
    yield "## Check of the pages"
    yield ""
    if not findings:
        yield "Nothing is wrong with the pages."
        return
    yield f"Errors: {errors}, warnings: {len(findings) - errors}."
    yield ""
    yield "| place | what is wrong, and what would be right |"
    yield "|---|---|"
    order = sorted(findings, key=lambda finding: (finding.severity != "error", finding))
    for finding in order[:_ROWS]:
        place = _link(f"{finding.path}:{finding.line}", finding.path, blob, f"#L{finding.line}")
        note = "" if finding.severity == "error" else f"{finding.severity}: "
        yield f"| {place} | {_with_code(note + finding.message)} |"
    if len(findings) > _ROWS:
        yield f"\nAnd {len(findings) - _ROWS} more; `chapterhouse check` prints all of them."


def _changes(
    changed: Sequence[Change] | None, titles: Mapping[str, str], blob: str
) -> Iterator[str]:
    yield "## Changed pages and sources"
    yield ""
    if changed is None:
        yield "Not known: there is no earlier commit here to hold them against."
        return
    if not changed:
        yield "No page and no source was changed."
        return
    yield "| file | | lines |"
    yield "|---|---|---|"
    for change in changed[:_ROWS]:
        file = _link(change.path, change.path, "" if change.state == "removed" else blob)
        title = f"<br>{_plain(shown(titles[change.path], 80))}" if change.path in titles else ""
        state = f"{change.state} from {_plain(change.before)}" if change.before else change.state
        yield f"| {file}{title} | {state} | +{change.added} −{change.removed} |"
    if len(changed) > _ROWS:
        yield f"\nAnd {len(changed) - _ROWS} more."


def _link(text: str, path: str, blob: str, anchor: str = "") -> str:
    return f"[{_plain(text)}]({blob}{quote(path)}{anchor})" if blob else _plain(text)


def _with_code(message: str) -> str:
    """A message of a finding; what stands between backticks in it is shown as code."""
    pieces = message.split("`")
    if len(pieces) % 2 == 0:
        return _plain(message)
    parts = (f"<code>{_plain(piece)}</code>" for piece in pieces[1::2])
    return "".join(_plain(piece) + next(parts, "") for piece in pieces[::2])


def _plain(text: str) -> str:
    """Text that Markdown shows as it is, in a cell of a table."""
    return _MARKDOWN.sub(r"\\\1", printable(text)).replace("\\<", "&lt;").replace("\\&", "&amp;")


def _escaped(text: str, signs: Mapping[str, str]) -> str:
    return "".join(signs.get(char, char) for char in text)
