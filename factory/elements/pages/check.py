"""What is wrong with the pages: an incomplete comment, or one that says something else than the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from factory.elements.pages.comment import MODES, Comment
from factory.elements.pages.inline import plain
from factory.elements.pages.page import Page

_MODES = {"r": "read-only", "w": "write-only", "rw": "read/write"}
# Every task has these (<click/element.hh>, add_task_handlers); the page's table shows them without an =h.
_COMMON = frozenset({"scheduled", "tickets", "config"})
_KEYWORDS = re.compile(r"I<keywords>\s*([A-Z][A-Z0-9_, ]*)")
_DIGITS = re.compile(r"\d+$")


@dataclass(frozen=True)
class Problem:
    """where is file:line."""

    where: str
    what: str


def problems(pages: Mapping[str, Page]) -> list[Problem]:
    """Everything that can be seen to be wrong, by page."""
    return [Problem(page.where, f"{page.name}: {what}") for page in pages.values() for what in _of(page, pages)]


def _of(page: Page, pages: Mapping[str, Page]) -> Iterator[str]:
    comment = page.comment
    if comment is None:
        yield "no comment with =c for this class"
        return
    yield from (what for _, what in comment.problems)
    if not comment.subject or not comment.summary:
        yield "=s needs a subject, and a line that says what the element does"
    if not comment.description:
        yield "no description (=d)"
    yield from (f"=a names {name!r}, which is no element" for name in comment.related if name not in pages)
    if page.name in comment.related:
        yield "=a names the element itself"
    said = "\n".join([comment.text, *(base.text for _, base in page.bases)])
    yield from _arguments(page, plain(said), comment.usage)
    yield from _handlers(page, comment)


def _arguments(page: Page, text: str, usage: tuple[str, ...]) -> Iterator[str]:
    words = set(re.findall(r"[A-Za-z]\w*", text))
    yield from (f"argument {name} is not described" for name in page.facts.arguments if name not in words)
    for line in usage:
        for group in _KEYWORDS.findall(line):
            for word in re.findall(r"[A-Z]\w*", group):
                if word not in page.facts.words:
                    yield f"=c names the keyword {word}, which the source does not read"


def _handlers(page: Page, comment: Comment) -> Iterator[str]:
    own = [name for handler in comment.handlers for name in handler.names]
    silent = (handler for handler in comment.handlers if not handler.body)
    yield from (f"=h {', '.join(handler.names)} does not say what it does" for handler in silent)
    yield from (f"=h {name} twice" for name in sorted(set(own)) if own.count(name) > 1)
    described = {name: handler.mode for handler in page.handlers for name in handler.names}
    for name, modes in page.facts.handlers.items():
        if name not in described and name not in _COMMON and name != "*":
            yield f"handler {name} ({_MODES[modes]}) is not described"
        # That config can be written is the doing of can_live_reconfigure(), not of a handler in the source.
        elif name in described and name != "config" and MODES.get(described[name], modes) != modes:
            yield f"=h {name} says {described[name]}, the source {_MODES[modes]}"
    for name in own:
        stem = _DIGITS.sub("", name)
        if name not in page.facts.handlers and name != "config" and not {name, stem} & page.facts.words:
            yield f"=h {name} is not in the source"
