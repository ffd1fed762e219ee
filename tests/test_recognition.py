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


@pytest.mark.parametrize(
    "text",
    [
        "Ada Marsh: We read along, and the whole evening was spent on paper.\n",
        "Note: We read along, and you know that it was spent on paper.\n",
        "**Key Points:** We read along, and you know that it was spent on paper.\n",
        "**Ada Marsh:** Paper was made by hand, and glue came later.\n",
        "Open Waters (45:12)\n\nA walk by the sea, and what we found there.\n",
        "(laughs) So it goes.\n(pause) And on.\n(laughs) And out.\n(pause) Again.\n",
    ],
)
def test_what_has_too_little_evidence_is_no_transcript(text: str) -> None:
    assert [form.NAME for form in FORMS if form.recognises(text)] == []
