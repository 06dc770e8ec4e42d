"""SCons' CacheDir over factory.objects: an object that was compiled from the same sources, in whatever checkout, by
the same compiler with the same flags, is not compiled again.

Imported by SCons' process only: who has nothing to build does not wait for SCons' modules.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from SCons.CacheDir import CacheDir

from factory import files
from factory.build.object_key import covers, key_of
from factory.checkout import ROOT
from factory.errors import FactoryError
from factory.objects.places import Places


def use(environment: Any, objects: Places, reads: Callable[[str], Sequence[str] | None]) -> None:
    """Makes an environment of SCons, and its clones, take objects from there and put them there.

    reads: the files that the compiler of a target has read. None when it said something: then it is compiled each time,
    and says it each time.
    """

    began = time.time()

    class Shared(_SharedObjects):
        def retrieve(self, node: Any) -> bool:
            return _retrieve(objects, node)

        def push(self, node: Any) -> None:
            read = reads(str(node))
            key = None if read is None else key_of(node)
            if key is not None and read is not None and covers(node, read, began):
                objects.put(key, Path(node.get_abspath()).read_bytes())

    environment.CacheDir(os.fspath(ROOT), Shared)


class _SharedObjects(CacheDir):  # type: ignore[misc]
    """SCons makes one for each environment. Its own way of keeping files is not used: they are not checked there."""

    def __init__(self, _path: str | None) -> None:
        super().__init__(None)

    def cachepath(self, _node: Any) -> tuple[None, None]:
        return None, None

    def push_if_forced(self, _node: Any) -> None:
        pass


def _retrieve(objects: Places, node: Any) -> bool:
    key = key_of(node)
    content = None if key is None else objects.get(key, str(node))
    if content is None:
        return False
    environment = node.get_build_env()
    environment["PRINT_CMD_LINE_FUNC"](f"CACHE {node}", [node], node.sources, environment)
    try:
        files.write(Path(node.get_abspath()), content)
    except FactoryError:
        return False  # what keeps us from writing keeps the compiler from it too, and its failure is shown
    return True
