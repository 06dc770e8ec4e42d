"""zlib's own tests in a guest; what its minigzip packs and unpacks, against this machine's zlib."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import library_apps
import pytest

from factory.size import measure, rows

pytestmark = pytest.mark.boot

EXAMPLE, COVERAGE, MINIGZIP = "zlib/zlib-example", "zlib/zlib-infcover", "zlib/zlib-minigzip"


@pytest.fixture(scope="module", params=["dev", "release"])
def images(request: pytest.FixtureRequest) -> dict[str, Path]:
    return library_apps.build(EXAMPLE, COVERAGE, MINIGZIP, profile=request.param)


def test_upstreams_example(images: dict[str, Path]) -> None:
    text, status = library_apps.run(EXAMPLE, images[EXAMPLE])
    assert text.splitlines() == [
        "zlib version 1.2.13 = 0x12d0, compile flags = 0xa9",
        "uncompress(): hello, hello!",
        "gzread(): hello, hello!",
        "gzgets() after gzseek:  hello!",
        "inflate(): hello, hello!",
        "large_inflate(): OK",
        "after inflateSync(): hello, hello!",
        "inflate with dictionary: hello, hello!",
    ]
    assert status == 0


def test_upstreams_coverage_of_inflate(images: dict[str, Path]) -> None:
    """It asserts as it goes, and reports memory that is not freed, or freed twice, with two asterisks."""
    text, status = library_apps.run(COVERAGE, images[COVERAGE])
    assert status == 0, text
    assert text.startswith("1.2.13\n")
    assert "** " not in text


def test_minigzip_packs_what_others_unpack(images: dict[str, Path]) -> None:
    text, status = library_apps.run(MINIGZIP, images[MINIGZIP], "pack")
    assert status == 0, text
    expected = "".join(f"line {line * line} of a text\n" for line in range(1000))
    assert gzip.decompress(bytes.fromhex(text.strip())).decode() == expected


def test_minigzip_unpacks_what_others_packed(images: dict[str, Path]) -> None:
    given = "".join(f"packed by the host: {number % 7}\n" for number in range(300))
    packed = gzip.compress(given.encode()).hex()
    assert library_apps.run(MINIGZIP, images[MINIGZIP], f"unpack {packed}") == (given, 0)


def test_minigzip_refuses_what_is_damaged(images: dict[str, Path]) -> None:
    packed = bytearray(gzip.compress(b"hello " * 50))
    packed[-5] ^= 1  # of the CRC (RFC 1952, section 2.3.1)
    text, status = library_apps.run(MINIGZIP, images[MINIGZIP], f"unpack {packed.hex()}")
    assert status == 1
    assert "incorrect data check" in text


@pytest.mark.parametrize("suffixes", [(".elf", ".debug", ".map"), (".debug",)])
def test_the_size_of_an_image_says_what_the_library_costs(
    images: dict[str, Path], tmp_path: Path, suffixes: tuple[str, ...]
) -> None:
    """By the linker's map, and by DWARF alone."""
    for suffix in suffixes:
        shutil.copy(images[EXAMPLE].with_suffix(suffix), tmp_path / f"image{suffix}")
    pieces = measure(tmp_path / f"image{suffixes[0]}").pieces
    parts = {row.name: row for row in rows(pieces, "library")}
    assert 30_000 < parts["lib:zlib"].memory < 80_000
    symbols = {row.name for row in rows([piece for piece in pieces if piece.library == "lib:zlib"], "symbol")}
    assert {"inflate", "deflate", "gzread"} <= symbols
