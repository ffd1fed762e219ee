"""A small site with a recording, a video, a long talk and a talk without times."""

from __future__ import annotations

import math
import shutil
import wave
from pathlib import Path

from chapterhouse.site.build import build_site
from site_pages import write

REPOSITORY = Path(__file__).resolve().parent.parent

SECONDS = 120
"""How long the recording is."""

_HEAD = """---
title: {title}
show: night-desk
kind: transcript
hosts: [mara-lund]
guests: [oke-brandt]
{more}---

A talk about captions.

## Transcript
"""
_SENTENCE = "Every caption is a small promise that somebody who was not there can follow. "


def long_talk(times: bool = True) -> str:
    """Turns every six seconds, a chapter every thirty, a monologue, a second voice at once."""
    lines = []
    for number in range(20):
        start = number * 6
        if number and number % 5 == 0:
            lines.append(
                f"## Chapter {number // 5} (00:{start % 60:02})"
                if start < 60
                else f"## Chapter {number // 5} (01:{start % 60:02})"
            )
        who = "Oke Brandt" if number % 2 else "Mara Lund"
        mark = f"{start // 60:02}:{start % 60:02}" if times else f"#{number + 1}"
        lines.append(f"**{who}** ({mark})")
        words = f"This is what is said in turn {number}. " + _SENTENCE * 4
        lines += [words] * (4 if number == 7 else 1)
    return "\n\n".join(lines) + "\n"


def page_text() -> str:
    """The page of the talk that has a recording."""
    return _HEAD.format(title="A long talk", more="audio: audio/talk.wav\n") + "\n" + long_talk()


def episode_site(root: Path) -> Path:
    """The folder of the finished site."""
    shutil.copytree(REPOSITORY / "overrides", root / "overrides")
    untimed = long_talk(times=False)
    write(
        root,
        {
            "episodes/talk.md": page_text(),
            "episodes/video.md": _HEAD.format(title="A video", more="youtube: sample-0001\n")
            + "\n"
            + long_talk(),
            "episodes/plain.md": _HEAD.format(title="No times", more="") + "\n" + untimed,
            "people/mara-lund.md": "---\ntitle: Mara Lund\nkind: person\n---\n\nRuns the desk.\n",
            "people/oke-brandt.md": "---\ntitle: Oke Brandt\nkind: person\n---\n\nCaptions.\n",
            "shows/night-desk.md": "---\ntitle: The Night Desk\n---\n\nTalks after midnight.\n",
        },
    )
    settings = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    settings += "\nrepo_url: https://github.com/example/talks\nedit_uri: edit/main/docs/\n"
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    tone(root / "docs" / "audio" / "talk.wav", SECONDS)
    return build_site(root, strict=False).site_dir


def tone(file: Path, seconds: int, rate: int = 4000) -> None:
    """A quiet tone, as an 8-bit WAV file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    one = bytes(128 + round(20 * math.sin(math.tau * 220 * n / rate)) for n in range(rate))
    with wave.open(str(file), "wb") as out:
        out.setparams((1, 1, rate, rate * seconds, "NONE", "not compressed"))
        out.writeframes(one * seconds)
