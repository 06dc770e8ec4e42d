"""The parts of an image as trees, and how the page has them: lists, with names by number and boxes in thousandths."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from factory.size.html.layout import Box, squarify
from factory.size.model import Piece

WHOLE = 1000  # what a node's own box measures for its children, in both directions
_FRAME = Box(0, 0, 1.6, 1)  # the window's usual form
_METRICS: dict[str, Callable[[Piece], int]] = {"flash": lambda piece: piece.flash, "memory": lambda piece: piece.memory}
_VIEWS: dict[str, tuple[str, ...]] = {
    "folder": ("library", "folder", "source", "symbol"),
    "element": ("element", "source", "symbol"),
    "section": ("section", "library", "source"),
}


@dataclass
class _Node:
    size: int = 0
    parts: dict[str, _Node] = field(default_factory=dict)


def trees(pieces: Iterable[Piece], readable: Callable[[list[str]], list[str]]) -> dict[str, Any]:
    """names: texts; views: for "folder flash" and the like a tree of [name's number, bytes, boxes, parts].

    boxes: left, top, width, height for each part, one after another. readable: symbols' names as people read them.
    """
    found = list(pieces)
    symbols = list(dict.fromkeys(piece.symbol for piece in found))
    shown = dict(zip(symbols, readable(symbols), strict=True))
    names: dict[str, int] = {}
    views = {
        f"{view} {metric}": _packed("all", _tree(found, keys, size, shown), names)
        for view, keys in _VIEWS.items()
        for metric, size in _METRICS.items()
    }
    return {"names": list(names), "views": views}


def _tree(pieces: list[Piece], keys: tuple[str, ...], size: Callable[[Piece], int], shown: dict[str, str]) -> _Node:
    top = _Node()
    for piece in pieces:
        if not (count := size(piece)):
            continue
        node = top
        node.size += count
        for key in keys:
            value = getattr(piece, key) or f"[{piece.section}]"
            node = node.parts.setdefault(shown.get(value, value) if key == "symbol" else value, _Node())
            node.size += count
    return top


def _packed(name: str, node: _Node, names: dict[str, int]) -> list[Any]:
    # A library with one folder of the same name, `(libgcc)` in `libgcc`: one step for the reader.
    while len(node.parts) == 1 and (only := next(iter(node.parts))).strip("()") == name.strip("()"):
        node = node.parts[only]
    parts = sorted(node.parts.items(), key=lambda item: (-item[1].size, item[0]))
    boxes = squarify([part.size for _, part in parts], _FRAME)
    packed = [names.setdefault(name, len(names)), node.size]
    if not parts:
        return packed
    inside = [_packed(part_name, part, names) for part_name, part in parts]
    return [*packed, [edge for box in boxes for edge in _thousandths(box)], inside]


def _thousandths(box: Box) -> list[int]:
    """Both edges are rounded, not the extent: neighbours stay neighbours."""
    left, right = (round(x * WHOLE / _FRAME.width) for x in (box.left, box.left + box.width))
    top, bottom = (round(y * WHOLE / _FRAME.height) for y in (box.top, box.top + box.height))
    return [left, top, right - left, bottom - top]
