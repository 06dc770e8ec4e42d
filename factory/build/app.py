"""An app's image: its own sources, third-party ones, libraries, and the in-memory file system."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from factory import files
from factory.apps import upstream
from factory.build import relay
from factory.build.app_data import definitions_header, file_system, image_facts
from factory.build.app_libraries import AppLibraries, declare_libraries
from factory.build.environments import object_of
from factory.build.guest import GuestEnvironments
from factory.build.link import link, system
from factory.build.request import Built
from factory.checkout import ROOT
from factory.recipe import Recipe
from factory.recipe.app import CXX_SUFFIXES, App, Defines, Upstream

_POSIX = "#newlib/include/posix"


def declare_app(guest: GuestEnvironments, recipe: Recipe, app: App, built: Built) -> Any:
    """Declares the ELF files of an app. Raises FactoryError for what the recipe asks for and cannot have."""
    libraries = declare_libraries(guest, recipe, app)
    declared = _App(guest, recipe, libraries, built)
    nodes, cxx = declared.own(app)
    for each in app.upstream:
        more, has_cxx = declared.third_party(app, each)
        nodes += more
        cxx = cxx or has_cxx
    nodes += declared.generated(app)
    cxx = (cxx or libraries.cxx) and guest.toolchain.has_libstdcxx
    archives: list[str | Path] = [*libraries.archives, *(guest.toolchain.cxx_libs if cxx else ())]
    everything = [*system(guest, libstdcxx=cxx), *nodes, *libraries.objects]
    return link(guest, everything, declared.folder, recipe.name, archives)


class _App:
    def __init__(self, guest: GuestEnvironments, recipe: Recipe, libraries: AppLibraries, built: Built) -> None:
        self._guest = guest
        self._recipe = recipe
        self._libraries = libraries
        self._built = built
        self.folder = str(built.folder.relative_to(ROOT))
        self._objects = f"{self.folder}/objects/{guest.place}"

    def own(self, app: App) -> tuple[list[Any], bool]:
        """Objects of the recipe's own sources; whether there is C++ among them."""
        # The recipe's code is there to use its third-party code: it sees the same headers.
        # And __FILE__, as in assert()'s message, and debug information are the same wherever the recipe lies.
        include, maps = [*app.include], [f"-ffile-prefix-map={self._recipe.folder}={self._recipe.name}"]
        for each in app.upstream:
            unpacked, named = self._unpacked(each)
            include += upstream.included(each, unpacked)
            maps.append(named)
        environment = self._environment(include, app.defines, (*app.flags, *maps), ["-Wall"])
        made: list[Any] = []
        for source in app.sources:
            made += object_of(environment, source, f"{self._objects}/{source.relative_to(self._recipe.folder)}.o")
        return made, _has_cxx(app.sources)

    def third_party(self, app: App, each: Upstream) -> tuple[list[Any], bool]:
        """Objects of a pinned source. Its warnings are its authors' business: they are not shown."""
        unpacked, named = self._unpacked(each)
        include = [*app.include, *upstream.included(each, unpacked)]
        environment = self._environment(include, (*app.defines, *each.defines), (*each.flags, named), ["-w"])
        sources = upstream.compiled(each, unpacked)
        made: list[Any] = []
        for source in sources:
            made += object_of(environment, source, f"{self._objects}/+{each.source}/{source.relative_to(unpacked)}.o")
        return made, _has_cxx(sources)

    def _unpacked(self, each: Upstream) -> tuple[Path, str]:
        """The folder of a pinned source, and the flag that hides it: its place in the store is this machine's own,
        so debug information and __FILE__ name it by its name."""
        pinned = upstream.find(each.source, self._recipe.folder, each.where)
        unpacked = upstream.unpacked(pinned, offline=self._guest.offline, progress=relay.progress())
        return unpacked, f"-ffile-prefix-map={unpacked}={pinned.name}-{pinned.version}"

    def generated(self, app: App) -> list[Any]:
        """Name, command line and stack of the image, and its files."""
        folder = self._built.folder / "gen"
        made: list[Any] = []
        facts = folder / "image.S"
        files.write_if_changed(facts, image_facts(self._recipe.name, app, self._recipe.xen.options))
        made += object_of(self._guest.guest, facts, f"{self.folder}/gen/{self._guest.place}/image.o")
        if app.files:
            blob, source = file_system(self._recipe, app, folder, self._guest.offline)
            node = object_of(self._guest.guest, source, f"{self.folder}/gen/{self._guest.place}/files.o")
            self._guest.guest.Depends(node, str(blob))
            made += node
        return made

    def _environment(self, include: list[Path], defines: Defines, flags: tuple[str, ...], first: list[str]) -> Any:
        tools = self._guest.toolchain
        c, cxx = _by_language(flags)
        # The recipe's folders, then those of its libraries, then ours; newlib's come last of all (-idirafter).
        path = [*map(str, include), *map(str, self._libraries.include), _POSIX, "#minios/include"]
        return self._guest.guest.Clone(
            CPPPATH=path, CPPFLAGS=self._definitions(defines),
            CCFLAGS=first, CFLAGS=[*tools.cflags, *c], CXXFLAGS=[*tools.app_cxxflags, *cxx],
        )  # fmt: skip

    def _definitions(self, defines: Defines) -> list[str]:
        """Definitions as a header: any value goes through it unchanged, which a command line and SCons do not allow."""
        if not defines:
            return []
        text = definitions_header(defines)
        # Named by its content, so that another value is another command line, and what depends on it is compiled.
        name = f"definitions-{files.sha256_bytes(text)[:12]}.h"
        files.write_if_changed(self._built.folder / "gen" / name, text)
        return ["-include", f"{self.folder}/gen/{name}"]


def _by_language(flags: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """A recipe's flags for C and for C++: -std=… is only for the language that it names."""
    c = [flag for flag in flags if not flag.startswith("-std=") or "++" not in flag]
    cxx = [flag for flag in flags if not flag.startswith("-std=") or "++" in flag]
    return c, cxx


def _has_cxx(sources: list[Path] | tuple[Path, ...]) -> bool:
    return any(source.suffix in CXX_SUFFIXES for source in sources)
