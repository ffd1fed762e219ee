"""How commands print: lines, JSON, complaints."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable


def say(lines: Iterable[str]) -> None:
    """Print lines."""
    for line in lines:
        print(line)


def say_json(value: object) -> None:
    """Print a value for programs."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    print()


def complain(lines: Iterable[str]) -> None:
    """Print lines to the stream of errors."""
    for line in lines:
        print(line, file=sys.stderr)
