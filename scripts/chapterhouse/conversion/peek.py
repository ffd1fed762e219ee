"""A quick look at one plain value of a page's front matter, without reading all of its YAML.

Every page is looked at in every run, and a YAML parser would take most of its time for it. It
also finds the value in a page whose YAML a person broke elsewhere.
"""

from __future__ import annotations

import re

_FENCE = re.compile(r"\n---[ \t]*(?:\n|\Z)")


def front_matter_end(text: str) -> int:
    """Where the line that closes the front matter begins; 0 for a page that has none."""
    if not text.startswith("---\n"):
        return 0
    close = _FENCE.search(text, 3)
    return close.start() + 1 if close else 0


def peek(text: str, key: str) -> str | None:
    r"""The value of a key whose value is one line of text; ``None`` where there is none.

    >>> peek('---\nsource: "seeds/a b.txt#1" # where from\n---\n', "source")
    'seeds/a b.txt#1'
    """
    if text.startswith("---\r"):
        text = text.replace("\r\n", "\n")
    front_matter = text[: front_matter_end(text)]
    found = re.search(rf"^{key}:[ \t]+(.+?)[ \t]*$", front_matter, re.MULTILINE)
    if not found:
        return None
    value = found[1]
    if value[0] in "\"'":
        import yaml  # most values are plain, and the parser takes a while to load

        try:
            value = yaml.safe_load(value)
        except yaml.YAMLError:
            return None
        return value if isinstance(value, str) else None
    return re.sub(r"[ \t]+#.*", "", value)
