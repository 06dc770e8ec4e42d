"""What an image is made of: third-party sources, libraries, elements, and the sources of this checkout."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from factory import elements, files, libraries, sources, toolchain
from factory.build import ImageRequest
from factory.build.uptodate import read_below
from factory.checkout import ROOT
from factory.elements.scan import sources_below
from factory.elements.tree import below_checkout
from factory.recipe import Recipe
from factory.recipe.app import CXX_SUFFIXES
from factory.sources import Source
from factory.toolchain import flags
from factory.toolchain.release.data import release

XEN_HEADERS = "xen-headers"


@dataclass(frozen=True)
class Element:
    """A source of elements with the classes that it exports. path: below the checkout, or packages/NAME/…."""

    path: str
    file: Path
    classes: tuple[str, ...]
    sha256: str


@dataclass(frozen=True)
class ElementPackage:
    """A folder of elements outside the checkout. sha256: of the list of its sources, as sha256sum(1) writes it."""

    name: str
    sha256: str


@dataclass(frozen=True)
class Parts:
    """sources: third parties' archives with what of them is in the image; libraries: in link order."""

    sources: tuple[tuple[Source, str], ...]
    libraries: tuple[libraries.Library, ...]
    elements: tuple[Element, ...]
    packages: tuple[ElementPackage, ...] = ()


def parts_of(request: ImageRequest) -> Parts:
    """Nothing is built or fetched."""
    recipe = request.load()
    names = recipe.app.libraries if recipe.app else ()
    found = libraries.closure(names)
    by_name: dict[str, tuple[Source, str]] = {}
    pinned = sources.load()

    def add(source: Source, what: str) -> None:
        by_name.setdefault(source.name, (source, what))

    add(pinned[flags.newlib().source], "the C library")
    add(pinned[XEN_HEADERS], "interfaces of Xen, in the kernel")
    if (request.profile or recipe.profile) == "release":
        what = "libgcc and libstdc++" if _has_cxx(recipe, found) else "libgcc"
        add(pinned[release().gcc.source], what)
    for library in found:
        if library.source:
            add(library.source, f"the library {library.name}")
    for upstream in recipe.app.upstream if recipe.app else ():
        add(_of_recipe(recipe, upstream.source), "compiled by the recipe")
    return Parts(tuple(by_name[name] for name in sorted(by_name)), found, _elements(recipe), packages_of(recipe))


def tools_of(profile: str) -> list[Source]:
    """The pinned sources of the tools that made an image: in the provenance, not in the image."""
    if profile != "release":
        return []
    pinned = sources.load()
    return [pinned[release().binutils.source], pinned[release().gcc.source]]


def host_compiler(profile: str) -> str | None:
    """Profile dev: the machine's own compiler, which no lock file pins."""
    return None if profile == "release" else toolchain.load(profile).cc


def _of_recipe(recipe: Recipe, name: str) -> Source:
    lock = recipe.folder / sources.lockfile.NAME
    own = sources.load(lock) if lock.is_file() else {}
    return own[name] if name in own else sources.find(name)


def _has_cxx(recipe: Recipe, found: tuple[libraries.Library, ...]) -> bool:
    own = recipe.app.sources if recipe.app else ()
    compiled = [*own, *(path for library in found for path in library.port)]
    return any(path.suffix in CXX_SUFFIXES for path in compiled)


def _elements(recipe: Recipe) -> tuple[Element, ...]:
    if recipe.app:
        return ()
    registry = elements.scan(ROOT / "click", recipe.more.packages)
    return tuple(
        Element(
            below_checkout(each.path),
            registry.tree.file(each.path),
            tuple(sorted(export.name for export in each.exports)),
            files.sha256(registry.tree.file(each.path)),
        )
        for each in registry.closure(recipe.render(), "minios", recipe.more).chosen
    )


def packages_of(recipe: Recipe) -> tuple[ElementPackage, ...]:
    return tuple(
        ElementPackage(package.name, _digest(package.folder, sources_below(package.folder)))
        for package in recipe.more.packages
    )


def recipe_digest(folder: Path) -> str:
    """Of all that a build may read of a recipe's folder, as ElementPackage.sha256 is of a package's."""
    return _digest(folder, (Path(path) for path, _ in read_below(folder)))


def _digest(folder: Path, read: Iterable[Path]) -> str:
    paths = sorted(str(path.relative_to(folder)) for path in read)
    return files.sha256_bytes(os.fsencode("".join(f"{files.sha256(folder / path)}  {path}\n" for path in paths)))
