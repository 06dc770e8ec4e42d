"""The least memory in which an image boots."""

from __future__ import annotations

import json

import pytest

from factory.cli import main
from factory.errors import ExitCode
from factory.run.least import STEP, least_memory


@pytest.mark.unit
@pytest.mark.parametrize("needed", [1, STEP - 1, STEP, STEP + 1, 3 * STEP, 40 * STEP + 1, 64 * STEP])
def test_the_search_finds_the_step(needed: int) -> None:
    tried: list[int] = []

    def boots(memory: str) -> bool:
        tried.append(int(memory.removesuffix("K")) << 10)
        return tried[-1] >= needed

    assert least_memory(boots, 0, 64 * STEP) == -(-needed // STEP) * STEP
    assert len(tried) <= 7


@pytest.mark.unit
def test_what_does_not_boot_has_none() -> None:
    assert least_memory(lambda _memory: False, 0, 64 * STEP) is None


@pytest.mark.unit
def test_only_recipes_are_booted() -> None:
    assert main(["size", "/bin/true", "--boot"]) == ExitCode.USAGE
    assert main(["size", "hello", "--boot", "--history"]) == ExitCode.USAGE


@pytest.mark.boot
def test_hello(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--json", "size", "hello", "--boot", "microvm"]) == 0
    found = json.loads(capsys.readouterr().out)
    # Images are linked at 1 MiB: in less there is no room for a byte of them.
    assert (1 << 20) + found["pages"] < found["least"] <= 4 << 20
