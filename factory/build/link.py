"""Linking an image: NAME.debug with symbols and the linker's map, NAME.elf without."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from factory.build.cold import objects_by_heat
from factory.build.environments import objects
from factory.build.guest import GuestEnvironments
from factory.build.link_map import make_portable
from factory.build.program import sources_of
from factory.checkout import ROOT
from factory.toolchain.prefix_maps import prefix_maps

_SCRIPT = Path("minios/arch/x86_64/minios.lds")


def system(environments: GuestEnvironments, *, libstdcxx: bool = False) -> list[Any]:
    """Kernel, system calls and C++ runtime. libstdcxx: the image links that library, which is its own C++ runtime."""
    place = environments.place
    kernel = [s for s in sources_of(ROOT / "minios") if "libs" not in s.relative_to(ROOT).parts]
    made = objects_by_heat(environments.kernel, kernel, place)
    made += objects(environments.port, sources_of(ROOT / "newlib" / "port"), place)
    if libstdcxx:
        return made + objects(environments.port_of_libstdcxx, sources_of(ROOT / "newlib" / "libstdcxx"), place)
    return made + objects(environments.port, sources_of(ROOT / "newlib" / "cxx"), place)


def link(
    environments: GuestEnvironments, nodes: list[Any], folder: str, name: str, archives: Sequence[str | Path] = ()
) -> Any:
    """Declares both files of an image; the node of NAME.debug. archives come before the C library, in their order."""
    environment = environments.guest
    tools = environments.toolchain
    link_time = (
        [*prefix_maps(tools), *tools.cxxflags, *environments.link_time.link] if environments.link_time.link else []
    )
    libraries = [*map(str, archives), *map(str, tools.libs)]
    debug = environment.Program(
        f"#{folder}/{name}.debug", nodes, PROGSUFFIX="",
        LINKFLAGS=[*link_time, *tools.ldflags, f"-Wl,-T,{_SCRIPT}", f"-Wl,-Map,{folder}/{name}.map"],
        _LIBFLAGS=" ".join(["-Wl,--start-group", *libraries, "-Wl,--end-group"]),
    )  # fmt: skip
    environment.AddPostAction(debug, action(_portable_map, None))
    environment.Depends(debug, [f"#{_SCRIPT}", str(tools.libc), *map(str, archives)])
    environment.Clean(debug, f"#{folder}/{name}.map")
    environment.Command(f"#{folder}/{name}.elf", debug, action("$STRIP -s -o $TARGET $SOURCE", "STRIP $TARGET"))
    return debug


def _portable_map(target: list[Any], source: list[Any], env: Any) -> None:
    debug = Path(target[0].get_abspath())
    make_portable(debug.with_suffix(".map"), debug)


def action(what: Any, shown: str | None) -> Any:
    # Not Environment.Action: that one fills in $TARGET before there is a target.
    from SCons.Action import Action

    return Action(what, shown)


def assembler_string(text: str) -> str:
    """For a string between quotes of the assembler."""
    return text.replace("\\", "\\\\").replace('"', '\\"')
