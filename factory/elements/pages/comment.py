"""The comment in front of an element's class: `=c`, `=s`, `=d`, `=h`, `=e`, `=a` and their like, read into a Comment.

A section begins with `=LETTER` at the start of a line; what follows on that line belongs to it, as do the lines up to
the next section. Blank lines part paragraphs; a paragraph whose lines are indented is code and stays as it is.

    =c  Class(ARGUMENTS), one for each line of usage     =h  NAME MODE, and what the handler does
    =s  group, and below it one line that says what it does    =e  an example, a configuration or a part of one
    =d  the description    =n  notes    =a  related elements, separated by commas
    =over, =item WORD, =back  a list within a description
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import dedent

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SECTION = re.compile(r"=(\w+)(?:[ \t]+(.*))?$")
_CLASS = re.compile(r"^\s*([A-Z]\w*)", re.MULTILINE)
_HANDLER = re.compile(r'(\*|[\w.]+(?:\s*,\s*[\w.]+)*)\s+("?[a-z].*)$')
_LISTS = frozenset({"over", "item", "back"})
# The modes of =h, and what each comes to.
MODES = {
    "read-only": "r", "write-only": "w", "read/write": "rw", "read with parameter": "r", "read with parameters": "r",
}  # fmt: skip
SECTIONS = frozenset({"c", "s", "d", "h", "e", "n", "a"})


@dataclass(frozen=True)
class Paragraph:
    """kind is text, code, or item: then `text` is the item's head, and the paragraphs that follow it explain it."""

    kind: str
    text: str


@dataclass(frozen=True)
class HandlerEntry:
    """One =h: NAME, or several with one description, `add, sub`; what follows its first line is the description."""

    names: tuple[str, ...]
    mode: str
    body: tuple[Paragraph, ...]


@dataclass(frozen=True)
class Comment:
    """One element comment. line is that of `=c`; problems are (line, message) of what could not be understood."""

    line: int
    usage: tuple[str, ...] = ()
    subject: str = ""
    summary: str = ""
    description: tuple[Paragraph, ...] = ()
    notes: tuple[Paragraph, ...] = ()
    handlers: tuple[HandlerEntry, ...] = ()
    examples: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    problems: tuple[tuple[int, str], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The classes that the usage lines are of, as users write them."""
        return tuple(dict.fromkeys(name for line in self.usage for name in _names(line)))

    @property
    def text(self) -> str:
        """All that is said about arguments: usage, summary and descriptions, markup and all."""
        bodies = [*self.description, *self.notes, *(each for handler in self.handlers for each in handler.body)]
        return "\n".join([*self.usage, self.summary, *(each.text for each in bodies)])


@dataclass(frozen=True)
class _Section:
    letter: str
    line: int
    head: str
    lines: tuple[str, ...]


def comments(text: str) -> list[Comment]:
    """The element comments of a header, in order."""
    found = []
    for match in _COMMENT.finditer(text):
        body = match[0][2:-2]
        first = text.count("\n", 0, match.start()) + 1
        sections = list(_sections(body, first))
        if any(section.letter == "c" for section in sections):
            found.append(_comment(sections))
    return found


def paragraphs(lines: tuple[str, ...] | list[str]) -> tuple[Paragraph, ...]:
    """Text, code and list items, in order."""
    result: list[Paragraph] = []
    block: list[str] = []

    def flush() -> None:
        while block and not block[-1].strip():
            block.pop()
        if block:
            code = all(line[:1].isspace() or not line for line in block)
            shown = dedent("\n".join(block)) if code else " ".join(line.strip() for line in block)
            result.append(Paragraph("code" if code else "text", shown))
        block.clear()

    for line in lines:
        section = _SECTION.match(line)
        if section and section[1] in _LISTS:
            flush()
            result.append(Paragraph(section[1], (section[2] or "").strip()))
        elif not line.strip() and not (block and block[0][:1].isspace()):
            flush()
        else:
            if block and block[0][:1].isspace() != line[:1].isspace() and line.strip():
                flush()
            block.append(line.rstrip())
    flush()
    return tuple(result)


def _names(usage: str) -> list[str]:
    """`Class(...)`; or several names without arguments, separated by commas: `Null1, Null2`."""
    if "(" not in usage:
        return [word.strip() for word in usage.split(",") if word.strip()]
    match = _CLASS.match(usage)
    return [match[1]] if match else []


def _sections(body: str, first: int) -> Iterator[_Section]:
    letter, line, head, lines = "", first, "", list[str]()
    for number, text in enumerate(body.split("\n"), first):
        match = _SECTION.match(text.strip() if text.strip().startswith("=") else text)
        if match and match[1] not in _LISTS:
            if letter:
                yield _Section(letter, line, head, tuple(lines))
            letter, line, head, lines = match[1], number, (match[2] or "").strip(), []
        else:
            lines.append(text)
    if letter:
        yield _Section(letter, line, head, tuple(lines))


def _comment(sections: list[_Section]) -> Comment:
    of: dict[str, list[_Section]] = {}
    problems: list[tuple[int, str]] = []
    for section in sections:
        of.setdefault(section.letter, []).append(section)
        if section.letter not in SECTIONS:
            problems.append((section.line, f"unknown section ={section.letter}"))
        elif section.letter not in ("h", "e") and len(of[section.letter]) == 2:
            problems.append((section.line, f"a second ={section.letter}"))
    subject, summary = _subject(of.get("s", []))
    handlers = []
    for section in of.get("h", []):
        given = _HANDLER.match(section.head)
        names, mode = (given[1].split(","), given[2].strip('"')) if given else ([section.head], "")
        if mode not in MODES:
            problems.append((section.line, f"=h {section.head}: NAME and one of {', '.join(sorted(MODES))} go here"))
        body = paragraphs(section.lines)
        handlers.append(HandlerEntry(tuple(name.strip() for name in names), mode, body))
    return Comment(
        line=of["c"][0].line,
        usage=tuple(line.strip() for line in _texts(of["c"]) if line.strip()),
        subject=subject,
        summary=summary,
        description=paragraphs(_texts(of.get("d", []))),
        notes=paragraphs(_texts(of.get("n", []))),
        handlers=tuple(handlers),
        examples=tuple(dedent("\n".join(_texts([each]))).strip("\n") for each in of.get("e", [])),
        related=tuple(
            word for each in of.get("a", []) for word in re.split(r"[\s,]+", " ".join(_texts([each]))) if word
        ),
        problems=tuple(problems),
    )


def _texts(sections: list[_Section]) -> list[str]:
    return [line.rstrip() for each in sections for line in ([each.head] if each.head else []) + list(each.lines)]


def _subject(sections: list[_Section]) -> tuple[str, str]:
    """The group on the line of =s, or alone on the first line below; then the summary."""
    if not sections:
        return "", ""
    subject = sections[0].head
    lines = [line.strip() for line in sections[0].lines if line.strip()]
    if not subject and lines:
        subject = lines.pop(0)
    return subject, " ".join(lines)
