"""`chapterhouse check`: what is wrong in the pages that people edit, each thing at its line.

A rule is a small generator of line numbers and messages; `page_rules` has them all in a table. A
message says what is wrong and what would be right, to somebody who edits in a browser.
"""

from __future__ import annotations

from chapterhouse.check.check_site import check
from chapterhouse.check.page_rules import check_page
from chapterhouse.check.schema import json_schemas

__all__ = ["check", "check_page", "json_schemas"]
