"""The navigation of ``mkdocs.yml``, held against the pages that a site has."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def is_there(stage: Path, item: Any) -> bool:
    """Whether an entry of the navigation leads to a page that this site has."""
    target = next(iter(item.values())) if isinstance(item, dict) else item
    return not isinstance(target, str) or not target.endswith(".md") or (stage / target).is_file()
