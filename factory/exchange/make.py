"""factory.cache.make() for what takes long to build: first somebody else's is asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from factory import cache, settings
from factory.housekeeping import counts
from factory.housekeeping.counts import Found
from factory.progress import SILENT, Progress


def make(
    name: str,
    key: str,
    build: Callable[[Path], None],
    progress: Progress = SILENT,
    *,
    offline: bool = False,
    check: Callable[[Path], None] | None = None,
) -> Path:
    """The entry of the store of this name and key: from the store, from the cache that the settings name, or built.

    offline: nobody is asked. check: raises FactoryError when what another machine has built is of no use on this one.
    Raises FactoryError as build does; (CONFIG, USAGE) for settings or keys that are wrong; never for a server.
    """
    if here := cache.find(name, key):
        return here
    from factory.exchange.shelf import shelf_of

    # Before the long part: a key that cannot be read shows at once.
    shelf = None if offline else shelf_of(settings.current())
    found = Found()

    def fill(folder: Path) -> None:
        nonlocal found
        if shelf and shelf.take(name, key, folder, progress, check):
            found = Found(remote=1)
        else:
            build(folder)
            found = Found(made=1)

    path = cache.make(name, key, fill, progress)
    if found.made and shelf:
        shelf.give(name, key, path, progress)
    counts.add("entries", found)
    return path
