"""The history of an image's size as a line: SVG, a point for each commit that was measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from factory.size.point import Point

_WIDTH, _HEIGHT, _EDGE = 900, 180, 14


def line(history: Sequence[Point]) -> Iterator[str]:
    """The drawing; its scale is from the smallest to the largest size, so that small changes are seen."""
    low, high = min(p.flash for p in history), max(p.flash for p in history)
    places = [
        (
            _EDGE + number * (_WIDTH - 2 * _EDGE) / max(1, len(history) - 1),
            _HEIGHT - _EDGE - (point.flash - low) * (_HEIGHT - 3 * _EDGE) / max(1, high - low),
        )
        for number, point in enumerate(history)
    ]
    yield f"<svg viewBox='0 0 {_WIDTH} {_HEIGHT}' role='img' aria-label='bytes of the file for each commit'>"
    yield f"<polyline points='{' '.join(f'{x:.1f},{y:.1f}' for x, y in places)}'/>"
    for (x, y), point in zip(places, history, strict=True):
        yield f"<circle cx='{x:.1f}' cy='{y:.1f}' r='3'><title>{escape(_about(point))}</title></circle>"
    yield f"<text x='{_EDGE}' y='{_EDGE}'>{high} bytes at most, {low} at least; {len(history)} commits</text></svg>"


def _about(point: Point) -> str:
    return f"{point.short} {point.subject}: {point.flash} bytes, {point.memory} in memory"
