"""docs/tutorial-app.md as a reader follows it: each block of commands is run, what is shown below it must come."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from factory import cache, process
from factory.checkout import ROOT

PAGE = ROOT / "docs" / "tutorial-app.md"
COMMAND, SHOWN = "    ", ">     "


@dataclass(frozen=True)
class Block:
    """Commands of the page, and the beginnings of lines that have to come, in this order."""

    line: int
    commands: str
    shown: tuple[str, ...]


def blocks(text: str) -> list[Block]:
    found: list[Block] = []
    commands: list[str] = []
    shown: list[str] = []
    start = 0
    for number, line in enumerate([*text.splitlines(), "# end"], 1):
        if line.startswith(COMMAND):
            if shown:
                found.append(Block(start, "\n".join(commands), tuple(shown)))
                commands, shown = [], []
            start = start if commands else number
            commands.append(line.removeprefix(COMMAND))
        elif line.startswith(SHOWN):
            shown.append(line.removeprefix(SHOWN))
        elif line == "":
            if commands and not shown:
                commands.append("")  # inside a here document, or between a block and what it prints
        elif commands:
            found.append(Block(start, "\n".join(commands), tuple(shown)))
            commands, shown = [], []
    return found


@pytest.mark.unit
def test_blocks_are_found() -> None:
    text = "# T\n\n    one\n\n    two\n\n>     said\n\n    three\n\nwords\n\n    four\n"
    assert blocks(text) == [
        Block(3, "one\n\ntwo\n", ("said",)),
        Block(9, "three\n", ()),
        Block(13, "four", ()),
    ]


@pytest.mark.boot
@pytest.mark.usefixtures("release")  # its last step wants it: built once, not within the time limit
def test_tutorial_of_an_app(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "apps").mkdir(parents=True)
    steps = blocks(PAGE.read_text())
    assert len(steps) >= 8
    for step in steps:
        finished = process.run(
            ["bash", "-eu", "-c", f"exec 2>&1\n{step.commands}"],
            cwd=ROOT,
            env={**os.environ, "HOME": str(home), "FACTORY_CACHE": str(cache.root())},
            check=False,
            timeout=600,
        )
        output = finished.stdout
        assert finished.status == 0, f"{PAGE.name}:{step.line}: status {finished.status}\n{output}"
        lines = iter(output.splitlines())
        for wanted in step.shown:
            assert any(line.startswith(wanted) for line in lines), (
                f"{PAGE.name}:{step.line}: no {wanted!r} in\n{output}"
            )
