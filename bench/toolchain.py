"""The release toolchain as one file: its size, the time to import it into an empty cache (built before if need be)."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from bench.row import Row
from factory import files, process, toolchain
from factory.checkout import ROOT
from factory.progress import Progress
from factory.toolchain.release import store

MEGABYTE = 1_000_000
LARGEST, LONGEST = 60.0, 15.0  # MB; s


def measure(progress: Progress) -> list[Row]:
    toolchain.ensure("release", progress)
    with files.scratch(Path(tempfile.gettempdir()), "factory-toolchain") as folder:
        archive, _digest = store.export(folder / "toolchain.tar.zst", progress)
        size = archive.stat().st_size / MEGABYTE
        with progress.step("import it into an empty cache"):
            started = time.monotonic()
            process.run(
                [sys.executable, "-m", "factory", "-q", "toolchain", "import", archive],
                cwd=ROOT,
                extra_env={"FACTORY_CACHE": str(folder / "cache")},
            )
            elapsed = time.monotonic() - started
    return [
        Row("release toolchain, exported", size, "MB", "at most 60 MB", size <= LARGEST),
        Row("release toolchain, imported and verified", elapsed, "s", "at most 15 s", elapsed <= LONGEST),
    ]
