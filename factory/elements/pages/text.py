"""A page for the terminal: plain text, 78 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

from factory.elements.pages.inline import plain
from factory.elements.pages.layout import layout
from factory.elements.pages.page import Page

_WIDTH = 78


def render(page: Page, heading: Callable[[str], str] = str) -> str:
    """heading: how a section's title is shown (bold, on a terminal)."""
    lines: list[str] = []
    for block in layout(page):
        left = "    " * (block.indent + 1)
        if block.kind == "heading":
            lines += ["", heading(block.text.upper())]
        elif block.kind == "code":
            lines += [*(f"{left}  {line}".rstrip() for line in block.text.splitlines())]
        else:
            shown = block.text if block.kind == "links" else plain(block.text)
            shown = ", ".join(shown.split()) if block.kind == "links" else shown
            further = left + ("    " if block.kind == "usage" else "")
            lines += textwrap.wrap(
                shown, _WIDTH, initial_indent=left, subsequent_indent=further, break_long_words=False
            )
    return "\n".join(lines[1:])
