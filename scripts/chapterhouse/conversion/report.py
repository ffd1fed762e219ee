"""What a conversion did, as a summary for people and as JSON for tools."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from chapterhouse.conversion.account import Account, account_json
from chapterhouse.intake.sources import ReadSource
from chapterhouse.merging.merge import State
from chapterhouse.merging.three_way import Clash
from chapterhouse.problems import ChapterhouseError, Finding, printable

_WORDS: dict[State, str] = {
    "new": "new",
    "changed": "changed",
    "unchanged": "unchanged",
    "kept": "with kept edits",
    "merged": "merged with edits",
    "deleted": "deleted by a person and kept so",
    "by-hand": "made by hand and kept",
    "broken": "not merged",
}


@dataclass(frozen=True, slots=True)
class PageClash:
    """A clash and the page it is in."""

    path: str
    clash: Clash


@dataclass(slots=True)
class Report:
    """What one run did."""

    sources: int = 0
    skipped: int = 0
    episodes: int = 0
    pages: dict[str, State] = field(default_factory=dict)
    clashes: list[PageClash] = field(default_factory=list)
    errors: list[ChapterhouseError] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    read: list[ReadSource] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def exit_code(self) -> int:
        """2 for input that cannot be read, 1 for clashes and pages not merged, else 0."""
        if self.errors:
            return 2
        return 1 if self.clashes or "broken" in self.pages.values() else 0

    @property
    def problems(self) -> int:
        """How many errors and warnings there were; notes are none."""
        return len(self.errors) + sum(one.severity != "note" for one in self.findings)

    @property
    def kept_edits(self) -> int:
        """How many pages hold edits of people."""
        return sum(state in ("kept", "merged", "broken") for state in self.pages.values())


def summary_lines(report: Report) -> Iterator[str]:
    """What a run did, for people: clashes in full, a line for each finding, then the sums.

    Errors are not repeated here; they go where errors go.
    """
    for item in report.clashes:
        yield (
            f"{printable(item.path)}:{item.clash.line}: clash: edited here and changed in the"
            " source; the edit stays, and this is not on the page:"
        )
        yield from (
            f"    | {printable(line)}" for line in (item.clash.theirs or "(nothing)").split("\n")
        )
    yield from (str(finding) for finding in sorted(report.findings))
    skipped = f" ({report.skipped} skipped)" if report.skipped else ""
    yield f"sources: {report.sources}{skipped}, episodes: {report.episodes}"
    yield f"pages: {len(report.pages)}{_states(report.pages.values())}"
    yield (
        f"clashes: {len(report.clashes)}, problems: {report.problems}"
        f" ({len(report.errors)} errors), seconds: {report.seconds:.1f}"
    )


def report_json(report: Report, accounts: Sequence[Account] = ()) -> dict[str, Any]:
    """What a run did, for tools."""
    return {
        "sources": report.sources,
        "skipped": report.skipped,
        "episodes": report.episodes,
        "pages": dict(sorted(report.pages.items())),
        "clashes": [
            {
                "path": item.path,
                "line": item.clash.line,
                "kept": item.clash.ours,
                "source": item.clash.theirs,
            }
            for item in report.clashes
        ],
        "problems": [
            {"path": e.path, "line": e.line, "message": e.why, "severity": "error"}
            for e in report.errors
        ]
        + [
            {"path": f.path, "line": f.line, "message": f.message, "severity": f.severity}
            for f in sorted(report.findings)
        ],
        "accounts": [account_json(one) for one in accounts],
        "exit_code": 2 if any(one.unaccounted for one in accounts) else report.exit_code,
    }


def _states(states: Iterable[State]) -> str:
    count = Counter(states)
    named = [f"{count[state]} {words}" for state, words in _WORDS.items() if count[state]]
    return f" ({', '.join(named)})" if named else ""
