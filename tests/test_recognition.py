"""The recognition matrix: every golden input is claimed by exactly one form."""

from __future__ import annotations

from pathlib import Path

import pytest

from chapterhouse.forms import FORMS
from chapterhouse.intake.decode import decode

GOLDEN = Path(__file__).resolve().parent / "golden"
INPUTS = sorted(path for path in GOLDEN.iterdir() if path.suffix != ".json")


@pytest.mark.parametrize("path", INPUTS, ids=[path.name for path in INPUTS])
def test_exactly_one_form_claims_it(path: Path) -> None:
    text = decode(path.name, path.read_bytes()).text
    assert len([form.NAME for form in FORMS if form.recognises(text)]) == 1
