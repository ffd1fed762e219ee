"""What programs put below a transcript."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chapterhouse.reading import boilerplate
from chapterhouse.reading.ledger import Ledger, Line

_FOOTER = re.compile(
    r"(?:transcribed|transcript(?:ion)?|captions?|powered|generated|recorded|edited|made|created)\b"
    r".{0,60}\b(?:by|with|on|using|at)\b.{0,80}|transcription (?:ended|stopped)\b.{0,60}"
    r"|.{1,60} (?:started|stopped) transcription|https?://\S{1,200}"
    r"|\[?end of (?:the )?(?:transcript|recording|audio|meeting)\]?\.?"
    r"|\w{3,20} is (?:the|an?) .{0,60}\btranscription\b.{0,60}"
    r"|(?:this )?(?:editable )?(?:transcript|meeting|recording) (?:was|ended|is)\b.{0,160}"
    r"|[^\W\d_]{2,20}(?: \([^()]{2,30}\))? \((?:auto-generated|automatisch erzeugt"
    r"|generados automáticamente|générés automatiquement|gerada automaticamente)\)",
    re.IGNORECASE,
)
_FOOTER_RULE = "export-footer"


def without_footer(lines: Sequence[Line], begin: int, ledger: Ledger) -> Sequence[Line]:
    """The lines without those that a program added below the transcript."""
    end = len(lines)
    while end > begin + 1 and len(lines) - end < 4:
        text = lines[end - 1].text
        if boilerplate.is_appeal(text):
            rule = boilerplate.APPEAL_RULE
        elif boilerplate.is_separator(text):
            rule = boilerplate.SEPARATOR_RULE
        elif len(text) <= 200 and _FOOTER.fullmatch(text.strip("#*_> ")):
            rule = _FOOTER_RULE
        else:
            break
        ledger.drop(lines[end - 1], rule)
        end -= 1
    return lines[:end]
