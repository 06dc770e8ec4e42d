"""What grew between two images."""

from __future__ import annotations

from dataclasses import dataclass

from factory.size.model import Report, Row, rows


@dataclass(frozen=True)
class Change:
    """flash and memory in bytes, before and after."""

    name: str
    flash_before: int
    flash_after: int
    memory_before: int
    memory_after: int

    @property
    def flash(self) -> int:
        return self.flash_after - self.flash_before

    @property
    def memory(self) -> int:
        return self.memory_after - self.memory_before


def compare(before: Report, after: Report, by: str) -> list[Change]:
    """Groups whose size differs, the largest change first."""
    old = {row.name: row for row in rows(before.pieces, by)}
    new = {row.name: row for row in rows(after.pieces, by)}
    nothing = Row("", 0, 0, 0, 0)
    changes = []
    for name in sorted(old.keys() | new.keys()):
        was, now = old.get(name, nothing), new.get(name, nothing)
        if (was.flash, was.memory) != (now.flash, now.memory):
            changes.append(Change(name, was.flash, now.flash, was.memory, now.memory))
    return sorted(changes, key=lambda each: (-abs(each.flash) - abs(each.memory), each.name))
