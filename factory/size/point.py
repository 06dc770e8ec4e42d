"""One size of an image in its history."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Point:
    """flash: bytes of the file; memory: bytes of its segments in whole pages; time: of the commit, seconds since 1970.

    commit: its full name, "" for what is not committed; subject: the first line of its message.
    """

    commit: str
    time: int
    subject: str
    flash: int
    memory: int

    @property
    def short(self) -> str:
        return self.commit[:10] or "now"
