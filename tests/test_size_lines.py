"""factory.size.lines against addr2line: the file of each byte of code, where it was inlined into another too."""

from __future__ import annotations

import random
import subprocess
from pathlib import Path

import pytest

pytest.importorskip("elftools")

from factory.errors import FactoryError
from factory.size import INLINED, measure, rows
from factory.size.elf import opened
from factory.size.lines import from_lines

pytestmark = pytest.mark.build

HEADER = "static inline __attribute__((always_inline)) int far(int x) { return x * x * 3 + (x ^ 77) / 5; }\n"
SOURCE = '#include "in/far.h"\nint other(int);\nint here(int x) { return far(x) + other(x) * far(x + 1); }\n'
OTHER = '#include "in/far.h"\nint other(int x) { return x + far(x); }\nvoid _start(void) { for (;;) ; }\n'


def linked(folder: Path, version: int) -> Path:
    (folder / "in").mkdir()
    for name, text in (("in/far.h", HEADER), ("here.c", SOURCE), ("other.c", OTHER)):
        (folder / name).write_text(text)
    flags = ["-static", "-nostdlib", "-fno-pie", "-no-pie", f"-gdwarf-{version}", "-O2", "-ffunction-sections"]
    command = ["gcc", *flags, "here.c", "other.c", "-o", "image.elf", "-Wl,--gc-sections,-uhere"]
    subprocess.run(command, cwd=folder, check=True)
    return folder / "image.elf"


@pytest.mark.parametrize("version", [4, 5])
def test_each_byte_is_where_addr2line_says(version: int, tmp_path: Path) -> None:
    image = linked(tmp_path, version)
    with opened(image) as elf:
        found = {at: span.origin for span in from_lines(elf) for at in range(span.start, span.end)}
    asked = "".join(f"{at:x}\n" for at in found)
    said = subprocess.run(["addr2line", "-e", image], input=asked, capture_output=True, text=True, check=True).stdout
    files = [Path(line.rpartition(":")[0]).name for line in said.splitlines()]
    assert [Path(name).name for name in found.values()] == files
    assert {"far.h", "here.c", "other.c"} == set(files)
    report = measure(image, lines=True)
    shown = {Path(row.name).name: row for row in rows(report.pieces, INLINED)}
    assert shown["far.h"].flash == files.count("far.h")
    assert sum(row.flash for row in shown.values()) == image.stat().st_size


def test_damaged_programs(tmp_path: Path) -> None:
    image = linked(tmp_path, 5)
    good = image.read_bytes()
    with opened(image) as elf:
        header = elf.get_section_by_name(".debug_line").header
    chance = random.Random(5)
    for _ in range(60):
        at = header.sh_offset + chance.randrange(header.sh_size)
        image.write_bytes(good[:at] + bytes([chance.randrange(256)]) + good[at + 1 :])
        try:
            report = measure(image, lines=True)
        except FactoryError:
            continue
        assert sum(piece.flash for piece in report.pieces) == len(good)
