"""Finds the element classes that a Click configuration names (click-spec/language-and-router.md).

This is no second parser of the language: it reads just enough to know which identifiers are classes. Everything else is
Click's own to check, and what is doubtful here is left to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from factory.elements.click_tokens import Token, tokens
from factory.errors import ExitCode, FactoryError
from factory.recipe.rendered import Rendered

_DEPTH = 100  # of compounds in each other; Click itself stops at 50
_PSEUDO = frozenset({"input", "output"})


@dataclass(frozen=True)
class Use:
    """An element class that is used. where: file:line; element: it may as well be an element that nobody declared."""

    name: str
    where: str | None
    element: bool = False


@dataclass
class _Scope:
    """One file or compound body: the elements and compound classes known in it."""

    parent: _Scope | None = None
    declared: set[str] = field(default_factory=set)
    compounds: set[str] = field(default_factory=set)

    def has_compound(self, name: str) -> bool:
        scope: _Scope | None = self
        while scope:
            if name in scope.compounds:
                return True
            scope = scope.parent
        return False


def classes(rendered: Rendered) -> list[Use]:
    """Every primitive class that the configuration names, in order of first use."""
    return list({use.name: use for use in reversed(uses(rendered))}.values())[::-1]


def uses(rendered: Rendered) -> list[Use]:
    """Every place where the configuration names a primitive class, in the order of the text."""
    reader = _Reader(list(tokens(rendered.text, rendered.file)), rendered.template.parent)
    reader.body(_Scope())
    return reader.uses


class _Reader:
    def __init__(self, source: list[Token], folder: Path) -> None:
        self._tokens = source
        self._at = 0
        self._folder = folder
        self._depth = 0
        self.uses: list[Use] = []

    def _peek(self, ahead: int = 0) -> Token:
        at = self._at + ahead
        return self._tokens[at] if at < len(self._tokens) else Token("end", "", "")

    def _next(self) -> Token:
        token = self._peek()
        self._at += 1
        return token

    def body(self, scope: _Scope, compound: str | None = None) -> None:
        """Reads up to the closing brace (or the end). compound is the name of the class being defined, if any."""
        self._depth += 1
        if self._depth > _DEPTH:
            raise FactoryError(
                "compound elements are nested too deeply", where=self._peek(-1).where or None, code=ExitCode.CONFIG
            )
        scope.declared |= set(self._declarations())
        while (token := self._next()).kind != "end" and token.text != "}":
            if token.kind == "config":
                continue
            if token.text == "{":
                self.body(_Scope(scope))
            elif token.text == "[":
                self._ports()
            elif token.text == "..." and compound and not scope.has_compound(compound):
                self._use(scope, Token("word", compound, token.where))
            elif token.text == "elementclass":
                self._elementclass(scope)
            elif token.text == "::":
                self._after_colons(scope)
            elif token.kind == "word":
                self._word(scope, token)
        self._depth -= 1

    def _declarations(self) -> Iterator[str]:
        """Names declared in this body (not in the ones inside it), also those declared further down."""
        depth, at, names = 0, self._at, []
        while at < len(self._tokens) and depth >= 0:
            token = self._tokens[at]
            if token.text in ("{", "}"):
                depth += 1 if token.text == "{" else -1
            if depth == 0 and token.kind == "word":
                names.append(token.text)
            elif token.text == "::" and depth == 0:
                yield from names
            if token.kind != "word" and token.text != ",":
                names = []
            at += 1

    def _word(self, scope: _Scope, token: Token) -> None:
        following = self._peek()
        if following.text == "::" or following.kind == "variable" or token.text in ("require", "define", "provide"):
            return  # a declaration; a compound's keyword formal; a statement
        if token.text in scope.declared or token.text in _PSEUDO or token.text.isdigit():
            return
        # Elements of a compound are also known by their path once it is expanded.
        if "/" in token.text:
            return
        self._use(scope, token, element=following.kind != "config" and not token.text[0].isupper())

    def _after_colons(self, scope: _Scope) -> None:
        if self._peek().kind == "word":
            self._use(scope, self._next())

    def _elementclass(self, scope: _Scope) -> None:
        name = self._next()
        if self._peek().text == "{":
            self._next()
            self.body(_Scope(scope), name.text)
        elif self._peek().kind == "word":
            self._use(scope, self._next())
        scope.compounds.add(name.text)

    def _ports(self) -> None:
        while self._peek().kind != "end" and self._next().text != "]":
            pass

    def _use(self, scope: _Scope, token: Token, *, element: bool = False) -> None:
        if not scope.has_compound(token.text):
            self.uses.append(Use(token.text, token.where or None, element))
