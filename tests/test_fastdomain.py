"""fastdomain without a Xen: ELF files that may be anything, page tables that a walk must find; with sanitizers.

What it makes of a real Xen is in tests/lab/test_vm.py.
"""

from __future__ import annotations

import random
import struct
import subprocess
from pathlib import Path

import pytest

from factory.control.xen import helper
from factory.toolchain import xen_headers

pytestmark = pytest.mark.unit

REFUSED = 3


@pytest.fixture(scope="module")
def check(tmp_path_factory: pytest.TempPathFactory) -> Path:
    program = tmp_path_factory.mktemp("fastdomain") / "check"
    sources = [Path(__file__).parent / "fastdomain" / "check.c"]
    sources += [helper.SOURCES / "image.c", helper.SOURCES / "pagetables.c"]
    command = ["gcc", "-std=gnu11", "-g", "-O1", "-D__XEN_TOOLS__", "-Wall", "-Wextra", "-Werror"]
    command += ["-fsanitize=address,undefined", "-fno-sanitize-recover=all"]
    command += [
        "-isystem",
        str(xen_headers.ensure()),
        "-I",
        str(helper.SOURCES),
        "-o",
        str(program),
        *map(str, sources),
    ]
    subprocess.run(command, check=True)
    return program


def run(check: Path, *words: object) -> tuple[int, str]:
    done = subprocess.run([check, *map(str, words)], capture_output=True, text=True, timeout=30, check=False)
    assert not done.stderr, done.stderr
    return done.returncode, done.stdout


def note(kind: int, data: bytes) -> bytes:
    return struct.pack("<3I4s", 4, len(data), kind, b"Xen\0") + data.ljust(-(-len(data) // 4) * 4, b"\0")


def elf(text: bytes = b"code", notes: bytes = b"", *, size: int = 0x3000, address: int = 0x100000) -> bytes:
    """An ELF file with one segment to be loaded, and notes."""
    begin = 64 + 2 * 56
    head = b"\x7fELF\2\1\1".ljust(16, b"\0") + struct.pack("<2HI3QI6H", 2, 62, 1, address, 64, 0, 0, 64, 56, 2, 0, 0, 0)
    load = struct.pack("<2I6Q", 1, 5, begin, address, address, len(text), size, 4096)
    more = struct.pack("<2I6Q", 4, 4, begin + len(text), 0, 0, len(notes), len(notes), 4)
    return head + load + more + text + notes


NOTES = note(1, struct.pack("<Q", 0x100010)) + note(18, struct.pack("<I", 0x100020)) + note(3, bytes(8))


def test_an_image(check: Path, tmp_path: Path) -> None:
    file = tmp_path / "i.elf"
    file.write_bytes(elf(notes=NOTES))
    status, said = run(check, "image", file)
    assert status == 0
    assert said.startswith("entry 100010 phys 100020 base 0 offset 0 start 100000 end 103000\nloaded ")


def test_an_image_without_notes(check: Path, tmp_path: Path) -> None:
    file = tmp_path / "i.elf"
    file.write_bytes(elf())
    assert "entry ffffffffffffffff phys ffffffffffffffff" in run(check, "image", file)[1]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x7fELF",
        b"#!/bin/sh\n" * 20,
        elf()[:100],
        elf()[:-1],
        elf(size=1),
        elf(address=1 << 63),
        elf(size=1 << 62),
        elf(notes=note(1, b"abc")),
        elf(notes=note(1, bytes(16))),
    ],
)
def test_files_that_are_no_image(check: Path, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "i.elf"
    file.write_bytes(content)
    assert run(check, "image", file)[0] == REFUSED


def test_files_with_changed_bytes(check: Path, tmp_path: Path) -> None:
    """Any answer will do, but for a read or write that the sanitizers see."""
    random.seed(5)
    whole = elf(notes=NOTES)
    file = tmp_path / "i.elf"
    answers = set()
    for _ in range(300):
        changed = bytearray(whole)
        for _ in range(random.randrange(1, 4)):
            changed[random.randrange(len(changed))] = random.choice([0, 1, 0x7F, 0x80, 0xFF, random.randrange(256)])
        file.write_bytes(changed[: random.choice([len(changed)] * 9 + [random.randrange(len(changed))])])
        answers.add(run(check, "image", file)[0])
    assert answers == {0, REFUSED}


@pytest.mark.parametrize(
    ("base", "end", "first"),
    [
        (0, 4 << 20, 100),
        (0, 8 << 20, 1000),
        (0, 0x7FF000, 3),
        (0xFFFFFFFF80000000, 0xFFFFFFFF80800000, 500),
        (0x3FE00000, 0x40600000, 7),
        (0x7FFFE00000, 0x8000600000, 7),
    ],
)
def test_page_tables(check: Path, base: int, end: int, first: int) -> None:
    """Regions at 0, at the top, and across the borders of tables of each level."""
    status, said = run(check, "tables", base, end, first)
    assert status == 0, said
    assert said.endswith("wrong 0\n")
