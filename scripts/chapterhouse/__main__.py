"""`python -m chapterhouse`: the same as the command `chapterhouse`."""

from chapterhouse.cli import run

run()
