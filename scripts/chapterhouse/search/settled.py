"""An index that is the same each time.

Pagefind writes the values of its filters in an order that changes from run to run, and names the
files after what is in them. Here they are put in order, and named again. The files are CBOR
(RFC 8949), zipped, after a mark of twelve bytes; the one with the ending ``pf_meta`` names all
others: ``[version, pages, chunks, [[filter, file], …], sorts, fields]``.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import cbor2

_MARK = b"pagefind_dcd"
_FILTERS = 3


def settle(folder: Path) -> None:
    """Put the index in ``folder`` in an order that depends on nothing but the pages."""
    entry = folder / "pagefind-entry.json"
    about = json.loads(entry.read_text(encoding="utf-8"))
    for language, index in sorted(about["languages"].items()):
        meta = folder / f"pagefind.{index['hash']}.pf_meta"
        table = _read(meta)
        table[_FILTERS] = sorted(
            [name, _settle_filter(folder / "filter", file, language)]
            for name, file in table[_FILTERS]
        )
        meta.unlink()
        index["hash"] = _write(folder, "pagefind.{}.pf_meta", language, table)
    entry.write_text(json.dumps(about, separators=(",", ":")), encoding="utf-8")


def _settle_filter(folder: Path, name: str, language: str) -> str:
    """Write one filter anew, ``[name, [[value, pages], …]]``; its new name."""
    file = folder / f"{name}.pf_filter"
    title, values = _read(file)
    file.unlink()
    return _write(folder, "{}.pf_filter", language, [title, sorted(values)])


def _read(file: Path) -> Any:
    return cbor2.loads(gzip.decompress(file.read_bytes()).removeprefix(_MARK))


def _write(folder: Path, form: str, language: str, value: Any) -> str:
    """Write a value into a file that is named after it; the part of the name that says what."""
    content = cbor2.dumps(value)
    name = f"{language}_{hashlib.sha256(content).hexdigest()[:10]}"
    (folder / form.format(name)).write_bytes(gzip.compress(_MARK + content, mtime=0))
    return name
