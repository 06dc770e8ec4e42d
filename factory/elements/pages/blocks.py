"""Cuts C++ text into classes and functions by its braces: enough to see what an element's functions say, no parser."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

# Comments go, strings stay.
_SKIP = re.compile(r'//[^\n]*|/\*.*?\*/|("(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\')', re.DOTALL)
_DIRECTIVE = re.compile(r"^[ \t]*#(?:[^\n\\]|\\.|\\\n)*$", re.MULTILINE)
_TOKEN = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|[{};]')
_CLASS = re.compile(r"\b(?:class|struct)\s+(?:CLICK_\w+\s+)?(\w+)\s*(?:final\s*)?(?::([^{]*))?$")
_TRANSPARENT = re.compile(r'\b(?:namespace\b[\s\w]*|extern\s*"C"\s*)$')
_FUNCTION = re.compile(r"([A-Za-z_~][\w:~]*)\s*\(")
_LABEL = re.compile(r"\b(?:public|protected|private)\s*:")


@dataclass
class Blocks:
    """functions: `name` or `Class::name` to its texts (head and body; more than one when overloaded), bases: class to
    its base classes in order, tables: the texts of initialized data at the top level."""

    functions: dict[str, list[str]] = field(default_factory=dict)
    bases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    tables: list[str] = field(default_factory=list)


def without_comments(text: str) -> str:
    """The same text, comments and directives blank; lines keep their numbers."""
    text = _SKIP.sub(lambda match: match[1] or "\n" * match[0].count("\n") or " ", text)
    return _DIRECTIVE.sub(lambda match: "\n" * match[0].count("\n"), text)


def read(text: str) -> Blocks:
    """The blocks of one file. Text with unbalanced braces gives what was found up to there."""
    found = Blocks()
    _scan(without_comments(text), 0, None, found)
    return found


def _scan(text: str, at: int, inside: str | None, found: Blocks) -> int:
    """Reads from `at` to the brace that closes this level; the place behind it."""
    start = at
    while match := _TOKEN.search(text, at):
        at = match.end()
        if match[0][0] in "\"'":
            continue
        if match[0] == "}":
            return at
        if match[0] == ";":
            start = at
            continue
        head = _LABEL.sub(" ", text[start : match.start()])
        opened = _CLASS.search(head)
        function = _FUNCTION.search(head)
        if opened and not (function and function.start() < opened.start()):
            found.bases[opened[1]] = tuple(re.findall(r"(\w+)\s*(?:<[^>]*>)?\s*(?:,|$)", (opened[2] or "").strip()))
            at = _scan(text, at, opened[1], found)
        elif _TRANSPARENT.search(head):
            at = _scan(text, at, inside, found)
        else:
            end = _closing(text, at)
            if function and "=" not in head[: function.start()]:
                name = function[1] if "::" in function[1] or not inside else f"{inside}::{function[1]}"
                found.functions.setdefault(name, []).append(head[function.start() :] + text[match.start() : end])
            else:
                found.tables.append(head + text[match.start() : end])
            at = end
        start = at
    return len(text)


def _closing(text: str, at: int) -> int:
    depth = 1
    while match := _TOKEN.search(text, at):
        at = match.end()
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth == 0:
            return at
    return len(text)
