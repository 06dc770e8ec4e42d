"""factory clean: removes what can be made again."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from factory.cli.command import Command
from factory.cli.ui import Ui
from factory.errors import ExitCode

_PYTHON = ("venv", "pycache")  # what this very command runs from


def add_arguments(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--cache", action="store_true", help="the cache instead of out/: sources, built libraries, objects, logs"
    )
    which.add_argument("--all", action="store_true", help="out/, the cache, and the Python environment of ./factoryw")


def run(args: argparse.Namespace, ui: Ui) -> int:
    from factory import cache, files
    from factory.checkout import OUT

    doomed: list[Path] = []
    freed = 0
    with files.lock(OUT / ".lock", ui.progress, "this checkout's out/"):
        if not args.cache:
            # Removing a lock file would let two processes hold "the" lock on two files.
            doomed += [path for path in sorted(OUT.iterdir()) if path.name != ".lock"]
        if args.cache or args.all:
            # By name, never everything: somebody may have set FACTORY_CACHE to his home folder.
            kinds = [kind for kind in cache.KINDS if args.all or kind not in _PYTHON]
            doomed += [path for path in (cache.root() / kind for kind in kinds) if path.exists()]
        for path in doomed:
            size = _size(path)
            files.remove(path)
            freed += size - (_size(path) if path.exists() else 0)
            ui.progress.detail(f"removed {path}")
    left = [str(path) for path in doomed if path.exists()]
    for path_left in left:
        ui.warn(f"{path_left} could not be removed")
    ui.print(f"{freed / 1e6:.1f} MB freed")
    ui.result({"removed": [str(path) for path in doomed if str(path) not in left], "freed": freed, "left": left})
    return ExitCode.DISK if left else ExitCode.OK


def _size(path: Path) -> int:
    """Bytes of all files in it."""
    if not path.is_dir() or path.is_symlink():
        return path.lstat().st_size
    return sum(os.lstat(os.path.join(base, name)).st_size for base, _folders, names in os.walk(path) for name in names)


COMMAND = Command(
    help="remove what can be made again",
    example="factory clean\nfactory clean --all",
    add_arguments=add_arguments,
    run=run,
    description="Without options: everything in out/. Sources and recipes are never touched.",
)
