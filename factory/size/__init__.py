"""What an image costs: every byte of the file and of memory, by element, library, folder, section and symbol."""

from __future__ import annotations

from pathlib import Path

from factory.size.compare import Change, compare
from factory.size.model import GROUPS, INLINED, Branch, Piece, Report, Row, rows, tree
from factory.size.names import demangle

__all__ = [
    "GROUPS", "INLINED", "Branch", "Change", "Piece", "Report", "Row", "compare", "demangle", "measure", "rows", "tree",
]  # fmt: skip


def measure(image: Path, debug: Path | None = None, link_map: Path | None = None, *, lines: bool = False) -> Report:
    """Where every byte of an ELF file goes. Raises FactoryError for what is no ELF file.

    debug: the same image with symbols, link_map: its linker's map; both default to what lies beside it.
    lines: pieces also say which file's lines they are from (Piece.inlined), which takes a second more.
    """
    from factory.size import measurement  # pyelftools takes 50 ms, which a build that changes nothing does not need

    return measurement.measure(image, debug, link_map, lines=lines)
