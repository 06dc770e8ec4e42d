"""The libraries of an app: archives out of the store, and our own port files, which are compiled with the image."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factory.build import relay
from factory.build.environments import object_of
from factory.build.guest import GuestEnvironments
from factory.checkout import ROOT
from factory.recipe import Recipe
from factory.recipe.app import CXX_SUFFIXES, App


@dataclass(frozen=True)
class AppLibraries:
    """What an image's libraries give it. cxx: there is C++ among their port files."""

    include: tuple[Path, ...] = ()
    archives: tuple[Path, ...] = ()
    objects: tuple[Any, ...] = ()
    cxx: bool = False


def declare_libraries(guest: GuestEnvironments, recipe: Recipe, app: App) -> AppLibraries:
    """Builds what the store lacks. Raises FactoryError for an unknown library, two that clash, or a wrong profile."""
    if not app.libraries:
        return AppLibraries()
    from factory import libraries

    include: list[Path] = []
    archives: list[Path] = []
    made: list[Any] = []
    cxx = False
    for library in libraries.closure(app.libraries, where=app.libraries_where):
        built = libraries.ensure(library, guest.toolchain, relay.progress(), offline=guest.offline)
        include += built.include
        archives += built.archives
        if library.name not in guest.ports:
            # Not the image's own include path: the objects are shared by all images that use the library.
            own = [
                path
                for each in libraries.closure([library.name])
                for path in libraries.ensure(each, guest.toolchain, relay.progress(), offline=guest.offline).include
            ]
            guest.ports[library.name] = _port(guest, own, built.port)
        made += guest.ports[library.name]
        cxx = cxx or any(source.suffix in CXX_SUFFIXES for source in built.port)
    return AppLibraries(tuple(include), tuple(archives), tuple(made), cxx)


def _port(guest: GuestEnvironments, include: list[Path], sources: tuple[Path, ...]) -> list[Any]:
    environment = guest.guest.Clone(
        CPPPATH=[*map(str, include), "#newlib/include/posix", "#minios/include", "#newlib/port"],
        CXXFLAGS=list(guest.toolchain.app_cxxflags),
    )
    made: list[Any] = []
    for source in sources:
        made += object_of(environment, source, f"out/{guest.place}/{source.relative_to(ROOT)}.o")
    return made
