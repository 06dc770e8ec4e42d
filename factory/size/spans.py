"""Which source an address comes from: the linker's map says it for every byte, DWARF and the symbol table for most."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from elftools.elf.elffile import ELFFile

from factory.size.elf import Symbol

# GNU ld's map (`ld -Map`): " .text.f   0x…address   0x…size object" for an input section, the same without the first
# blank and the object for an output section. A long name stands alone in the line above.
_INPUT = re.compile(r"^ \S*\s+0x([0-9a-f]+)\s+0x([0-9a-f]+) (\S.*)$")
_OUTPUT = re.compile(r"^([^\s*]\S*)(?:\s|$)")
# Bytes that the linker script itself puts there; no object has them.
_SCRIPT_DATA = re.compile(r"(BYTE|SHORT|LONG|QUAD|SQUAD) 0x")
_OP_ADDR = 0x03  # DWARF 5, section 7.7.1


@dataclass(frozen=True)
class Span:
    """Addresses [start, end) that come from one object or source."""

    start: int
    end: int
    origin: str


def from_map(path: Path, loaded: Collection[str]) -> list[Span]:
    """The spans of a link map inside the named output sections; none when the file is no map.

    Sections that are not loaded have addresses from 0 on, which mean offsets: those of .debug_info would lie over code.
    """
    result = []
    text = path.read_text(encoding="utf-8", errors="replace")
    _, _, placed = text.partition("Linker script and memory map")
    inside = False
    for line in placed.splitlines():
        if output := _OUTPUT.match(line):
            inside = output[1] in loaded
        elif inside and (found := _INPUT.match(line)):
            start, size = int(found[1], 16), int(found[2], 16)
            # "(size before relaxing)" is a line of its own without an address, "*fill*" one without an object.
            if size and not _SCRIPT_DATA.match(found[3]):
                result.append(Span(start, start + size, found[3].strip()))
    return disjoint(result)


def from_dwarf(elf: ELFFile, symbols: Iterable[Symbol]) -> list[Span]:
    """Spans from compile units (code), variables (data), and the symbol table's file names for local symbols."""
    known = [symbol for symbol in symbols if symbol.size]
    result = []
    if elf.has_dwarf_info():
        sizes = {symbol.address: symbol.size for symbol in reversed(known)}
        for unit in elf.get_dwarf_info().iter_CUs():
            top = unit.get_top_DIE()
            name, folder = _text(top, "DW_AT_name"), _text(top, "DW_AT_comp_dir")
            source = name if name.startswith("/") or not folder else f"{folder}/{name}"
            for address in _addresses(top):
                if address in sizes:
                    result.append(Span(address, address + sizes[address], source))
    # After DWARF's, of which disjoint keeps the first: these name a file without its folder.
    result += [Span(symbol.address, symbol.address + symbol.size, symbol.file) for symbol in known if symbol.file]
    return disjoint(result)


def linked(link_map: Path) -> set[str]:
    """The objects that the linker was given, those of which nothing was kept too."""
    return set(re.findall(r"^LOAD (.+\.o)$", link_map.read_text(encoding="utf-8", errors="replace"), re.MULTILINE))


def _addresses(parent: Any) -> Iterator[int]:
    """Where the functions and variables of a compile unit are; those in namespaces too."""
    for entry in parent.iter_children():
        if entry.tag == "DW_TAG_namespace":
            yield from _addresses(entry)
        elif entry.tag == "DW_TAG_subprogram" and "DW_AT_low_pc" in entry.attributes:
            yield entry.attributes["DW_AT_low_pc"].value
        elif entry.tag == "DW_TAG_variable" and "DW_AT_location" in entry.attributes:
            location = entry.attributes["DW_AT_location"].value
            # DW_OP_addr and an address of 8 bytes: the variable has one place for all of its life.
            if isinstance(location, list) and len(location) == 9 and location[0] == _OP_ADDR:
                yield int.from_bytes(bytes(location[1:]), "little")


def _text(entry: Any, attribute: str) -> str:
    value = entry.attributes.get(attribute)
    raw = value.value if value else b""
    return raw.decode("utf-8", "replace") if isinstance(raw, bytes) else ""


def disjoint(spans: list[Span]) -> list[Span]:
    """Sorted, without overlaps: what comes first keeps its bytes."""
    result: list[Span] = []
    at = 0
    for span in sorted(spans, key=lambda each: (each.start, -each.end)):
        if span.end > at:
            result.append(Span(max(span.start, at), span.end, span.origin))
            at = span.end
    return result
