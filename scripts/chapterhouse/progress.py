"""How far long work is, on standard error: a line that changes on a terminal, now and then else."""

from __future__ import annotations

import sys
import time

_FIRST = 2.0
_ON_TERMINAL = 0.2
_ELSEWHERE = 5.0


class ProgressLine:
    """Call it with what is done, how many of how many; it prints nothing for the first 2 s."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._next = self._began + _FIRST
        self._shown = False

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Say how far it is, where it is time to."""
        now = time.monotonic()
        if now < self._next:
            return
        terminal = sys.stderr.isatty()
        line = f"{stage} {done + 1} of {total} ({now - self._began:.0f} s)"
        print(
            f"\r\x1b[K{line}" if terminal else line,
            end="" if terminal else "\n",
            file=sys.stderr,
            flush=True,
        )
        self._shown = terminal
        self._next = now + (_ON_TERMINAL if terminal else _ELSEWHERE)

    def close(self) -> None:
        """Take the line off the terminal."""
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            self._shown = False
