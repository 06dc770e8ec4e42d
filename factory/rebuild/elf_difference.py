"""Where two ELF files differ: sections, symbols, and the text around the first different byte."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from elftools.elf.elffile import ELFFile
from elftools.elf.sections import SymbolTableSection

from factory.size.elf import opened

_SYMBOLS = 10  # shown of each section
_AROUND = 24  # bytes shown around a difference


@dataclass(frozen=True)
class _Content:
    """sections: name to bytes; symbols: (section, name) to bytes, of functions and objects."""

    sections: dict[str, bytes]
    symbols: dict[tuple[str, str], bytes]


def lines(one: Path, other: Path) -> Iterator[str]:
    """For people. Raises FactoryError for a damaged file."""
    first, second = _read(one), _read(other)
    told = False
    for name in dict.fromkeys([*first.sections, *second.sections]):
        a, b = first.sections.get(name), second.sections.get(name)
        if a == b:
            continue
        told = True
        if a is None or b is None:
            yield f"section {name}: only in {one if b is None else other}"
            continue
        at = next((at for at in range(min(len(a), len(b))) if a[at] != b[at]), min(len(a), len(b)))
        sizes = f"{len(a)} bytes" if len(a) == len(b) else f"{len(a)} and {len(b)} bytes"
        yield f"section {name}: {sizes}, different from byte {at} on"
        yield from (f"  {_shown(data, at)}" for data in (a, b))
        yield from _symbols(name, first.symbols, second.symbols)
    if not told:
        yield "all sections are the same: the ELF header, section headers or padding differ"


def _symbols(section: str, first: dict[tuple[str, str], bytes], second: dict[tuple[str, str], bytes]) -> Iterator[str]:
    keys = [key for key in dict.fromkeys([*first, *second]) if key[0] == section]
    different = [name for _, name in keys if first.get((section, name)) != second.get((section, name))]
    for name in different[:_SYMBOLS]:
        a, b = first.get((section, name)), second.get((section, name))
        yield f"  {name}: " + ("only in one of them" if a is None or b is None else "its bytes differ")
    if len(different) > _SYMBOLS:
        yield f"  and {len(different) - _SYMBOLS} more symbols"


def _shown(data: bytes, at: int) -> str:
    part = data[max(0, at - _AROUND) : at + _AROUND]
    return "".join(chr(byte) if 32 <= byte < 127 else "." for byte in part)


def _read(path: Path) -> _Content:
    with opened(path) as elf:
        found = [section for section in elf.iter_sections() if section.header.sh_type != "SHT_NULL"]
        sections = {s.name: b"" if s.header.sh_type == "SHT_NOBITS" else s.data() for s in found}
        return _Content(sections, _symbol_bytes(elf, sections))


def _symbol_bytes(elf: ELFFile, sections: dict[str, bytes]) -> dict[tuple[str, str], bytes]:
    result: dict[tuple[str, str], bytes] = {}
    for table in elf.iter_sections():
        if not isinstance(table, SymbolTableSection):
            continue
        for symbol in table.iter_symbols():
            index = symbol.entry.st_shndx
            if symbol.entry.st_info.type not in ("STT_FUNC", "STT_OBJECT") or not isinstance(index, int):
                continue
            section = elf.get_section(index)
            start = symbol.entry.st_value - section.header.sh_addr
            content = sections.get(section.name, b"")[start : start + symbol.entry.st_size] if start >= 0 else b""
            # Two local symbols of one name: both count.
            key = (section.name, symbol.name)
            result[key] = result.get(key, b"") + content
    return result
