"""A copy of what a build reads: the checkout's sources, and recipes that lie outside it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from factory.build.request import ImageRequest
from factory.build.uptodate import READ
from factory.checkout import ROOT, VENDOR
from factory.errors import disk_errors

_NOT_COPIED = shutil.ignore_patterns("__pycache__", ".mypy_cache", ".ruff_cache", "out", "*.pyc", "*~")


def copy_sources(target: Path) -> None:
    """Fills the new folder `target` with what a build reads."""
    with disk_errors("copy the checkout", target):
        target.mkdir(parents=True)
        for name in READ:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, target / name, symlinks=True, ignore=_NOT_COPIED)
            else:
                shutil.copy2(source, target / name)
        # Archives only: which folder they are in says nothing about them.
        if VENDOR.is_dir():
            (target / VENDOR.name).symlink_to(VENDOR)


def moved(requests: Sequence[ImageRequest], copy: Path, outside: Path) -> list[ImageRequest]:
    """The same images, of the copy. Recipes and parameter files that are not the checkout's go into `outside`."""
    return [
        replace(
            each,
            recipe=str(_moved(Path(each.recipe), copy, outside / str(number))),
            params_file=str(_moved(Path(each.params_file), copy, outside / str(number))) if each.params_file else None,
        )
        for number, each in enumerate(requests)
    ]


def _moved(path: Path, copy: Path, outside: Path) -> Path:
    path = Path(os.path.abspath(path))
    if path.is_relative_to(ROOT):
        inside = path.relative_to(ROOT)
        if inside.parts[0] in READ:
            return copy / inside
    target = outside / path.name
    with disk_errors(f"copy {path.name}", path):
        outside.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            shutil.copytree(path, target, ignore=_NOT_COPIED)
        else:
            shutil.copy2(path, target)
    return target
