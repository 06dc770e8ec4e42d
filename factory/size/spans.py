"""Which source an address comes from: the linker's map says it for every byte, DWARF and the symbol table for most."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from elftools.elf.elffile import ELFFile

from factory.size.elf import Symbol

# GNU ld's map, as `ld --help` has it under -Map: " .text.f   0x…address   0x…size  object"; a long name stands alone.
_INPUT = re.compile(r"^ (?:\S+|\*fill\*)?\s+0x([0-9a-f]+)\s+0x([0-9a-f]+)(?: (\S.*))?$")
_FILL = "*fill*"


@dataclass(frozen=True)
class Span:
    """Addresses [start, end) that come from one object or source."""

    start: int
    end: int
    origin: str


def from_map(path: Path) -> list[Span]:
    """The spans of a link map; none when the file is no map."""
    result = []
    text = path.read_text(encoding="utf-8", errors="replace")
    _, _, placed = text.partition("Linker script and memory map")
    for line in placed.splitlines():
        match = _INPUT.match(line)
        if match and match[3] and not line.startswith(f" {_FILL}"):
            start, size = int(match[1], 16), int(match[2], 16)
            if start and size:
                result.append(Span(start, start + size, match[3].strip()))
    return _disjoint(result)


def from_dwarf(elf: ELFFile, symbols: Iterable[Symbol]) -> list[Span]:
    """Spans from compile units (code), variables (data), and the symbol table's file names for local symbols."""
    result = [Span(s.address, s.address + s.size, s.file) for s in symbols if s.file and s.size]
    if elf.has_dwarf_info():
        by_name = {symbol.name: symbol for symbol in symbols if symbol.size}
        result += _units(elf, by_name)
    return _disjoint(result)


def _units(elf: ELFFile, by_name: dict[str, Symbol]) -> Iterator[Span]:
    """Functions and variables of each compile unit, found by their linkage names in the symbol table."""
    for unit in elf.get_dwarf_info().iter_CUs():
        top = unit.get_top_DIE()
        name = _text(top, "DW_AT_name")
        folder = _text(top, "DW_AT_comp_dir")
        source = name if name.startswith("/") or not folder else f"{folder}/{name}"
        for entry in top.iter_children():
            if entry.tag not in ("DW_TAG_subprogram", "DW_TAG_variable"):
                continue
            symbol = by_name.get(_text(entry, "DW_AT_linkage_name") or _text(entry, "DW_AT_name"))
            if symbol and "DW_AT_declaration" not in entry.attributes:
                yield Span(symbol.address, symbol.address + symbol.size, source)


def _text(entry: object, attribute: str) -> str:
    value = entry.attributes.get(attribute) if hasattr(entry, "attributes") else None
    raw = value.value if value else b""
    return raw.decode("utf-8", "replace") if isinstance(raw, bytes) else ""


def _disjoint(spans: list[Span]) -> list[Span]:
    """Sorted, without overlaps: what comes first keeps its bytes."""
    result: list[Span] = []
    at = 0
    for span in sorted(spans, key=lambda each: (each.start, -each.end)):
        if span.end > at:
            result.append(Span(max(span.start, at), span.end, span.origin))
            at = span.end
    return result
