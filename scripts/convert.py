#!/usr/bin/env python3
"""Makes pages in docs/ from the raw texts in seeds/, without anything being installed first.

Takes what `chapterhouse convert` takes: python scripts/convert.py --help
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from chapterhouse.cli import run

run(["convert", *sys.argv[1:]])
