"""``topics``: terms that a person may make topics of."""

from __future__ import annotations

import argparse
from typing import Any

from chapterhouse.commands.printing import say, say_json


def add(commands: Any, shared: list[argparse.ArgumentParser]) -> None:
    """Add the command."""
    topics = commands.add_parser(
        "topics",
        help="suggest topics, for a person to accept",
        description="What comes up often and could be a topic of the site.",
    )
    kinds = topics.add_subparsers(title="commands", required=True, metavar="COMMAND")
    suggest = kinds.add_parser(
        "suggest",
        parents=shared,
        help="print terms that come up often, ready to paste into seeds/glossary.yml",
        description="Prints terms that come up often and have no entry yet: how often, in which"
        " episodes, and a sentence, as YAML ready to paste into seeds/glossary.yml. Nothing is"
        " written, and nothing becomes a topic that no person put there.",
    )
    suggest.add_argument(
        "--most", type=int, default=30, metavar="N", help="how many at most (default: 30)"
    )
    suggest.add_argument("--json", action="store_true", help="print them for programs, as JSON")
    suggest.set_defaults(run=_suggest)


def _suggest(options: argparse.Namespace) -> int:
    from chapterhouse.glossary.suggested_yaml import as_json, as_yaml
    from chapterhouse.glossary.suggestions import suggestions

    found = suggestions(options.root, max(0, options.most))
    if options.json:
        say_json([as_json(one) for one in found])
    else:
        say(as_yaml(found))
    return 0
