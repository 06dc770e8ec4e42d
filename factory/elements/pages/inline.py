"""Markup within a line of an element comment: C<code>, I<emphasis>, B<strong>, E<lt> and E<gt>; C<< a > b >> too."""

from __future__ import annotations

import re
from dataclasses import dataclass

_OPEN = re.compile(r"\b([BCEI])(<+)")
_ENTITIES = {"lt": "<", "gt": ">"}


@dataclass(frozen=True)
class Span:
    """kind is text, code, emphasis or strong."""

    kind: str
    text: str


_KINDS = {"B": "strong", "C": "code", "I": "emphasis"}


def spans(text: str) -> list[Span]:
    """The text in pieces. An opening that nothing closes is text."""
    result: list[Span] = []
    at = 0
    while match := _OPEN.search(text, at):
        end = text.find(">" * len(match[2]), match.end())
        if end < 0:
            break
        # `C<a -> b>`: the arrow's head closes nothing.
        while match[1] == "C" and text[end - 1] == "-" and (later := text.find(">", end + 1)) >= 0:
            end = later
        result.append(Span("text", text[at : match.start()]))
        inner = text[match.end() : end].strip() if len(match[2]) > 1 else text[match.end() : end]
        result.append(Span("text", _ENTITIES.get(inner, inner)) if match[1] == "E" else Span(_KINDS[match[1]], inner))
        at = end + len(match[2])
    result.append(Span("text", text[at:]))
    return [span for span in result if span.text]


def plain(text: str) -> str:
    """Without the markup."""
    return "".join(span.text for span in spans(text))
