"""Rectangles whose areas are to each other as the sizes are: a squarified treemap.

After M. Bruls, K. Huizing, J. J. van Wijk, "Squarified Treemaps", 2000: the largest first, in rows along the shorter
side of what is left, each row as long as this makes its rectangles more like squares.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Box:
    """Left upper corner and extent, in the unit of the area that is divided."""

    left: float
    top: float
    width: float
    height: float


def squarify(sizes: Sequence[int], area: Box) -> list[Box]:
    """A box for each size, in their order. sizes are above 0 and fall; together the boxes fill the area."""
    boxes: list[Box] = []
    left = sum(sizes)
    at = 0
    while at < len(sizes):
        short = min(area.width, area.height)
        scale = area.width * area.height / left
        count = _row(sizes, at, short, scale)
        row = sizes[at : at + count]
        boxes += _placed(row, sum(row) / left, area)
        area = _rest(area, sum(row) / left)
        left -= sum(row)
        at += count
    return boxes


def _row(sizes: Sequence[int], at: int, short: float, scale: float) -> int:
    """How many of the sizes from `at` on make the best row. scale: area per size."""
    total, worst = 0, float("inf")
    for number, size in enumerate(sizes[at:]):
        total += size
        thick = total * scale / short
        # The first is the longest of the row, the last the shortest: one of them is the least like a square.
        sides = [each * scale / thick for each in (sizes[at], size)]
        now = max(max(side / thick, thick / side) for side in sides)
        if now > worst:
            return number
        worst = now
    return len(sizes) - at


def _placed(row: Sequence[int], share: float, area: Box) -> list[Box]:
    """The boxes of a row that takes this share of the area, at its left (or top) end."""
    result, done, total = [], 0, sum(row)
    for size in row:
        first, length = done / total, size / total
        if area.width >= area.height:
            top = area.top + first * area.height
            result.append(Box(area.left, top, share * area.width, length * area.height))
        else:
            left = area.left + first * area.width
            result.append(Box(left, area.top, length * area.width, share * area.height))
        done += size
    return result


def _rest(area: Box, share: float) -> Box:
    if area.width >= area.height:
        taken = share * area.width
        return Box(area.left + taken, area.top, area.width - taken, area.height)
    taken = share * area.height
    return Box(area.left, area.top + taken, area.width, area.height - taken)
