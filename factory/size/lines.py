"""Which file's lines the code at an address is from: a header's, where its function was inlined (DWARF 5, section 6.2).

pyelftools reads the headers; the programs are run here, since it takes four seconds for those of a small image.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from elftools.elf.elffile import ELFFile

from factory.size.spans import Span, disjoint

_EXTENDED, _COPY, _ADVANCE_PC, _SET_FILE, _CONST_ADD_PC, _FIXED_ADVANCE_PC = 0, 1, 2, 4, 8, 9
_END_SEQUENCE, _SET_ADDRESS = 1, 2  # extended ones


def from_lines(elf: ELFFile) -> list[Span]:
    """Spans of code by file, as the compiler named it; none without line numbers.

    What the linker threw away has addresses from 0 on, where no section is. Raises what pyelftools raises, ValueError
    or IndexError for a damaged file.
    """
    section = elf.get_section_by_name(".debug_line")
    if not section or not elf.has_dwarf_info():
        return []
    data, dwarf, result = section.data(), elf.get_dwarf_info(), []
    for unit in dwarf.iter_CUs():
        program: Any = dwarf.line_program_for_CU(unit)
        if program:
            names = _names(program.header)
            code = data[program.program_start_offset : program.program_end_offset]
            for start, end, number in _sequences(code, program.header, "little" if elf.little_endian else "big"):
                result.append(Span(start, end, names[number]))
    return disjoint(result)


def _names(header: Any) -> list[str]:
    """By number: from 0 on in DWARF 5, from 1 on before it (where 0 is the unit's folder, or nothing)."""
    old = header.version < 5
    folders = [each.decode("utf-8", "replace") for each in header.include_directory]
    folders = ["", *folders] if old else folders
    found = [""] if old else []
    for entry in header.file_entry:
        name, folder = entry.name.decode("utf-8", "replace"), folders[entry.dir_index]
        found.append(name if name.startswith("/") or folder in ("", ".") else f"{folder}/{name}".removeprefix("./"))
    return found


def _sequences(code: bytes, header: Any, order: Any) -> Iterator[tuple[int, int, int]]:
    """Runs a line number program: start, end and file number of each piece of code in it."""
    base, span, least = header.opcode_base, header.line_range, header.minimum_instruction_length
    if not span:
        raise ValueError("a line number program whose range is 0")
    lengths = [0, *header.standard_opcode_lengths]
    at, address, file = 0, 0, 1
    start, current = None, 1  # of the piece that is not ended yet

    while at < len(code):
        opcode, at = code[at], at + 1
        row, ended = opcode >= base or opcode == _COPY, False
        if opcode >= base or opcode == _CONST_ADD_PC:
            special = 255 if opcode == _CONST_ADD_PC else opcode
            address += (special - base) // span * least
        elif opcode == _EXTENDED:
            size, at = _uleb(code, at)
            kind = code[at]
            if kind == _SET_ADDRESS:
                address = int.from_bytes(code[at + 1 : at + size], order)
            row = ended = kind == _END_SEQUENCE
            at += size
        elif opcode == _FIXED_ADVANCE_PC:
            address, at = address + int.from_bytes(code[at : at + 2], order), at + 2
        else:
            value, at = _last_operand(code, at, lengths[opcode])
            if opcode == _ADVANCE_PC:
                address += value * least
            elif opcode == _SET_FILE:
                file = value
        if row and (ended or start is None or file != current):
            if start is not None and address > start:
                yield start, address, current
            start, current = (None, 1) if ended else (address, file)
        if ended:
            address, file = 0, 1


def _last_operand(code: bytes, at: int, count: int) -> tuple[int, int]:
    value = 0
    for _ in range(count):
        value, at = _uleb(code, at)
    return value, at


def _uleb(code: bytes, at: int) -> tuple[int, int]:
    """An unsigned LEB128 number (a signed one has as many bytes), and where the next byte is."""
    value = shift = 0
    while True:
        byte = code[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, at
