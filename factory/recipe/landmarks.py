"""Line numbers through a template: marks in the rendered text, turned into Click's `#line N "file"` directives.

Before compiling, every piece of the template's own text is cut into lines and each piece, like each `{{ … }}`, gets a
mark with its place in front. Afterwards the first mark of an output line says where that line comes from; a directive
is written only where Click's own counting would be wrong. Marks are put into the syntax tree and not into the text,
because `{%- -%}` would eat a directive's line end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import nodes

# Control characters cannot occur in parameter values (types.acceptable), so a mark is never part of a value.
_MARK = re.compile("\x01(\\d+):(\\d+)\x02")
_CLEAN = re.compile("[\x01\x02]")


def has_mark_bytes(text: str) -> bool:
    return bool(_CLEAN.search(text))


def mark(tree: nodes.Template, file: int) -> None:
    """Puts marks into a parsed template; `file` is its number in the list that directives() gets."""
    # What a macro, filter block or {% set %} block captures is a value: a mark in it would be changed or counted.
    captured = {
        id(output)
        for kind in (nodes.Macro, nodes.CallBlock, nodes.FilterBlock, nodes.AssignBlock)
        for block in tree.find_all(kind)
        for output in block.find_all(nodes.Output)
    }
    for output in list(tree.find_all(nodes.Output)):
        pieces = [_trusted(node) for node in output.nodes]
        output.nodes = pieces if id(output) in captured else list(_marked(pieces, file))


def _marked(pieces: list[nodes.Expr], file: int) -> Iterator[nodes.Expr]:
    for node in pieces:
        if isinstance(node, nodes.TemplateData):
            for offset, line in enumerate(node.data.splitlines(keepends=True)):
                text = f"\x01{file}:{node.lineno + offset}\x02{line}"
                yield nodes.TemplateData(text, lineno=node.lineno + offset)
        else:
            yield nodes.TemplateData(f"\x01{file}:{node.lineno}\x02", lineno=node.lineno)
            yield node


def _trusted(node: nodes.Expr) -> nodes.Expr:
    """Strings that the template itself writes, as in `{{ "," if not loop.last }}`, are its own text, not values."""
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        return nodes.MarkSafe(node, lineno=node.lineno)
    if isinstance(node, nodes.CondExpr):
        node.expr1 = _trusted(node.expr1)
        node.expr2 = _trusted(node.expr2) if node.expr2 else nodes.MarkSafe(nodes.Const(""), lineno=node.lineno)
    return node


def directives(text: str, files: list[str]) -> str:
    """Rendered text with its marks replaced by line directives."""
    result: list[str] = []
    expected: tuple[int, int] | None = None
    last: tuple[int, int] = (0, 1)
    for line in text.split("\n"):
        found = _MARK.search(line)
        if found:
            last = (int(found[1]), int(found[2]))
        if last != expected:
            shown = files[last[0]].replace("\\", "\\\\").replace('"', '\\"')
            result.append(f'#line {last[1]} "{shown}"')
        result.append(_MARK.sub("", line))
        # A line may hold several pieces: the next one starts after the last of them, and that one brings its own mark.
        for later in _MARK.finditer(line):
            last = (int(later[1]), int(later[2]))
        expected = (int(found[1]), int(found[2]) + 1) if found else (last[0], last[1] + 1)
    return "\n".join(result)
