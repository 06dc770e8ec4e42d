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
        Row("build, nothing changed", nothing, "s", "at most 1 s", nothing <= 1),
        Row("build, one element edited", edited, "s", "at most 5 s", edited <= 5),
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
    """A change of content that a compiler must look at, undone when the program ends."""
    import atexit

    original = path.read_bytes()
    text = original.split(b"\n// bench ")[0]
    path.write_bytes(text.rstrip(b"\n") + f"\n// bench {time.monotonic_ns()} {os.getpid()}\n".encode())
    atexit.register(lambda: path.write_bytes(text))
