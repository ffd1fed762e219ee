"""Reading ``seeds/glossary.yml``: every mistake is an error with its line and what is right."""

from __future__ import annotations

import re
from typing import Any

import yaml

from chapterhouse.glossary.terms import Term, term
from chapterhouse.pages.yaml_nodes import NodeReader, compose, line_of

_KEYS = ("name", "kind", "aliases", "misheard", "link", "about")
_KIND = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+){0,2}")
_LONGEST = 100
_LONGEST_ABOUT = 300


def terms_of(path: str, text: str) -> tuple[Term, ...]:
    """The terms of a ``glossary.yml``; ChapterhouseError at the first thing that is wrong in it."""
    return _Reader(path).terms(compose(path, text))


class _Reader(NodeReader):
    """Turns the nodes of the file into terms; every method raises a located error."""

    def terms(self, root: yaml.Node | None) -> tuple[Term, ...]:
        """All terms of the file, none of whose names or forms means two of them."""
        if root is None or self.is_null(root):
            return ()
        found: list[Term] = []
        owners: dict[str, Term] = {}
        slugs: dict[str, Term] = {}
        for _, _, listed in self.pairs(root, ("terms",)):
            if self.is_null(listed):
                continue
            if not isinstance(listed, yaml.SequenceNode):
                example = "`- name: …` under it, one for each term"
                raise self.error(line_of(listed), f"`terms:` is a list; write {example}")
            for node in listed.value:
                one = self._term(node)
                if other := slugs.get(one.slug):
                    why = f"`{one.name}` and `{other.name}` (line {other.line}) are one topic"
                    raise self.error(one.line, f"{why}; make one of them an alias of the other")
                slugs[one.slug] = one
                for form in one.forms:
                    other = owners.setdefault(form.casefold(), one)
                    if other is not one:
                        why = f"`{form}` stands under `{other.name}` too (line {other.line})"
                        raise self.error(one.line, f"{why}; it can mean only one term")
                found.append(one)
        return tuple(found)

    def _term(self, node: yaml.Node) -> Term:
        facts: dict[str, Any] = {"line": line_of(node)}
        name = ""
        for key, line, value in self.pairs(node, _KEYS):
            if self.is_null(value):
                continue
            if key == "name":
                name = self._form(value)
            elif key in ("aliases", "misheard"):
                self.texts(value, "texts, like `[Web VTT, VTT]`")
                facts[key] = tuple(dict.fromkeys(map(self._form, value.value)))
            elif key == "link":
                facts[key] = self.address(value)
            elif key == "kind":
                facts[key] = self._kind(value)
            else:
                facts[key] = self.text(value)
                if len(facts[key]) > _LONGEST_ABOUT:
                    why = f"`about` is one line, at most {_LONGEST_ABOUT} characters"
                    raise self.error(line, f"{why}; write more in docs/topics/")
        if not name:
            raise self.error(line_of(node), "a term without a name; write `name: …`")
        right = {form.casefold() for form in (name, *facts.get("aliases", ()))}
        for form in facts.get("misheard", ()):
            if form.casefold() in right:
                why = f"`{form}` is right and misheard at once; keep one of them"
                raise self.error(line_of(node), why)
        return term(name, **facts)

    def _form(self, node: yaml.Node) -> str:
        text = self.text(node)
        if len(text) > _LONGEST or not any(char.isalnum() for char in text):
            raise self.error(line_of(node), f"`{text[:40]}` is no word or name")
        return text

    def _kind(self, node: yaml.Node) -> str:
        text = self.text(node).casefold()
        if not _KIND.fullmatch(text):
            why = f"`{text[:40]}` is no kind; write one to three words, like organisation"
            raise self.error(line_of(node), why)
        return text
