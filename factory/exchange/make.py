"""factory.cache.make() for what takes long to build: first somebody else's is asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from factory import cache, settings
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
    if found := cache.find(name, key):
        return found
    from factory.exchange.shelf import shelf_of

    # Before the long part: a key that cannot be read shows at once.
    shelf = None if offline else shelf_of(settings.current())
    built = False

    def fill(folder: Path) -> None:
        nonlocal built
        if not (shelf and shelf.take(name, key, folder, progress, check)):
            build(folder)
            built = True

    path = cache.make(name, key, fill, progress)
    if built and shelf:
        shelf.give(name, key, path, progress)
    return path
