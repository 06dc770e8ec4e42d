"""An image: kernel, C library's port, and either click with the elements that a configuration uses, or an app."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from factory import elements, files
from factory.build.environments import Environments, objects
from factory.build.program import sources_of
from factory.build.request import Built, ImageRequest
from factory.checkout import ROOT
from factory.recipe import load


def declare_image(environments: Environments, request: ImageRequest) -> None:
    """Declares one image's ELF files. Raises FactoryError for a recipe or configuration that is wrong."""
    recipe = load(request.recipe, request.overrides, Path(request.params_file) if request.params_file else None)
    built = Built(recipe.name, ROOT / request.folder)
    nodes = [*_system(environments), *_click(environments, recipe, built)]
    _link(environments, nodes, request.folder, recipe.name)


def declare_program_image(environments: Environments, source: Path, folder: str) -> None:
    """Declares an image of one C or C++ file with a main(): the kernel's own boot tests."""
    nodes = [*_system(environments), *objects(environments.guest, [source], environments.place)]
    _link(environments, nodes, folder, source.stem)


def _link(environments: Environments, nodes: list[Any], folder: str, name: str) -> None:
    """NAME.debug with symbols and the linker's map; NAME.elf without."""
    environment = environments.guest
    tools = environments.toolchain
    script = Path("minios/arch/x86_64/minios.lds")
    debug = environment.Program(
        f"#{folder}/{name}.debug", nodes, PROGSUFFIX="", LINKFLAGS=[*tools.ldflags, f"-Wl,-T,{script}", f"-Wl,-Map,{folder}/{name}.map"],
        _LIBFLAGS=" ".join(["-Wl,--start-group", *map(str, tools.libs), "-Wl,--end-group"]),
    )  # fmt: skip
    environment.Depends(debug, [f"#{script}", str(tools.libc)])
    environment.Clean(debug, f"#{folder}/{name}.map")
    environment.Command(f"#{folder}/{name}.elf", debug, "$STRIP -s -o $TARGET $SOURCE")


def _system(environments: Environments) -> list[Any]:
    """Kernel, system calls and C++ runtime."""
    place = environments.place
    kernel = [s for s in sources_of(ROOT / "minios") if "libs" not in s.relative_to(ROOT).parts]
    return objects(environments.kernel, kernel, place) + objects(environments.guest, sources_of(ROOT / "newlib"), place)


def _click(environments: Environments, recipe: Any, built: Built) -> list[Any]:
    """The router's library, its elements, the element table and the configuration itself."""
    environment = environments.guest_click
    place = environments.place
    rendered = recipe.render()
    selection = elements.scan(ROOT / "click").closure(rendered, "minios")
    table = built.folder / "gen" / "elements_table.cc"
    config = built.folder / "gen" / "config.S"
    files.write_if_changed(built.config, rendered.text)
    files.write_if_changed(table, elements.table_source(selection))
    files.write_if_changed(config, _CONFIG.format(path=str(built.config).replace("\\", "\\\\").replace('"', '\\"')))
    sources = sorted((ROOT / "click" / "lib").glob("*.cc"))
    sources += [s for s in sorted((ROOT / "click" / "minios").glob("*.cc")) if s not in selection.managed]
    nodes = objects(environment, [*sources, *selection.sources], place)
    nodes += environment.Object(f"#{built.folder.relative_to(ROOT)}/gen/elements_table.o", str(table))
    blob = environment.Object(f"#{built.folder.relative_to(ROOT)}/gen/config.o", str(config))
    environment.Depends(blob, str(built.config))
    return [*nodes, *blob]


# .incbin of the rendered text; a final NUL lets C code treat it as a string.
_CONFIG = """\
    .section .rodata.click_image_config, "a"
    .globl click_image_config, click_image_config_end
click_image_config:
    .incbin "{path}"
click_image_config_end:
    .byte 0
    .section .note.GNU-stack, "", @progbits
"""
