"""Templates as the engine gets them: their partials put in, the indentation left out."""

from __future__ import annotations

import re
from functools import partial

from jinja2.ext import Extension

_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)
_INCLUDE = re.compile(r'(?P<opens>\{%-?) include "(?P<name>[\w./-]+)" (?P<closes>-?%\})')


class JoinedTemplates(Extension):
    """Templates with their partials put in, which takes less time than to ask for each again.

    The indentation that is there for those who write them is left out.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The source with every line beginning at its margin, and with all that it includes."""
        return self._joined(source, (name,))

    def _joined(self, source: str, inside: tuple[str | None, ...]) -> str:
        put_in = partial(self._partial, inside=inside)
        return _INCLUDE.sub(put_in, _INDENTATION.sub("", source))

    def _partial(self, found: re.Match[str], inside: tuple[str | None, ...]) -> str:
        """A partial as a part of the template; what it sets is its own."""
        name, loader = found["name"], self.environment.loader
        if name in inside or loader is None:
            return found[0]  # Material has ones that include themselves
        source, _, _ = loader.get_source(self.environment, name)
        inner = self._joined(source.removesuffix("\n"), (*inside, name))
        return f"{found['opens']} with %}}{inner}{{% endwith {found['closes']}"
