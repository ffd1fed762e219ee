"""The conversion: sources in, pages out, with the edits that people made in between.

Everything is read first, then decided page by page. Each page is written whole, and before its
base (the copy in ``.pristine/`` that tells edits from output), so that a run that was cut short is
made good by the next one. Nothing outside of these two folders is written.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from chapterhouse import files
from chapterhouse.conversion.existing import Existing, existing_pages, load_settings
from chapterhouse.conversion.known_pages import split_key
from chapterhouse.conversion.peek import peek
from chapterhouse.conversion.placing import facts_name
from chapterhouse.conversion.plan import Output, plan
from chapterhouse.conversion.report import PageClash, Report
from chapterhouse.files import PageStore
from chapterhouse.glossary.terms import read_glossary
from chapterhouse.intake.sources import RawSource, Reading, read_sources
from chapterhouse.merging.merge import Decision, State, decide
from chapterhouse.pages import front_matter
from chapterhouse.problems import Finding
from chapterhouse.processes import in_processes, seldom_collecting
from chapterhouse.progress import ProgressLine

_TURN_NUMBERS = "turn-numbers.json"

Progress = Callable[[str, int, int], None]


def convert(root: Path, progress: Progress | None = None, lines: bool = True) -> Report:
    """Convert all sources of a project folder; what was done, and what went wrong.

    Without ``lines`` the report cannot tell what became of each line of a source. Raises
    ChapterhouseError only where nothing can be done at all (no sources, wrong settings).
    """
    began = time.monotonic()
    settings = load_settings(root / "seeds", "seeds")
    glossary = read_glossary(root)
    paths = files.source_files(root)
    raw = [
        RawSource(path, partial(files.read_source, root, path), settings.of(facts_name(path)))
        for path in paths
    ]
    reading = read_sources(raw, progress, lines=lines)
    docs, pristine = PageStore(root, "docs"), PageStore(root, ".pristine")
    docs.tidy()
    pristine.tidy()
    existing = existing_pages(docs, pristine)
    numbers = pristine.read_numbers(_TURN_NUMBERS)
    planned = plan(reading.episodes, existing, settings, paths, numbers, glossary)
    report = _report(reading, planned.findings)
    # Before the pages: a number that a page loses now must not be free in a run after a cut.
    if planned.turn_numbers != numbers:
        pristine.write_numbers(_TURN_NUMBERS, planned.turn_numbers)

    def tell(done: int) -> None:
        if progress:
            progress("writing", done, len(planned.outputs))

    put = partial(_put, existing=existing, docs=docs, pristine=pristine)
    for output, done in zip(
        planned.outputs, in_processes(put, planned.outputs, progress=tell), strict=True
    ):
        report.pages[output.path] = done.state
        report.clashes += done.clashes
        report.findings += done.findings
    for output in planned.skipped:
        text = output.render()
        if existing.pristine.get(output.path) != text:
            pristine.write(output.path, text)
    for path in planned.admitted:
        pristine.remove(path)
    report.findings += _without_source(planned.outputs, existing, reading, paths)
    report.seconds = time.monotonic() - began
    return report


def convert_with_progress(root: Path, lines: bool = True) -> Report:
    """Convert, and say on standard error how far it is where it takes long."""
    progress = ProgressLine()
    try:
        with seldom_collecting():
            return convert(root, progress, lines)
    finally:
        progress.close()


def _report(reading: Reading, findings: Sequence[Finding]) -> Report:
    """The report of a run before any page is written."""
    return Report(
        sources=len(reading.sources),
        skipped=len(reading.skipped),
        episodes=len(reading.episodes),
        errors=list(reading.errors),
        findings=[*reading.notes, *findings],
        read=reading.sources,
    )


@dataclass(frozen=True, slots=True)
class _Put:
    """What was done with one page."""

    state: State
    clashes: tuple[PageClash, ...] = ()
    findings: tuple[Finding, ...] = ()


def _put(output: Output, existing: Existing, docs: PageStore, pristine: PageStore) -> _Put:
    """Write one page as its texts decide."""
    path = output.path
    shown = docs.shown(path)
    broken = existing.unreadable.get(path)
    if broken is not None:
        why = f"{broken.why}; left as it is"
        return _Put("broken", findings=(Finding(shown, broken.line or 1, why),))
    decision = decide(
        existing.pristine.get(output.base),
        existing.docs.get(path),
        output.render(),
        lambda text: _validate(shown, text),
    )
    if decision.page is not None:
        docs.write(path, decision.page)
    _put_base(output, decision, existing, pristine)
    return _Put(
        decision.state,
        tuple(PageClash(shown, clash) for clash in decision.clashes),
        tuple(_about(decision, path, shown, pristine.shown(path))),
    )


def _about(decision: Decision, path: str, shown: str, base: str) -> Iterator[Finding]:
    """What is to be said of a page that a person changed in a way that stops its source."""
    if decision.state == "broken":
        text = f"{decision.why}; it stays as it is, without what its source changed"
        yield Finding(shown, decision.line, text)
    elif decision.state == "by-hand" and path.startswith("episodes/"):
        text = "was made by hand (it has no copy in .pristine/), so it stays as it is"
        yield Finding(shown, 1, text, "note")
    elif decision.state == "deleted":
        text = f"was deleted by a person and stays so; to have it again, delete {base}"
        yield Finding(shown, 1, text, "note")


def _put_base(output: Output, decision: Decision, existing: Existing, pristine: PageStore) -> None:
    """Write the base of a page, at the page's own path also where an editor renamed the page."""
    base = decision.base
    renamed = output.base != output.path and output.base in existing.pristine
    if base is None and renamed:
        base = existing.pristine[output.base]
    if base is not None:
        pristine.write(output.path, base)
    if renamed:
        pristine.remove(output.base)


def _validate(path: str, text: str) -> None:
    """Raise ChapterhouseError where a text is no page."""
    front_matter.split(path, text)


def _without_source(
    outputs: Sequence[Output], existing: Existing, reading: Reading, paths: Sequence[str]
) -> list[Finding]:
    """Pages of earlier runs that no source leads to any more; those of failed sources do not count.

    People and shows are only looked at where all sources were read.
    """
    made = {output.base for output in outputs} | {output.path for output in outputs}
    failed = {error.path for error in reading.errors}
    found = []
    for path, text in existing.pristine.items():
        if path in made or path not in existing.docs:
            continue  # made now, deleted by a person, or left out by one
        source = peek(text, "source")
        if failed and (source is None or split_key(source)[0] in failed):
            continue
        from_where = f"`{source}` is not read any more" if source else "no source names it any more"
        found.append(Finding(f"docs/{path}", 1, f"{from_where}; the page is kept", "note"))
    return found
