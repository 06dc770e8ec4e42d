"""Pieces of an image: each byte of its file and of its memory belongs to exactly one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

PAGE = 4096  # bytes; what a machine gives memory in

# Where a piece's bytes are in memory; "" is a piece that only the file has.
CLASSES = ("text", "data", "bss")


@dataclass(frozen=True)
class Piece:
    """flash: bytes in the file; memory: bytes once loaded. memory_class is one of CLASSES or "".

    source is the file it was compiled from, relative to the checkout ("" when unknown); symbol is mangled.
    """

    section: str
    symbol: str
    source: str
    element: str
    library: str
    folder: str
    flash: int
    memory: int
    memory_class: str


@dataclass(frozen=True)
class Report:
    """file: the image; flash: its size; segments: memory of its loaded segments, each rounded up to pages, in bytes."""

    file: str
    flash: int
    segments: int
    pieces: tuple[Piece, ...]

    def memory(self, memory_class: str | None = None) -> int:
        return sum(p.memory for p in self.pieces if memory_class in (None, p.memory_class))


@dataclass(frozen=True)
class Row:
    """A line of a table: the sum over some pieces."""

    name: str
    flash: int
    text: int
    data: int
    bss: int

    @property
    def memory(self) -> int:
        return self.text + self.data + self.bss


GROUPS = ("element", "library", "folder", "section", "source", "symbol")


def rows(pieces: Iterable[Piece], by: str) -> list[Row]:
    """Pieces added up by one of GROUPS, largest first."""
    sums: dict[str, dict[str, int]] = {}
    for piece in pieces:
        entry = sums.setdefault(getattr(piece, by) or f"[{piece.section}]", dict.fromkeys(("flash", *CLASSES), 0))
        entry["flash"] += piece.flash
        if piece.memory_class:
            entry[piece.memory_class] += piece.memory
    found = [Row(name, **entry) for name, entry in sums.items()]
    return sorted(found, key=lambda row: (-row.flash - row.bss, row.name))
