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
from factory.errors import ExitCode, FactoryError, disk_errors
from factory.recipe.model import Package

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
    """The same images, of the copy. Recipes, parameter files and packages from elsewhere go into `outside`.

    Raises FactoryError for a package whose place relative to its recipe cannot be had there.
    """
    return [_moved_request(each, copy, outside / str(number)) for number, each in enumerate(requests)]


def _moved_request(request: ImageRequest, copy: Path, outside: Path) -> ImageRequest:
    packages = request.load().more.packages
    # Packages are found relative to the recipe: it must lie deep enough for each `..`.
    deep = outside.joinpath(*["in"] * max((Path(each.written).parts.count("..") for each in packages), default=0))
    recipe = _moved(Path(request.recipe), copy, deep)
    for package in packages:
        if not os.path.isabs(package.written):
            _move_package(package, recipe, copy, outside)
    file = request.params_file
    return replace(request, recipe=str(recipe), params_file=str(_moved(Path(file), copy, deep)) if file else None)


def _move_package(package: Package, recipe: Path, copy: Path, outside: Path) -> None:
    target = Path(os.path.normpath(recipe / package.written))
    if not target.is_relative_to(copy) and not target.is_relative_to(outside):
        raise FactoryError(
            f"the package {package.name} lies outside the checkout, relative to a recipe inside", where=package.where,
            hint="name its folder from the root: packages = [\"/…\"]", code=ExitCode.USAGE,
        )  # fmt: skip
    if not target.exists():
        with disk_errors(f"copy {package.name}", package.folder):
            shutil.copytree(package.folder, target, ignore=_NOT_COPIED)


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
