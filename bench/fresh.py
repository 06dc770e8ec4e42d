"""A fresh machine: clone, empty HOME and cache, `./factoryw build firewall-recipe` (host packages already there)."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

from bench.row import Row
from factory import files, process
from factory.checkout import ROOT
from factory.progress import Progress

GOAL = 300.0  # seconds


def measure(progress: Progress) -> list[Row]:
    with files.scratch(Path(tempfile.gettempdir()), "factory-fresh") as folder:
        checkout, home = folder / "checkout", folder / "home"
        home.mkdir()
        process.run(["git", "clone", "-q", ROOT, checkout])
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("FACTORY_", "XDG_", "VIRTUAL_ENV"))
        }
        with progress.step("a build from nothing"):
            started = time.monotonic()
            process.run(
                [checkout / "factoryw", "-q", "build", "firewall-recipe"], cwd=checkout, env={**kept, "HOME": str(home)}
            )
            elapsed = time.monotonic() - started
    return [Row("nothing cached to image", elapsed, "s", "at most 300 s", elapsed <= GOAL)]
