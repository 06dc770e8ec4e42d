"""Pieces of an image: each byte of its file and of its memory belongs to exactly one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

PAGE = 4096  # bytes; what a machine gives memory in

# Where a piece's bytes are in memory; "" is a piece that only the file has.
CLASSES = ("text", "data", "bss")


@dataclass(frozen=True)
class Piece:
    """flash: bytes in the file; memory: bytes once loaded. memory_class is one of CLASSES or "".

    source is the file it was compiled from, relative to the checkout ("" when unknown); symbol is mangled; inlined is
    the file whose lines the code is from, a header's where that was inlined ("" when unknown, or not asked for).
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
    inlined: str = ""


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


@dataclass(frozen=True)
class Branch:
    """A row, and what is in it by the next group."""

    row: Row
    parts: tuple[Branch, ...]


GROUPS = ("element", "library", "folder", "section", "source", "symbol")
INLINED = "inlined"  # one more, for pieces that were measured with lines


def _group(piece: Piece, by: str) -> str:
    name: str = getattr(piece, by) or (piece.source if by == INLINED else "")
    return name or f"[{piece.section}]"


def tree(pieces: Iterable[Piece], groups: Sequence[str]) -> tuple[Branch, ...]:
    """Rows by the first group, in each of them those by the next, and so on."""
    if not groups:
        return ()
    inside: dict[str, list[Piece]] = {}
    for piece in pieces:
        inside.setdefault(_group(piece, groups[0]), []).append(piece)
    everything = [piece for found in inside.values() for piece in found]
    return tuple(Branch(row, tree(inside[row.name], groups[1:])) for row in rows(everything, groups[0]))


def rows(pieces: Iterable[Piece], by: str) -> list[Row]:
    """Pieces added up by one of GROUPS or INLINED, largest first. Elements without a byte have a row, nothing else."""
    sums: dict[str, dict[str, int]] = {}
    for piece in pieces:
        if not (piece.flash or piece.memory or by == "element"):
            continue
        entry = sums.setdefault(_group(piece, by), dict.fromkeys(("flash", *CLASSES), 0))
        entry["flash"] += piece.flash
        if piece.memory_class:
            entry[piece.memory_class] += piece.memory
    found = [Row(name, **entry) for name, entry in sums.items()]
    return sorted(found, key=lambda row: (-row.flash - row.bss, row.name))
