"""What differs between two files that should be equal."""

from __future__ import annotations

import difflib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from factory import process
from factory.errors import FactoryError, disk_errors
from factory.rebuild import elf_difference

_LINES = 40  # shown of each file
_DIFFOSCOPE = 600  # seconds


@dataclass(frozen=True)
class Difference:
    """name: of the file; lines: what differs in it, for people, the most telling first."""

    name: str
    lines: tuple[str, ...]


def compare(one: Path, other: Path) -> Difference | None:
    """None for equal bytes. A file that only one side has is a difference; one that neither has is none."""
    there = [path.is_file() for path in (one, other)]
    if not all(there):
        return Difference(one.name, (f"only {one if there[0] else other} is there",)) if any(there) else None
    with disk_errors(f"read {one.name}", one):
        first, second = one.read_bytes(), other.read_bytes()
    if first == second:
        return None
    lines = [_diffoscope(one, other), _own(one, other, first, second)]
    return Difference(one.name, tuple(next(filter(None, lines)))[:_LINES])


def _diffoscope(one: Path, other: Path) -> list[str]:
    """Its report (https://diffoscope.org); nothing when this machine has none, or it says nothing."""
    if not shutil.which("diffoscope"):
        return []
    try:
        finished = process.run(
            ["diffoscope", "--text", "-", "--max-text-report-size", "100000", str(one), str(other)],
            check=False, timeout=_DIFFOSCOPE,
        )  # fmt: skip
    except FactoryError:
        return []
    return finished.stdout.splitlines() if finished.status == 1 else []


def _own(one: Path, other: Path, first: bytes, second: bytes) -> list[str]:
    if first.startswith(b"\x7fELF") and second.startswith(b"\x7fELF"):
        try:
            return list(elf_difference.lines(one, other))
        except FactoryError as error:
            return [str(error), *_bytes(first, second)]
    try:
        before, after = (data.decode("utf-8").splitlines() for data in (first, second))
    except UnicodeDecodeError:
        return list(_bytes(first, second))
    return list(difflib.unified_diff(before, after, str(one), str(other), lineterm="", n=1)) or list(
        _bytes(first, second)
    )


def _bytes(first: bytes, second: bytes) -> Iterator[str]:
    at = next(
        (at for at, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second))
    )
    yield f"{len(first)} and {len(second)} bytes; the first difference is at {at}: "
    yield f"  {first[at : at + 24]!r}"
    yield f"  {second[at : at + 24]!r}"
