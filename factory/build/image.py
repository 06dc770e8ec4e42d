"""An image: kernel, C library's port, and either click with the elements that a configuration uses, or an app."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from factory import elements, files
from factory.build import relay
from factory.build.environments import Environments, objects
from factory.build.program import declare_program, sources_of
from factory.build.request import Built, ImageRequest
from factory.checkout import ROOT
from factory.errors import FactoryError
from factory.recipe import Rendered
from factory.recipe.check import classes_of_image_only, read_by_click


def declare_image(environments: Environments, request: ImageRequest) -> None:
    """Declares one image's ELF files. Raises FactoryError for a recipe or configuration that is wrong."""
    recipe = request.load()
    built = Built(recipe.name, ROOT / request.folder)
    rendered = recipe.render()
    nodes = [*_system(environments), *_click(environments, rendered, built)]
    debug = _link(environments, nodes, request.folder, recipe.name)
    environments.guest.Depends(debug, _checked(environments, rendered, built))


def declare_program_image(environments: Environments, source: Path, folder: str) -> None:
    """Declares an image of one C or C++ file with a main(): the kernel's own boot tests."""
    nodes = [*_system(environments), *objects(environments.guest, [source], environments.place)]
    _link(environments, nodes, folder, source.stem)


def _checked(environments: Environments, rendered: Rendered, built: Built) -> Any:
    """A stamp that stands when user-space click has accepted the configuration: what cannot start is not built."""
    if classes_of_image_only(rendered):
        return []

    def check(target: list[Any], source: list[Any], env: Any) -> int:
        try:
            for warning in read_by_click(Path(source[0].get_abspath()), rendered):
                relay.progress().note(warning)
            files.write(Path(target[0].get_abspath()), rendered.text)
        except FactoryError as error:
            relay.report(error)
            return int(error.code)
        return 0

    click = declare_program(environments, "out/host/click")
    stamp = f"#{built.folder.relative_to(ROOT)}/gen/accepted.click"
    return environments.host.Command(stamp, [*click, str(built.config)], _action(check, "CHECK $TARGET"))


def _link(environments: Environments, nodes: list[Any], folder: str, name: str) -> Any:
    """NAME.debug with symbols and the linker's map; NAME.elf without."""
    environment = environments.guest
    tools = environments.toolchain
    script = Path("minios/arch/x86_64/minios.lds")
    debug = environment.Program(
        f"#{folder}/{name}.debug", nodes, PROGSUFFIX="",
        LINKFLAGS=[*tools.ldflags, f"-Wl,-T,{script}", f"-Wl,-Map,{folder}/{name}.map"],
        _LIBFLAGS=" ".join(["-Wl,--start-group", *map(str, tools.libs), "-Wl,--end-group"]),
    )  # fmt: skip
    environment.Depends(debug, [f"#{script}", str(tools.libc)])
    environment.Clean(debug, f"#{folder}/{name}.map")
    environment.Command(f"#{folder}/{name}.elf", debug, _action("$STRIP -s -o $TARGET $SOURCE", "STRIP $TARGET"))
    return debug


def _system(environments: Environments) -> list[Any]:
    """Kernel, system calls and C++ runtime."""
    place = environments.place
    kernel = [s for s in sources_of(ROOT / "minios") if "libs" not in s.relative_to(ROOT).parts]
    return objects(environments.kernel, kernel, place) + objects(environments.guest, sources_of(ROOT / "newlib"), place)


def _click(environments: Environments, rendered: Rendered, built: Built) -> list[Any]:
    """The router's library, its elements, the element table and the configuration itself."""
    environment = environments.guest_click
    place = environments.place
    selection = elements.scan(ROOT / "click").closure(rendered, "minios")
    table = built.folder / "gen" / "elements_table.cc"
    config = built.folder / "gen" / "config.S"
    files.write_if_changed(built.config, rendered.text)
    files.write_if_changed(table, elements.table_source(selection))
    files.write_if_changed(config, _CONFIG.format(path=_quoted(str(built.config)), name=_quoted(built.name)))
    sources = sorted((ROOT / "click" / "lib").glob("*.cc"))
    sources += [s for s in sorted((ROOT / "click" / "minios").glob("*.cc")) if s not in selection.managed]
    nodes = objects(environment, [*sources, *selection.sources], place)
    nodes += environment.Object(f"#{built.folder.relative_to(ROOT)}/gen/elements_table.o", str(table))
    blob = environment.Object(f"#{built.folder.relative_to(ROOT)}/gen/config.o", str(config))
    environment.Depends(blob, str(built.config))
    return [*nodes, *blob]


def _action(what: Any, shown: str) -> Any:
    # Not Environment.Action: that one fills in $TARGET before there is a target.
    from SCons.Action import Action

    return Action(what, shown)


def _quoted(text: str) -> str:
    """For a string of the assembler."""
    return text.replace("\\", "\\\\").replace('"', '\\"')


# .incbin of the rendered text; a final NUL lets C code treat it as a string. The name is argv[0] (<minios/image.h>).
_CONFIG = """\
    .section .rodata.click_image_config, "a"
    .globl click_image_config, click_image_config_end
click_image_config:
    .incbin "{path}"
click_image_config_end:
    .byte 0

    .section .rodata.minios_image_name, "a"
    .globl minios_image_name
minios_image_name:
    .asciz "{name}"
    .section .note.GNU-stack, "", @progbits
"""
