"""People who take part as `seeds/sources.yml` or a file of facts names them, known while reading.

A name that a person wrote down is a name: one turn that begins with it needs no other evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_NAMES: ContextVar[frozenset[str]] = ContextVar(
    "names of people who take part", default=frozenset()
)


@contextmanager
def people_known(names: Iterable[str]) -> Iterator[None]:
    """While this lasts, these are full names of people who take part."""
    token = _NAMES.set(frozenset(names))
    try:
        yield
    finally:
        _NAMES.reset(token)


def known_people() -> frozenset[str]:
    """The full names that are known now."""
    return _NAMES.get()
