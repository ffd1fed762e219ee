"""Work in several processes: its results, its errors, and what happens when one is killed."""

from __future__ import annotations

import gc
import os
import signal

import pytest

from chapterhouse import processes
from chapterhouse.problems import ChapterhouseError
from chapterhouse.processes import in_processes, keep, seldom_collecting

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")


@pytest.fixture(autouse=True)
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "processors", lambda: 2)


def test_results_come_in_the_order_of_the_things_worked_on() -> None:
    told: list[int] = []
    assert in_processes(lambda number: number * 2, range(300), progress=told.append) == [
        number * 2 for number in range(300)
    ]
    assert told == list(range(300))


def test_the_first_error_is_raised_and_no_process_is_waited_for() -> None:
    def work(number: int) -> int:
        if number >= 150:
            raise ChapterhouseError("docs/a.md", "is broken", number)
        return number

    for _ in range(10):
        with pytest.raises(ChapterhouseError, match=r"docs/a\.md:150: is broken"):
            in_processes(work, range(300))


def test_a_process_that_is_killed_is_told_of_and_never_waited_for() -> None:
    def work(number: int) -> int:
        if number == 150:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with pytest.raises(ChapterhouseError, match="was stopped; was there enough memory"):
        in_processes(work, range(300))


def test_nothing_is_left_alone_beyond_the_work_it_was_made_in() -> None:
    keep()
    assert gc.get_freeze_count() == 0
    with seldom_collecting():
        keep()
        assert gc.get_freeze_count() > 0
    assert gc.get_freeze_count() == 0
