"""Builds: nothing changed, one element edited (seconds, median of 3, the whole command)."""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.row import Row
from factory import process
from factory.checkout import ROOT
from factory.progress import Progress

_MARK = b"// bench\n"
ELEMENT = ROOT / "click" / "elements" / "standard" / "counter.cc"


def measure(progress: Progress) -> list[Row]:
    command: list[str | os.PathLike[str]] = [ROOT / "factoryw", "-q", "build", "firewall-recipe"]

    def build() -> object:
        return process.run(command, cwd=ROOT)

    with progress.step("builds"):
        build()
        wrapper = _median(lambda: process.run([ROOT / "factoryw", "--version"]))
        direct = _median(lambda: process.run([sys.executable, "-m", "factory", "--version"], cwd=ROOT))
        nothing = _median(build)
        edited = _median(build, lambda: _edit(ELEMENT))
        build()
    return [
        Row("factoryw's own time", wrapper - direct, "s", "under 0.3 s", wrapper - direct < 0.3),
        Row("build, nothing changed", nothing, "s", "at most 0.5 s", nothing <= 0.5),
        Row("build, one element edited", edited, "s", "at most 3 s", edited <= 3),
    ]


def _median(work: Callable[[], object], before: Callable[[], object] = lambda: None, repeat: int = 3) -> float:
    times = []
    for _ in range(repeat):
        restore = before()
        started = time.monotonic()
        work()
        times.append(time.monotonic() - started)
        del restore
    return statistics.median(times)


def _edit(path: Path) -> None:
    """A change that alters the object file, so that programs are linked again; undone at exit (or by the next call)."""
    import atexit

    text = path.read_bytes().split(_MARK)[0]
    name = f"bench_{time.monotonic_ns()}"
    path.write_bytes(text + _MARK + f"extern const int {name};\nconst int {name} = 1;\n".encode())
    atexit.register(lambda: path.write_bytes(text))
