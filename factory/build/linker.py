"""The linker of this machine's own programs. Images are always linked by the toolchain's ld, with its script."""

from __future__ import annotations

import shutil


def fast_linker() -> list[str]:
    """Flags for gcc: gold, where binutils has it (Debian 12's does); click links in half the time."""
    return ["-fuse-ld=gold"] if shutil.which("ld.gold") else []
