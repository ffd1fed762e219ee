"""The little HTML that a page may hold outside of its transcript: marks within a line.

They have no attributes and no say over anything but the words in them, so there is nothing to
clean: what is not exactly this is text, and shows as it is written.
"""

from __future__ import annotations

import re

TAGS = "b cite del dfn em i ins kbd mark q s samp small strong sub sup u var".split()
"""The tags that stand around words."""

PAIR = re.compile(rf"<({'|'.join(TAGS)})>((?:(?!</?\1>).)+)</\1>", re.IGNORECASE | re.DOTALL)
"""Words in one of them; the second group is what stands inside."""

BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
"""A line break, which has nothing inside."""
