"""Compares a file with what a test expects of it (click-spec/clicktest-format.md, Comparison)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest

_BRACES = re.compile(r"\{\{(.*?)\}\}")
_COMMENT = re.compile(r"\s*\{\{\?(.*?)\}\}\s*")
_POSIX = {
    "alpha": "A-Za-z", "digit": "0-9", "alnum": "A-Za-z0-9", "upper": "A-Z", "lower": "a-z", "space": r"\s",
    "blank": r" \t", "punct": r"!-/:-@\[-`{-~", "xdigit": "0-9A-Fa-f", "word": r"\w", "print": " -~", "graph": "!-~",
    "cntrl": r"\x00-\x1f\x7f",
}  # fmt: skip
_SPACE = re.compile(r"\s+")


class BadPattern(ValueError):
    """A regular expression that cannot be compiled."""


@dataclass(frozen=True)
class Line:
    """One expected line. matches() takes a line of output; comment is the {{?…}} text."""

    text: str
    comment: str
    matches: Callable[[str], bool]


@dataclass(frozen=True)
class Difference:
    """The first difference. actual_line counts the output's lines from 1; None: the line is missing."""

    expected: str | None
    actual: str | None
    actual_line: int | None
    comment: str = ""


def literal_lines(content: bytes, flags: str) -> list[Line]:
    """Patterns of an %expect section: literal text with {{regular expressions}}."""
    return [_line(text, flags) for text in _lines(content)]


def regex_lines(content: bytes, flags: str) -> list[Line]:
    """Patterns of an %expectx or %ignorex section."""
    return [_regex(text, text, "", flags) for text in _lines(content)]


def verbatim_lines(content: bytes) -> list[Line]:
    """Patterns of an %ignorev section."""
    return [Line(text, "", text.rstrip().__eq__) for text in _lines(content)]


def difference(expected: list[Line], ignored: list[Line], actual: bytes) -> Difference | None:
    """Line by line, without blank lines and those that `ignored` matches."""
    left = [
        (number, text.rstrip())
        for number, text in enumerate(actual.decode("latin-1").split("\n"), 1)
        if text.strip() and not any(line.matches(text.rstrip()) for line in ignored)
    ]
    for want, have in zip_longest(expected, left):
        if want is None:
            return Difference(None, have[1], have[0])
        if have is None or not want.matches(have[1]):
            return Difference(want.text, have[1] if have else None, have[0] if have else None, want.comment)
    return None


def first_byte_difference(expected: bytes, actual: bytes) -> Difference | None:
    """For %expectv: everything counts."""
    if expected == actual:
        return None
    wanted, had = expected.split(b"\n"), actual.split(b"\n")
    for number, (want, have) in enumerate(zip_longest(wanted, had), 1):
        if want != have:
            return Difference(_shown(want), _shown(have), number, "byte for byte")
    return None


def _shown(line: bytes | None) -> str | None:
    return None if line is None else repr(line)[2:-1]


def _lines(content: bytes) -> list[str]:
    return [text.rstrip() for text in content.decode("latin-1").split("\n") if text.strip()]


def _line(text: str, flags: str) -> Line:
    comment = " ".join(match.strip() for match in _COMMENT.findall(text))
    text = _COMMENT.sub("", text)
    if "{{" not in text:
        wanted = _squeezed(text, flags)
        return Line(text, comment, lambda have: _squeezed(have, flags) == wanted)
    parts, at = [], 0
    for match in _BRACES.finditer(text):
        parts.append(re.escape(_squeezed(text[at : match.start()], flags)))
        parts.append(f"(?{'i' if 'i' in flags else ''}:{_python(match[1])})")
        at = match.end()
    parts.append(re.escape(_squeezed(text[at:], flags)))
    return _regex("".join(parts), text, comment, flags.replace("i", ""))


def _regex(pattern: str, text: str, comment: str, flags: str) -> Line:
    try:
        compiled = re.compile(_python(pattern) if pattern == text else pattern, re.IGNORECASE if "i" in flags else 0)
    except re.error as error:
        raise BadPattern(f"bad regular expression {text!r}: {error}") from None
    return Line(text, comment, lambda have: compiled.fullmatch(_squeezed(have, flags)) is not None)


def _squeezed(text: str, flags: str) -> str:
    return _SPACE.sub("", text) if "w" in flags else text


def _python(pattern: str) -> str:
    """Perl's spelling in Python's: POSIX classes, \\z, \\h."""
    pattern = re.sub(r"\[:(\w+):\]", lambda match: _POSIX.get(match[1], match[0]), pattern)
    return re.sub(r"\\(.)", lambda match: {"z": r"\Z", "h": r"[ \t]"}.get(match[1], match[0]), pattern)
