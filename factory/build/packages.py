"""Objects of a recipe's packages: elements from folders outside the checkout.

Their names are packages/NAME/…, wherever the folders lie: in objects, debug information and __FILE__.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from factory import files
from factory.build.environments import object_of
from factory.elements import Selection
from factory.elements.tree import prefix
from factory.recipe import Recipe
from factory.recipe.model import Package

_REMEMBERED = Path("gen") / "packages.json"  # below an image's folder


def program_of(recipe: Recipe) -> str:
    """The user-space router with a recipe's packages, below the checkout."""
    return f"out/{recipe.name}/host/click"


def own_sources(selection: Selection) -> list[Path]:
    """The chosen sources that are the checkout's."""
    return [selection.tree.file(each.path) for each in selection.chosen if not selection.tree.package(each.path)]


def declared(environment: Any, selection: Selection, folder: str) -> list[Any]:
    """Objects of the chosen sources that are packages', below `folder` (in the checkout)."""
    made: list[Any] = []
    for package in selection.tree.packages:
        chosen = [each.path for each in selection.chosen if selection.tree.package(each.path) == package]
        own = _environment(environment, [package])
        for path in chosen:
            made += object_of(own, selection.tree.file(path), f"{folder}/{path}.o")
    return made


def table_environment(environment: Any, selection: Selection) -> Any:
    """For the element table, which includes the packages' headers."""
    return _environment(environment, selection.tree.packages) if selection.tree.packages else environment


def remember(folder: Path, packages: tuple[Package, ...]) -> None:
    """Where the packages of an image are: who looks at the image only (factory size) wants their elements' names."""
    path = folder / _REMEMBERED
    if packages:
        files.write_if_changed(path, json.dumps({package.name: str(package.folder) for package in packages}))
    elif path.exists():
        path.unlink()


def packages_beside(image: Path) -> tuple[Package, ...]:
    """Those that remember() noted; none for an image that was taken elsewhere, or whose packages are gone."""
    path = image.parent / _REMEMBERED
    try:
        noted = json.loads(path.read_text())
        found = [Package(str(name), Path(folder), str(folder), str(path)) for name, folder in noted.items()]
    except (OSError, ValueError, AttributeError, TypeError):
        return ()
    return tuple(package for package in found if package.folder.is_dir())


def _environment(environment: Any, packages: Sequence[Package]) -> Any:
    maps = [f"-ffile-prefix-map={package.folder}={prefix(package)}" for package in packages]
    return environment.Clone(
        CPPPATH=[*environment["CPPPATH"], *(str(package.folder) for package in packages)],
        CCFLAGS=[*environment["CCFLAGS"], *maps],
    )
