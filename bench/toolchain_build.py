"""The release toolchain from nothing: an empty cache; only the host's packages are there. Takes 10 to 15 minutes."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

from bench.row import Row
from factory import files, process
from factory.checkout import ROOT
from factory.progress import Progress

LONG = True
"""Only when it is named, or with --long."""
GOAL = 15.0  # minutes, on two cores


def measure(progress: Progress) -> list[Row]:
    step = progress.step("build the release toolchain from nothing")
    with files.scratch(Path(tempfile.gettempdir()), "factory-toolchain") as folder, step:
        started = time.monotonic()
        process.run(
            [sys.executable, "-m", "factory", "-q", "toolchain", "build"],
            cwd=ROOT,
            extra_env={"FACTORY_CACHE": str(folder)},
        )
        elapsed = (time.monotonic() - started) / 60
    name = f"release toolchain from nothing, {os.cpu_count()} cores"
    return [Row(name, elapsed, "min", "at most 15 min", elapsed <= GOAL)]
