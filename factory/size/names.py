"""C++ names as people read them: binutils' c++filt, one call for all."""

from __future__ import annotations

import shutil
from collections.abc import Sequence

from factory import process


def demangle(names: Sequence[str]) -> list[str]:
    """The names, demangled where that can be done (not on a machine without c++filt)."""
    if not any(name.startswith("_Z") for name in names) or not shutil.which("c++filt"):
        return list(names)
    shown = process.run(["c++filt"], stdin="\n".join(names) + "\n", timeout=30).stdout.splitlines()
    return shown if len(shown) == len(names) else list(names)
