"""C++ with its standard library inside the guest: tests/libs/libstdcxx, built with the release toolchain."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from guests import CRASH
from library_apps import build, run

from factory.run.console import named

pytestmark = pytest.mark.boot


@pytest.fixture(scope="module")
def images() -> dict[str, Path]:
    return build("libstdcxx/runtime", "libstdcxx/threads", "libstdcxx/ends")


@pytest.mark.parametrize("name", ["runtime", "threads"])
def test_program_that_checks_itself(images: dict[str, Path], name: str) -> None:
    text, status = run(f"libstdcxx/{name}", images[f"libstdcxx/{name}"])
    assert re.fullmatch(r"(to standard error\n)?\d+ checks, 0 wrong\n", text), text
    assert status == 0


DESTROYED = "destroy second\ndestroy first\n"


@pytest.mark.parametrize(
    ("way", "text", "status"), [("return", DESTROYED, 3), ("exit", DESTROYED, 4), ("quick", "", 5)]
)
def test_a_program_ends(images: dict[str, Path], way: str, text: str, status: int) -> None:
    assert run("libstdcxx/ends", images["libstdcxx/ends"], way) == (f"way {way}\n{text}", status)


@pytest.mark.parametrize(
    ("way", "message", "function"),
    [
        ("standard", "minios: uncaught exception std::runtime_error: went wrong", "thrower"),
        ("derived", "minios: uncaught exception shop::Sold: sold out", "thrower"),
        ("own", "minios: uncaught exception shop::Closed", "thrower"),
        ("number", "minios: uncaught exception i", "thrower"),
        ("noexcept", "destroy inner\nminios: uncaught exception std::runtime_error: went wrong", "keeps_its_word"),
        ("thread", "minios: uncaught exception std::runtime_error: went wrong", "thrower"),
        ("terminate", r"minios: std::terminate\(\) was called", "main"),
        ("memory", "minios: uncaught exception std::bad_alloc: std::bad_alloc", "main"),
        ("malloc", r"minios: #PF page fault, address 0x0, write, .*\nminios: out of memory: .*", "main"),
        ("null", "minios: #PF page fault, address 0x0, execute, .*", "main"),
        ("divide", "minios: #DE divide error, .*", "main"),
        ("overflow", r"minios: #PF .*, thread thread \d+\nminios: stack overflow of thread thread \d+ .*", "down"),
    ],
)
def test_a_program_crashes_with_a_report(images: dict[str, Path], way: str, message: str, function: str) -> None:
    image = images["libstdcxx/ends"]
    text, status = run("libstdcxx/ends", image, way)
    assert re.match(rf"way {way}\n\n*{message}\n", text), text
    assert status == CRASH
    frames = [named(line, image.with_suffix(".debug")) for line in text.splitlines() if line.startswith("  #")]
    assert any(f"{function}(" in frame or f"{function} (" in frame for frame in frames), frames
