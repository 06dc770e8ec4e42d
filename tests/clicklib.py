"""Compiles click for tests on the host, with sanitizers: the library once for each run, and what a test adds."""

from __future__ import annotations

import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parent.parent
FLAGS = [
    "-std=gnu++17", "-fno-exceptions", "-fno-rtti", "-Wall", "-O0", "-g1", "-fsanitize=address,undefined",
    "-fno-sanitize-recover=undefined", "-DCLICK_USERLEVEL=1", f"-I{ROOT}/click/include", f"-I{ROOT}/click",
]  # fmt: skip


def run(command: list[str], **options: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | options)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"


def compile_sources(sources: list[Path], folder: Path) -> list[str]:
    """Objects, in the order of the sources."""

    def compiled(source: Path) -> str:
        output = folder / (source.stem + ".o")
        run(["g++", *FLAGS, "-c", str(source), "-o", str(output)])
        return str(output)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(compiled, sources))


def build_library(folder: Path) -> Path:
    """All of click/lib as an archive."""
    archive = folder / "libclick.a"
    run(["ar", "rcs", str(archive), *compile_sources(sorted((ROOT / "click/lib").glob("*.cc")), folder)])
    return archive
