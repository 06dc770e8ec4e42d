"""factory.size against ELF files that the host's compiler makes: the parts are the whole, to the byte."""

from __future__ import annotations

import json
import os
import random
import subprocess
from pathlib import Path

import pytest

pytest.importorskip("elftools")

from factory.cli import main
from factory.errors import FactoryError
from factory.size import GROUPS, compare, measure, rows
from factory.size.spans import Span, from_map

pytestmark = pytest.mark.build

MAIN = """
int table[100] = {1};
static char room[5000];
const char text[] = "read only";
static int local(int x) { return x * table[x] + room[x]; }
int other(int);
void _start(void) { for (;;) room[0] = other(local(text[0])); }
"""
OTHER = (
    'namespace n { int helper(int x) { return x / 3; } }\nextern "C" int other(int x) { return n::helper(x) + 1; }\n'
)


@pytest.fixture(scope="session")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """image.debug, the same stripped as image.elf, and image.map."""
    folder = tmp_path_factory.mktemp("size")
    (folder / "main.c").write_text(MAIN)
    (folder / "other.cc").write_text(OTHER)
    flags = ["-static", "-nostdlib", "-fno-pie", "-no-pie", "-g", "-O0", "-fno-stack-protector"]
    for source in ("main.c", "other.cc"):
        subprocess.run(["gcc", *flags, "-c", source, "-o", f"{source}.o"], cwd=folder, check=True)
    link = ["gcc", *flags, "main.c.o", "other.cc.o", "-o", "image.debug", "-Wl,-Map,image.map"]
    subprocess.run(link, cwd=folder, check=True)
    subprocess.run(["strip", "-s", "-o", "image.elf", "image.debug"], cwd=folder, check=True)
    return folder / "image.elf"


def without_map(image: Path, folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).write_bytes(image.with_name(name).read_bytes())
    return folder / names[0]


@pytest.mark.parametrize("names", [("image.elf", "image.debug", "image.map"), ("image.debug",), ("image.elf",)])
def test_the_parts_are_the_whole(image: Path, tmp_path: Path, names: tuple[str, ...]) -> None:
    path = without_map(image, tmp_path, *names)
    report = measure(path)
    assert report.flash == path.stat().st_size
    assert sum(piece.flash for piece in report.pieces) == report.flash
    for group in GROUPS:
        assert sum(row.flash for row in rows(report.pieces, group)) == report.flash
        assert sum(row.memory for row in rows(report.pieces, group)) == report.memory()
    shown = subprocess.run(["size", "-A", "-d", path], capture_output=True, text=True, check=True).stdout
    sizes = {line.split()[0]: int(line.split()[1]) for line in shown.splitlines() if line.startswith(".")}
    measured = {row.name: row.memory for row in rows(report.pieces, "section") if row.memory}
    assert measured == {name: size for name, size in sizes.items() if name in measured}
    assert {".text", ".data", ".bss"} <= measured.keys()
    assert report.segments % 4096 == 0
    assert report.segments >= report.memory()


@pytest.mark.parametrize("names", [("image.elf", "image.debug", "image.map"), ("image.debug",)])
def test_symbols_and_their_sources(image: Path, tmp_path: Path, names: tuple[str, ...]) -> None:
    report = measure(without_map(image, tmp_path, *names))
    pieces = {piece.symbol: piece for piece in report.pieces}
    nm = subprocess.run(["nm", "-S", image.with_suffix(".debug")], capture_output=True, text=True, check=True).stdout
    sizes = {words[3]: int(words[1], 16) for line in nm.splitlines() if len(words := line.split()) == 4}
    assert len(sizes) == 7
    for name, size in sizes.items():
        assert pieces[name].memory == size, name
    for name in ("table", "room", "text", "local", "_start"):
        assert "main.c" in pieces[name].source, name
    for name in ("_ZN1n6helperEi", "other"):
        assert "other.cc" in pieces[name].source, name
    assert (pieces["table"].memory_class, pieces["room"].memory_class) == ("data", "bss")
    assert pieces["room"].flash == 0
    assert pieces["text"].memory_class == "text"


