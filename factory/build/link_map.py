"""The linker's map without this machine in it: no folder of the checkout or of the cache, no temporary name."""

from __future__ import annotations

import os
import re
from pathlib import Path

from factory import cache, files
from factory.build import link_time
from factory.checkout import ROOT

# What the linker wrote to (factory.build.spawn), in its line OUTPUT(out/hello/hello.debug.1234.tmp elf64-x86-64).
_OUTPUT = re.compile(r"^(OUTPUT\(.*)\.[0-9]+\.tmp( [^)]*\))$", re.MULTILINE)


def make_portable(path: Path, debug: Path) -> None:
    """Rewrites a map in place: paths are relative to the checkout, those of the cache's store begin with `store/`.

    debug: what was linked.
    """
    text = path.read_text(encoding="utf-8", errors="surrogateescape")
    files.write(path, portable(link_time.named(text, debug)).encode("utf-8", "surrogateescape"))


def portable(text: str) -> str:
    store = cache.root() / "store"
    for folder, name in ((store, "store/"), (ROOT, "")):
        for spelled in {str(folder), os.path.realpath(folder)}:
            text = _shortened(text, f"{spelled}/", name)
    return _OUTPUT.sub(r"\1\2", text)


def _shortened(text: str, folder: str, name: str) -> str:
    """With name in place of a folder, where a path begins with it."""
    if folder not in text:
        return text
    # (?<!…) stands behind the folder: before it, it would be tried at every character of the megabytes.
    return re.sub(rf"{re.escape(folder)}(?<![\w/.+-]{re.escape(folder)})", name, text)
