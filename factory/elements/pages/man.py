"""A page as a manual page: roff with the man macros, section n, as `man n Queue` looks it up."""

from __future__ import annotations

from collections.abc import Iterator

from factory.elements.pages.inline import spans
from factory.elements.pages.layout import layout
from factory.elements.pages.page import Page
from factory.roff import escaped, line

SECTION = "n"
_FONTS = {"code": "B", "emphasis": "I", "strong": "B"}


def render(page: Page) -> str:
    """The roff source."""
    return "\n".join([f'.TH "{page.name}" {SECTION} "" "click" "Click elements"', *_lines(page)]) + "\n"


def _lines(page: Page) -> Iterator[str]:
    indent = 0
    for block in layout(page):
        if block.indent != indent and block.kind != "item":
            yield ".RS" if block.indent > indent else ".RE"
            indent = block.indent
        elif block.kind == "item" and indent > block.indent:
            yield ".RE"
            indent = block.indent
        if block.kind == "heading":
            yield f'.SH "{block.text.upper()}"'
        elif block.kind == "code":
            yield from (".PP", ".nf", *(line(escaped(each)) for each in block.text.splitlines()), ".fi")
        elif block.kind == "links":
            yield ", ".join(f"\\fB{escaped(name)}\\fR({SECTION})" for name in block.text.split())
        elif block.kind == "item":
            yield from (".PP", f"\\fB{escaped(block.text)}\\fR")
        elif block.text.startswith(f"{page.name} - "):
            # whatis(1) reads this line: name, minus, description.
            yield f"{escaped(page.name)} \\- {_inline(block.text.partition(' - ')[2])}"
        else:
            yield from ([".PP"] if block.indent == 0 else [])
            yield line(_inline(block.text))
    if indent:
        yield ".RE"


def _inline(text: str) -> str:
    return "".join(
        f"\\f{_FONTS[span.kind]}{escaped(span.text)}\\fR" if span.kind in _FONTS else escaped(span.text)
        for span in spans(text)
    )
