"""Where element sources lie: click/, and folders outside the checkout that a recipe names (`packages`)."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from factory.recipe.model import Package

_PREFIX = "packages/"


@dataclass(frozen=True)
class Tree:
    """top: click/. A source has a path below it, or packages/NAME/… in a package."""

    top: Path
    packages: tuple[Package, ...] = ()

    def file(self, path: str) -> Path:
        package = self.package(path)
        return package.folder / path.split("/", 2)[2] if package else self.top / path

    def package(self, path: str) -> Package | None:
        """The package that a source's path is in."""
        if not path.startswith(_PREFIX):
            return None
        name = path.split("/", 2)[1]
        return next((package for package in self.packages if package.name == name), None)

    def shown(self, path: str) -> str:
        """As messages name it: click/…, or where the package really is."""
        if not self.package(path):
            return f"{self.top.name}/{path}"
        relative = os.path.relpath(self.file(path))
        return str(self.file(path)) if relative.startswith("..") else relative


def prefix(package: Package) -> str:
    """Before the paths of a package's sources."""
    return f"{_PREFIX}{package.name}"


def below_checkout(path: str) -> str:
    """A source's name in sizes, SBOMs and lists: that of its file in the checkout, or packages/NAME/…."""
    return path if path.startswith(_PREFIX) else f"click/{path}"