def test_another_builds_symbols_are_not_believed(image: Path, tmp_path: Path) -> None:
    path = without_map(image, tmp_path, "image.elf")
    (tmp_path / "x.c").write_text("void _start(void) { for (;;) ; }\n")
    subprocess.run(["gcc", "-static", "-nostdlib", "x.c", "-o", "image.debug"], cwd=tmp_path, check=True)
    assert not any(piece.symbol == "_start" for piece in measure(path).pieces)


def test_compare(image: Path) -> None:
    changes = compare(measure(image), measure(image.with_suffix(".debug")), "element")
    assert {change.name for change in changes} >= {"(debug information)", "(symbol tables)"}
    total = sum(change.flash for change in changes)
    assert total == image.with_suffix(".debug").stat().st_size - image.stat().st_size
    assert compare(measure(image), measure(image), "symbol") == []


def test_damaged_files_give_one_error(image: Path, tmp_path: Path) -> None:
    path = tmp_path / "bad.elf"
    good = image.with_suffix(".debug").read_bytes()
    for content in (b"", b"\x7fELF", b"text", good[:100], b"\x7fELF" + bytes(100)):
        path.write_bytes(content)
        with pytest.raises(FactoryError, match="no ELF file, or a damaged one"):
            measure(path)
    dice = random.Random(1)
    for _ in range(150):
        content = bytearray(good[: dice.randrange(64, len(good))] if dice.random() < 0.3 else good)
        for _ in range(dice.randrange(1, 20)):
            content[dice.randrange(4, min(len(content), 2000) if dice.random() < 0.5 else len(content))] = (
                dice.randrange(256)
            )
        path.write_bytes(content)
        try:
            report = measure(path)
        except FactoryError:
            continue
        assert sum(piece.flash for piece in report.pieces) == len(content)
    with pytest.raises(FactoryError, match="no such file"):
        measure(tmp_path / "none.elf")


def test_the_command(image: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["size", str(image), "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["flash"] == image.stat().st_size
    assert set(result["by"]) == set(GROUPS)
    assert main(["size", str(image.with_suffix(".debug")), "--by", "symbol", "--top", "50"]) == 0
    shown = capsys.readouterr().out
    assert "n::helper(int)" in shown
    assert str(image.with_suffix(".debug").stat().st_size) in shown.split("total")[1]
    assert main(["size", str(image), "--by", "section,symbol", "--json"]) == 0
    sections = {each["name"]: each for each in json.loads(capsys.readouterr().out)["tree"]}
    assert sum(each["flash"] for each in sections.values()) == image.stat().st_size
    assert {"local", "other"} <= {each["name"] for each in sections[".text"]["parts"]}
    assert main(["size", str(image), "--diff", str(image.with_suffix(".debug"))]) == 0
    assert f"{image.stat().st_size - os.path.getsize(image.with_suffix('.debug')):+}" in capsys.readouterr().out


def test_only_loaded_sections_of_a_map_count(tmp_path: Path) -> None:
    """Debug information has addresses from 0 on, which would lie over code."""
    path = tmp_path / "x.map"
    path.write_text(
        "Linker script and memory map\n\n"
        ".text           0x0000000000100000       0x30\n"
        " *(.text .text.*)\n"
        " .text.a        0x0000000000100000       0x10 a.o\n"
        "                0x0000000000100000                a\n"
        " *fill*         0x0000000000100010        0xc \n"
        "                0x000000000010001c        0x4 LONG 0x0\n"
        " .text.a_name_too_long_for_the_column\n"
        "                0x0000000000100020       0x10 lib/libx.a(b c.o)\n\n"
        ".debug_info     0x0000000000000000   0x200000\n"
        " .debug_info    0x0000000000000000   0x180000 a.o\n"
        " .debug_info    0x0000000000080000   0x180000 b.o\n"
    )
    assert from_map(path, {".text"}) == [
        Span(0x100000, 0x100010, "a.o"),
        Span(0x100020, 0x100030, "lib/libx.a(b c.o)"),
    ]
