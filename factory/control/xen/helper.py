"""Builds fastdomain with this machine's compiler: one static program, so that it runs in any dom0."""

from __future__ import annotations

import shutil
from pathlib import Path

from factory import cache, process
from factory.errors import ExitCode, FactoryError
from factory.progress import SILENT, Progress

SOURCES = Path(__file__).with_name("fastdomain")
_FLAGS = ("-std=gnu11", "-O2", "-g", "-static", "-Wall", "-Wextra", "-Werror", "-D__XEN_TOOLS__")


def ensure(progress: Progress = SILENT, *, offline: bool = False) -> Path:
    """The program, from the cache when its sources are as they were."""
    if not shutil.which("gcc"):
        raise FactoryError(
            "this machine has no compiler to make fastdomain with",
            hint="copy it from one that has: FACTORY_FASTDOMAIN names it; or create without --fast",
            code=ExitCode.HOST,
        )
    from factory.toolchain import xen_headers

    headers = xen_headers.ensure(progress, offline=offline)
    files = sorted([*SOURCES.glob("*.c"), *SOURCES.glob("*.h")])
    key = cache.key(headers.name, *_FLAGS, *(part for file in files for part in (file.name, file.read_bytes())))

    def build(folder: Path) -> None:
        programs = [file for file in files if file.suffix == ".c"]
        process.run(
            ["gcc", *_FLAGS, "-isystem", headers, "-o", folder / "fastdomain", *programs],
            step="build fastdomain", progress=progress,
        )  # fmt: skip

    return cache.make("fastdomain", key, build, progress) / "fastdomain"
