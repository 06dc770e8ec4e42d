"""A line of numbers as a line of text."""

from __future__ import annotations

from collections.abc import Sequence

_BARS = "▁▂▃▄▅▆▇█"


def sparkline(values: Sequence[int], width: int = 60) -> str:
    """A bar for each of the last `width` values, from the smallest to the largest of them."""
    shown = values[-width:]
    low, high = min(shown, default=0), max(shown, default=0)
    return "".join(_BARS[(value - low) * (len(_BARS) - 1) // max(1, high - low)] for value in shown)
