"""Cuts Click text into tokens with their places (click-spec/language-and-router.md, Source text and tokens).

A configuration string `( … )` is one token. Line directives are obeyed, so places are the template's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factory.recipe.rendered import DIRECTIVE

_PIECE = re.compile(
    r"""(?P<space>[ \t\f\v]+)
      | (?P<newline>\r\n|\r|\n)
      | (?P<comment>//[^\r\n]*|/\*.*?(?:\*/|\Z))
      | (?P<word>[A-Za-z0-9_@]+(?:/[A-Za-z0-9_@]+)*)
      | (?P<variable>\$[A-Za-z0-9_]*)
      | (?P<mark>->|=>|::|\|\||\.\.\.|.)""",
    re.VERBOSE | re.DOTALL,
)
# What has to be stepped over to find the end of a configuration string.
_CONFIG = re.compile(
    r"""[()] | //[^\r\n]* | /\*.*?(?:\*/|\Z) | "(?:\\.|[^"\\])*(?:"|\Z) | '[^']*(?:'|\Z) | \\<[^>]*>""",
    re.VERBOSE | re.DOTALL,
)
_DIGITS = 18  # of a directive's line number: more make no sense, and Python refuses thousands
_NEWLINE = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Token:
    """kind: word, variable, config, mark or end. where is file:line; at the offset in the text."""

    kind: str
    text: str
    where: str
    at: int = 0


class _Place:
    """The current file and line."""

    def __init__(self, file: str) -> None:
        self._first = self._file = file
        self._line = 1

    def __str__(self) -> str:
        return f"{self._file}:{self._line}"

    def advance(self, text: str) -> None:
        """Moves over text, obeying the directives in it (`#` in column one)."""
        for match in _NEWLINE.finditer(text):
            self._line += 1
            directive = DIRECTIVE.match(text, match.end())
            if directive:
                self.directive(directive, ended=False)

    def directive(self, match: re.Match[str], *, ended: bool = True) -> None:
        """The next line gets the directive's number; ended: its own line end has been passed already."""
        self._line = int(match[1][-_DIGITS:]) - (0 if ended else 1)
        if match[2] is not None:
            self._file = match[2] or self._first


def tokens(text: str, file: str) -> Iterator[Token]:
    """All tokens but white space and comments."""
    place, at = _Place(file), 0
    previous = Token("end", "", "")
    while at < len(text):
        if text[at] == "#" and (at == 0 or text[at - 1] in "\r\n"):
            end = _NEWLINE.search(text, at)
            directive = DIRECTIVE.match(text, at)
            if directive:
                place.directive(directive)
            else:
                place.advance("\n")
            at = end.end() if end else len(text)
            continue
        kind, found = _piece(text, at)
        # After a name or an anonymous compound `(` opens a configuration string, elsewhere a group.
        if found == "(" and (previous.kind == "word" or previous.text == "}"):
            kind, found = "config", text[at : config_end(text, at)]
        if kind not in ("space", "newline", "comment"):
            previous = Token(kind, found, str(place), at)
            yield previous
        place.advance(found)
        at += len(found)


def _piece(text: str, at: int) -> tuple[str, str]:
    match = _PIECE.match(text, at)
    return (match.lastgroup or "mark", match[0]) if match else ("mark", text[at])


def config_end(text: str, start: int) -> int:
    """The index after the parenthesis that closes the one at start (the text's end when none does)."""
    depth = 0
    for match in _CONFIG.finditer(text, start):
        depth += {"(": 1, ")": -1}.get(match[0], 0)
        if depth == 0:
            return match.end()
    return len(text)
