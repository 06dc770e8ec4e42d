"""What this checkout uses of libraries and toolchains and has in its store: what there is to put on a shelf."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from factory import cache, libraries, toolchain
from factory.errors import FactoryError


def entries() -> Iterator[tuple[str, str, Path]]:
    """Name, key and folder of each sound entry."""
    for profile in toolchain.PROFILES:
        try:
            tools = toolchain.load(profile)
        except FactoryError:
            continue  # this machine has no compiler for it
        if found := _sound(tools.prefix):
            yield found
        for name in libraries.known():
            library = libraries.load(name)
            if library.source and (not library.profiles or profile in library.profiles):
                built = libraries.find_built(library, tools)
                if built and (found := _sound(built.path)):
                    yield found


def _sound(path: Path) -> tuple[str, str, Path] | None:
    name, _, key = path.name.rpartition("-")
    return (name, key, path) if cache.find(name, key) else None
