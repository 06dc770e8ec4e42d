"""What came of building again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from factory.rebuild.difference import Difference


@dataclass(frozen=True)
class Outcome:
    """One image. files: name and SHA-256 of what was built again; surroundings: what was other there, in words."""

    name: str
    files: tuple[tuple[str, str], ...]
    surroundings: tuple[str, ...]
    compared_with: Path
    """A folder, or the one image that was compared with."""
    differences: tuple[Difference, ...]

    @property
    def same(self) -> bool:
        return not self.differences
