"""Damaged input of every kind, in a fixed order: a short part of what `python -m bench.fuzz` does for minutes.

The programs are built with g++ and its sanitizers; the Python readers may only raise FactoryError.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.fuzz import run as fuzz
from bench.fuzz import seeds
from factory import clicktest, process
from factory.checkout import ROOT
from factory.elements import click_text
from factory.errors import FactoryError
from factory.recipe import load
from factory.recipe.rendered import Rendered
from factory.sources import lockfile

KIND = fuzz.choose("g++")
RUNS = {
    "language": 300,
    "control": 150,
    "args": 3000,
    "packet": 2000,
    "handlers": 1500,
    "fromdump": 300,
    "ipfilter": 500,
}
KERNEL = {"ring": 3000, "netring": 4000, "command_line": 3000, "acpi": 1000}
NETWORK = {"http": 5000, "inet": 8000}
RECIPE = b'[recipe]\nkind = "click"\nconfig = "a.click"\n'
TOML = [b"a=" + b"[" * 5000, b"a=" + b"9" * 5000, b"[" * 5000, b"a=\xff", b"\0", b"", b"a=" + b"{a=" * 3000]
DAMAGED_RECIPES = [
    *TOML, RECIPE + b'[machine]\nmemory="' + b"9" * 5000 + b'M"\n',
    b'[recipe]\nkind="click"\nconfig="' + b"x" * 5000 + b'"\n',
    b'[recipe]\nkind="click"\nconfig="a\\u0000b"\n', RECIPE + "[machine]\nmemory='²M'\n".encode(),
]  # fmt: skip
DAMAGED_CLICK = [
    b"{" * 5000, b"x::{" * 2000, b"elementclass A {" * 2000, b"# " + b"9" * 5000 + b' "f"\nIdle', b"A(" * 5000,
    b"/*" * 5000, b'A("\\', b"[0]" * 5000,
]  # fmt: skip
DAMAGED_TESTS = [
    b"%file +" + b"9" * 5000 + b"\n",
    b"%include \0\n",
    b"%include .\n",
    b"%include t.clicktest\n",
    b"%expect -e\n!!",
    b"%\n" * 5000,
]


@pytest.fixture(scope="module")
def programs() -> dict[str, Path]:
    return fuzz.programs(KIND, [*fuzz.targets()])


@pytest.mark.build
@pytest.mark.parametrize("name", [*KERNEL, *NETWORK, *RUNS])
def test_program(name: str, programs: dict[str, Path]) -> None:
    done = fuzz.run(KIND, name, programs[name], seconds=120, runs=(RUNS | KERNEL | NETWORK)[name])
    assert done.status == 0, done.stderr[-6000:]


def read_recipe(path: Path) -> None:
    (path.parent / "a.click").write_text("Idle -> Discard;\n")
    load(path).render()


def read_lock(path: Path) -> None:
    lockfile.load.__wrapped__(path)


def read_click(path: Path) -> None:
    click_text.classes(Rendered(path.read_bytes().decode("utf-8", "replace"), "x.click", path))


def read_test(path: Path) -> None:
    clicktest.read(path)


# Elements with inputs that no path of packet_paths.hh has.
NOT_IN_A_PATH = {
    "ToDevice": "sends to the host's interfaces",
    "ToClickOS": "is ToDevice",
    "KernelTun": "sends to the host (tests/test_host_devices.py)",
    "KernelTap": "is KernelTun",
    "ToHost": "sends to the host",
    "RawSocket": "sends to the host's network",
    "Socket": "writes the bytes as they are, wherever it may",
    "DiscardNoFree": "loses packets, which is its purpose and a leak",
    "Error": "any number of ports, and no code behind them",
}


@pytest.mark.build
def test_every_element_that_takes_packets_is_fuzzed(tmp_path: Path, programs: dict[str, Path]) -> None:
    (tmp_path / "any").write_bytes(b"input")
    said = process.run([programs["packet"], "0", "1", "-", tmp_path], extra_env={"FUZZ_UNREACHED": "1"}).stdout
    assert set(said.split()) == set(NOT_IN_A_PATH)


READERS: dict[str, tuple[Callable[[Path], None], str, list[bytes], list[Path]]] = {
    "recipe": (read_recipe, "recipe.toml", DAMAGED_RECIPES, sorted(ROOT.glob("recipes/*/recipe.toml"))),
    "lock": (read_lock, "sources.lock.toml", TOML, [lockfile.LOCK]),
    "click": (read_click, "x.click", DAMAGED_CLICK, sorted(ROOT.glob("recipes/*/*.click"))),
    "clicktest": (read_test, "t.clicktest", DAMAGED_TESTS, sorted(ROOT.glob("tests/click/language/*.clicktest"))),
}


def mutated(source: bytes, chance: random.Random) -> bytes:
    data = bytearray(source)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data) + 1)
        match chance.randrange(4):
            case 0:
                data[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del data[at : at + chance.randrange(30)]
            case 2:
                data[at:at] = bytes([chance.choice(b"\"'[]{}()=.,#\n\\$%-+0 9\0\xff")])
            case _:
                data[at:at] = data[at : at + chance.randrange(60)]
    return bytes(data)


@pytest.mark.unit
@pytest.mark.parametrize("name", READERS)
def test_reader(name: str, tmp_path: Path) -> None:
    read, file, damaged, whole = READERS[name]
    chance = random.Random(1)  # the same every time
    sources = [path.read_bytes() for path in whole]
    for data in [*damaged, *(mutated(chance.choice(sources), chance) for _ in range(150))]:
        path = tmp_path / file
        path.write_bytes(data)
        try:
            read(path)
        except FactoryError as error:
            assert "\n" not in error.what, data[:200]  # noqa: PT017


@pytest.mark.unit
def test_every_target_has_seeds(tmp_path: Path) -> None:
    for name in fuzz.targets():
        seeds.write(name, tmp_path / name)
        assert list((tmp_path / name).iterdir()), name
