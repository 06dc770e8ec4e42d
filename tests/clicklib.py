"""Compiles what a test adds to click on the host, with sanitizers; click itself comes from build_instrumented()."""

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
