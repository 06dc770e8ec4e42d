"""Names for this machine's folders: what a compiler writes into its output must not tell where it ran.

The checkout is `.`, the C library's entry of the store `toolchain`, the rest of the store `store`. Debug information,
__FILE__ and assert() then say the same on every machine (https://reproducible-builds.org/docs/build-path/).
"""

from __future__ import annotations

import os
from pathlib import Path

from factory import cache
from factory.checkout import ROOT
from factory.toolchain.model import Toolchain

# gcc replaces the path of a system header by where its links lead to, when that is shorter.
_PATHS_AS_GIVEN = "-fno-canonical-system-headers"


def prefix_maps(toolchain: Toolchain) -> tuple[str, ...]:
    """Flags for C and C++. They go before all others: of two maps that fit, gcc takes the one given last."""
    return (_PATHS_AS_GIVEN, *(f"-ffile-prefix-map={folder}={name}" for folder, name in _names(toolchain)))


def assembler_maps(toolchain: Toolchain) -> tuple[str, ...]:
    """The same for .S: gcc 12 hands only -fdebug-prefix-map on to the assembler."""
    more = (f"-fdebug-prefix-map={folder}={name}" for folder, name in _names(toolchain))
    return (*prefix_maps(toolchain), *more)


def _names(toolchain: Toolchain) -> list[tuple[str, str]]:
    """General ones first. A folder that is reached through a link has two paths, and gcc may use either."""
    store = cache.root() / "store"
    named = [(ROOT, "."), (store, "store"), (toolchain.prefix, "toolchain")]
    return [(each, name) for folder, name in named for each in _paths(folder)]


def _paths(folder: Path) -> list[str]:
    return list(dict.fromkeys((os.path.realpath(folder), str(folder))))
