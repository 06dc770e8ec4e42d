"""Xen's public headers for the kernel: <xen/...> from the pinned package (minios/sources.lock.toml)."""

from __future__ import annotations

import shutil
from pathlib import Path

from factory import cache, files, sources
from factory.errors import disk_errors
from factory.progress import SILENT, Progress
from factory.sources import packages

INTERFACE = {"__XEN_INTERFACE_VERSION__": "__XEN_LATEST_INTERFACE_VERSION__"}
"""Who includes the headers defines this: they describe the oldest interface otherwise, of Xen 3.0."""
_NAME = "xen-headers"
_PUBLIC = Path("usr", "include", "xen")
_LICENCE = Path("usr", "share", "doc", "libxen-dev", "copyright")


def ensure(progress: Progress = SILENT, *, offline: bool = False) -> Path:
    """The folder for -isystem: it holds xen/ and nothing else that a compiler would look for."""

    def build(result: Path) -> None:
        package = sources.get(_NAME, offline=offline, progress=progress)
        with files.scratch(result.parent, _NAME) as work, disk_errors("store Xen's headers", result):
            packages.unpack(package, work)
            shutil.copytree(work / _PUBLIC, result / "xen")
            shutil.copyfile(work / _LICENCE, result / "copyright")

    return cache.make(_NAME, cache.key(sources.find(_NAME).sha256), build, progress)
