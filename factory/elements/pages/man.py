"""A page as a manual page: roff with the man macros, section n, as `man n Queue` looks it up."""

from __future__ import annotations

from collections.abc import Iterator

from factory.elements.pages.inline import spans
from factory.elements.pages.layout import layout
from factory.elements.pages.page import Page

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
            yield from (".PP", ".nf", *(_line(_escaped(line)) for line in block.text.splitlines()), ".fi")
        elif block.kind == "links":
            yield ", ".join(f"\\fB{_escaped(name)}\\fR({SECTION})" for name in block.text.split())
        elif block.kind == "item":
            yield from (".PP", f"\\fB{_escaped(block.text)}\\fR")
        elif block.text.startswith(f"{page.name} - "):
            # whatis(1) reads this line: name, minus, description.
            yield f"{_escaped(page.name)} \\- {_inline(block.text.partition(' - ')[2])}"
        else:
            yield from ([".PP"] if block.indent == 0 else [])
            yield _line(_inline(block.text))
    if indent:
        yield ".RE"


def _inline(text: str) -> str:
    return "".join(
        f"\\f{_FONTS[span.kind]}{_escaped(span.text)}\\fR" if span.kind in _FONTS else _escaped(span.text)
        for span in spans(text)
    )


def _escaped(text: str) -> str:
    return text.replace("\\", "\\e").replace("-", "\\-")


def _line(text: str) -> str:
    """A line that begins with a control character is made text."""
    return f"\\&{text}" if text.startswith((".", "'")) else text
