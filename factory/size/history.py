"""The sizes of images by commit: <cache>/sizes/NAME-PROFILE/COMMIT.json.gz, kept when an image is built.

Only for recipes of the checkout, with their parameters as they are, and when nothing is changed since the commit: then
the commit says all that the size comes from. `factory clean` leaves them, since they cannot simply be made again.
"""

from __future__ import annotations

import contextlib
import gzip
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from factory import cache, files
from factory.checkout import ROOT
from factory.errors import FactoryError
from factory.size import commits
from factory.size.model import Report, rows
from factory.size.point import Point
from factory.size.record import Record, decode, encode

_LARGEST = 16 << 20  # bytes of a record, unpacked; a damaged file must not fill the memory
_LOOKED_AT = 50  # commits, for what grew when


@dataclass(frozen=True)
class History:
    """The kept sizes of one image with one toolchain. root: the checkout whose commits they are."""

    name: str
    profile: str
    root: Path = ROOT

    def keep(self, report: Report) -> None:
        """Keeps the sizes for the commit that is checked out, when there is one and they come from it."""
        commit = commits.head(self.root)
        if commit and not self._path(commit).exists() and commits.unchanged(self.root):
            packed = gzip.compress(encode(Record((report.flash, 0), report)).encode(), mtime=0)
            # A cache that cannot be written to costs a point of the line, not the build.
            with contextlib.suppress(FactoryError):
                files.write(self._path(commit), packed)

    def report(self, commit: str) -> Report | None:
        """The sizes at a commit, without symbols; None when they are not kept (or damaged)."""
        try:
            with gzip.open(self._path(commit)) as file:
                record = decode(file.read(_LARGEST))
        except (OSError, EOFError, zlib.error):
            return None
        return record.report if record else None

    def points(self, now: Report | None = None) -> list[Point]:
        """The commits that lead here and whose sizes are kept, the oldest first; then `now` if it has another size."""
        found: list[Point] = []
        suspects: list[str] = []
        for commit in commits.log(self.root):
            if commit.changes and found:
                suspects.append(f"{commit.name[:10]}: {commit.subject}")
            report = self.report(commit.name) if self._path(commit.name).exists() else None
            if report:
                point = Point(commit.name, commit.time, commit.subject, report.flash, report.segments, tuple(suspects))
                found.append(point)
                suspects = []
        if now and (not found or (found[-1].flash, found[-1].memory) != (now.flash, now.segments)):
            found.append(Point("", 0, "not committed", now.flash, now.segments))
        return found

    def newest(self, wanted: Callable[[Report], bool]) -> Report | None:
        """The sizes at the last of the commits that lead here whose sizes are such."""
        for commit in reversed(commits.log(self.root)):
            report = self.report(commit.name) if self._path(commit.name).exists() else None
            if report and wanted(report):
                return report
        return None

    def grown(self, parts: Sequence[str], now: Report) -> dict[str, Point]:
        """For parts (elements, as factory.size.rows names them): where in the history each made its largest step."""
        points = self.points(now)[-_LOOKED_AT:]
        sizes = [_sizes(self.report(point.commit) if point.commit else now) for point in points]
        found = {}
        for part in parts:
            steps = [sizes[i].get(part, 0) - sizes[i - 1].get(part, 0) for i in range(1, len(points))]
            if steps and max(steps) > 0:
                found[part] = points[1 + steps.index(max(steps))]
        return found

    def _path(self, commit: str) -> Path:
        return cache.root() / "sizes" / f"{self.name}-{self.profile}" / f"{commit}.json.gz"


def _sizes(report: Report | None) -> dict[str, int]:
    return {row.name: row.flash + row.bss for row in rows(report.pieces, "element")} if report else {}
