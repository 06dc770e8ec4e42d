"""One size of an image in its history."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Point:
    """flash: bytes of the file; memory: bytes of its segments in whole pages; time: of the commit, seconds since 1970.

    commit: its full name, "" for what is not committed; subject: the first line of its message. suspects: what can have
    changed the size since the point before, "SHORT: SUBJECT" of each commit that changed what images are made from,
    the oldest first; commits between two points were not built.
    """

    commit: str
    time: int
    subject: str
    flash: int
    memory: int
    suspects: tuple[str, ...] = ()

    @property
    def short(self) -> str:
        return self.commit[:10] or "now"

    @property
    def blamed(self) -> str:
        """In which commit, or commits, the size changed, for people."""
        if not self.commit:
            return "since the last commit"
        if len(self.suspects) == 1:
            return f"in {self.suspects[0]}"
        last = f"in {self.short}: {self.subject}"
        return f"in one of {len(self.suspects)} commits, the last {self.suspects[-1]}" if self.suspects else last
