"""Cuts an ELF file into regions that cover every byte once (ELF: System V gABI, chapters 4 and 5)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from elftools.common.exceptions import DWARFError, ELFError
from elftools.construct import ConstructError
from elftools.elf.constants import SH_FLAGS
from elftools.elf.elffile import ELFFile
from elftools.elf.sections import SymbolTableSection

from factory.errors import ExitCode, FactoryError, disk_errors
from factory.size.model import PAGE

_STT_NOTYPE, _STT_OBJECT, _STT_FUNC, _STT_FILE = 0, 1, 2, 4
_SHN_LORESERVE = 0xFF00  # section indices from here on mean something else, such as "absolute"
_SYMBOL_TABLES = ("SHT_SYMTAB", "SHT_DYNSYM", "SHT_HASH", "SHT_GNU_HASH", "SHT_STRTAB")


@dataclass(frozen=True)
class Section:
    """A section with memory or bytes. address 0 and memory 0 for one that is not loaded."""

    name: str
    address: int
    offset: int
    flash: int
    memory: int
    memory_class: str
    kind: str  # what it is when nothing finer is known: "", "symbol tables", "debug information", "notes", "other"


@dataclass(frozen=True)
class Region:
    """Bytes [offset, offset + size) of the file: a section's, or structure of the file itself."""

    offset: int
    size: int
    section: Section | None
    label: str = ""


@dataclass(frozen=True)
class Symbol:
    """A symbol with an address. file is the source that the symbol table gives for a local one (STT_FILE), or ""."""

    name: str
    address: int
    size: int
    file: str


@contextmanager
def opened(path: Path) -> Iterator[ELFFile]:
    """The file as pyelftools has it; whatever a damaged file makes it raise becomes one FactoryError."""
    with disk_errors(f"read {path.name}", path), path.open("rb") as stream:
        try:
            yield ELFFile(stream)
        except (ELFError, DWARFError, ConstructError, ValueError, KeyError, IndexError, TypeError, AttributeError,
                OverflowError, AssertionError, UnicodeDecodeError, struct.error) as error:  # fmt: skip
            raise FactoryError(
                f"no ELF file, or a damaged one ({type(error).__name__}: {error})", where=path, code=ExitCode.USAGE
            ) from None


def sections(elf: ELFFile) -> list[Section]:
    """Every section but the empty ones, in file order."""
    result = []
    for section in elf.iter_sections():
        header = section.header
        if header.sh_type == "SHT_NULL" or not header.sh_size:
            continue
        flags = header.sh_flags
        loaded = bool(flags & SH_FLAGS.SHF_ALLOC)
        empty = header.sh_type == "SHT_NOBITS"
        # .tbss has no memory of its own: each thread has a copy.
        template = empty and bool(flags & SH_FLAGS.SHF_TLS)
        name = section.name if section.name.isprintable() else repr(section.name)
        result.append(
            Section(
                name=name,
                address=header.sh_addr if loaded else 0,
                offset=header.sh_offset,
                flash=0 if empty else header.sh_size,
                memory=header.sh_size if loaded and not template else 0,
                memory_class=_memory_class(flags, empty) if loaded and not template else "",
                kind="" if loaded else _kind(name, header.sh_type),
            )
        )
    return result


def _memory_class(flags: int, empty: bool) -> str:
    if empty:
        return "bss"
    return "data" if flags & SH_FLAGS.SHF_WRITE else "text"


def _kind(name: str, kind: str) -> str:
    if kind in _SYMBOL_TABLES:
        return "symbol tables"
    if name.startswith((".debug", ".zdebug", ".stab")):
        return "debug information"
    return "notes" if kind == "SHT_NOTE" else "other"


def regions(elf: ELFFile, found: list[Section], size: int) -> list[Region]:
    """Regions that cover the file of `size` bytes exactly; where sections overlap the first one counts."""
    header = elf.header
    wanted = [
        Region(0, header.e_ehsize, None, "ELF header"),
        Region(header.e_phoff, header.e_phentsize * elf.num_segments(), None, "program headers"),
        Region(header.e_shoff, header.e_shentsize * elf.num_sections(), None, "section headers"),
        *(Region(section.offset, section.flash, section) for section in found if section.flash),
    ]
    result, at = [], 0
    for region in sorted(wanted, key=lambda each: (each.offset, -each.size)):
        start, end = max(region.offset, at), min(region.offset + region.size, size)
        if end <= start:
            continue
        if start > at:
            result.append(Region(at, start - at, None, "padding"))
        result.append(Region(start, end - start, region.section, region.label))
        at = end
    if at < size:
        result.append(Region(at, size - at, None, "padding"))
    return result


def segment_bytes(elf: ELFFile) -> int:
    """Memory of all PT_LOAD segments in whole pages; a page shared by two segments counts once."""
    pages: set[int] = set()
    for segment in elf.iter_segments("PT_LOAD"):
        first = segment.header.p_vaddr // PAGE
        last = -(-(segment.header.p_vaddr + segment.header.p_memsz) // PAGE)
        if last - first > 1 << 20:
            raise ValueError(f"a segment of {segment.header.p_memsz} bytes")
        pages.update(range(first, last))
    return len(pages) * PAGE


def symbols(elf: ELFFile) -> list[Symbol]:
    """Functions and objects by address; nothing for a stripped file.

    The table is read here, as gABI figure 4-15 has it: pyelftools takes a twentieth of a second for a small image.
    """
    table: Any = elf.get_section_by_name(".symtab")
    if not isinstance(table, SymbolTableSection):
        return []
    order = "<" if elf.little_endian else ">"
    layout = struct.Struct(order + ("IBBHQQ" if elf.elfclass == 64 else "IIIBBH"))
    data, names = table.data(), table.stringtable.data()
    result, file = [], ""
    for entry in layout.iter_unpack(data[: len(data) // layout.size * layout.size]):
        if elf.elfclass == 64:
            name, info, _, index, value, size = entry
        else:
            name, value, size, info, _, index = entry
        kind = info & 0xF
        if kind == _STT_FILE:
            file = _string(names, name)
        elif kind in (_STT_NOTYPE, _STT_OBJECT, _STT_FUNC) and 0 < index < _SHN_LORESERVE and (size or kind):
            # Global symbols follow all local ones and belong to no STT_FILE.
            result.append(Symbol(_string(names, name), value, size, "" if info >> 4 else file))
    return sorted(result, key=lambda each: (each.address, -each.size, each.name))


def _string(table: bytes, at: int) -> str:
    return table[at : table.find(b"\0", at) % (len(table) + 1)].decode("utf-8", "replace")
