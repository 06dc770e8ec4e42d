"""One line of a measurement."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """value is None when it cannot be measured here (unit says why); goal is text for people ("at most 5 s"); holds is
    whether the value meets it (None: there is no goal).
    """

    name: str
    value: float | None
    unit: str
    goal: str = ""
    holds: bool | None = None
