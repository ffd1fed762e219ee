"""Suggested terms as YAML to paste into ``seeds/glossary.yml``, with what speaks for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chapterhouse.glossary.suggestions import Suggestion
from chapterhouse.glossary.terms import GLOSSARY
from chapterhouse.pages.yaml_text import scalar
from chapterhouse.problems import printable
from chapterhouse.times import clock

_EPISODES_NAMED = 4


def as_yaml(suggested: Sequence[Suggestion]) -> Iterator[str]:
    """The lines: entries with comments, which YAML readers take as they are."""
    if not suggested:
        yield "# No more phrase comes up often enough."
        return
    yield f"# Paste what should be a topic under `terms:` in {GLOSSARY}, and leave the rest."
    yield "terms:"
    for one in suggested:
        yield ""
        yield f"  # {_count(one.moments, 'place')} in {_count(len(one.episodes), 'episode')}: " + (
            _episodes(one.episodes)
        )
        yield f"  # {printable(_sample(one))}"
        yield f"  - name: {scalar(one.name)}"
        if one.aliases:
            yield f"    aliases: [{', '.join(map(scalar, one.aliases))}]"


def as_json(one: Suggestion) -> dict[str, object]:
    """A suggestion for programs; ``start`` in seconds where it is known."""
    sample = one.sample
    return {
        "name": one.name,
        "aliases": list(one.aliases),
        "moments": one.moments,
        "episodes": list(one.episodes),
        "sample": {
            "sentence": sample.before + sample.hit + sample.after,
            "speaker": sample.speaker or None,
            "start": sample.start,
            "page": one.sample_in,
            "id": sample.anchor or None,
        },
    }


def _episodes(paths: Sequence[str]) -> str:
    slugs = [path.removeprefix("episodes/").removesuffix(".md") for path in paths]
    more = len(slugs) - _EPISODES_NAMED
    named = ", ".join(slugs[:_EPISODES_NAMED])
    return f"{named} and {more} more" if more > 0 else named


def _sample(one: Suggestion) -> str:
    moment = one.sample
    said = f"“{moment.before}{moment.hit}{moment.after}”"
    by = [moment.speaker] if moment.speaker else []
    at = [clock(moment.start)] if moment.start is not None else []
    return f"{said} ({', '.join([*by, *at])})" if by or at else said


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
