"""A router's image: click with the elements that a configuration uses, and the configuration itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from factory import elements, files
from factory.build import packages, relay
from factory.build.app_data import image_options
from factory.build.cold import objects_by_heat
from factory.build.environments import Environments
from factory.build.guest import GuestEnvironments
from factory.build.link import action, assembler_string
from factory.build.program import declare_click_of
from factory.build.request import Built
from factory.checkout import ROOT
from factory.errors import FactoryError
from factory.recipe import Recipe, Rendered
from factory.recipe.check import classes_of_image_only, read_by_click
from factory.recipe.model import MoreElements


def checked(environments: Environments, recipe: Recipe, rendered: Rendered, built: Built) -> Any:
    """A stamp that stands when user-space click has accepted the configuration: what cannot start is not built."""
    if not environments.checked or classes_of_image_only(rendered, recipe.more.packages):
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

    click = declare_click_of(environments, recipe)
    stamp = f"#{built.folder.relative_to(ROOT)}/gen/accepted.click"
    return environments.host.Command(stamp, [*click, str(built.config)], action(check, "CHECK $TARGET"))


def click_objects(
    environments: GuestEnvironments, rendered: Rendered, built: Built, more: MoreElements, options: str
) -> list[Any]:
    """The router's library, its elements, the element table and the configuration. options: words for the kernel."""
    environment = environments.click
    place = environments.place
    selection = elements.scan(ROOT / "click", more.packages).closure(rendered, "minios", more)
    table = built.folder / "gen" / "elements_table.cc"
    config = built.folder / "gen" / "config.S"
    files.write_if_changed(built.config, rendered.text)
    files.write_if_changed(table, elements.table_source(selection))
    path, name = (assembler_string(text) for text in (str(built.config.relative_to(ROOT)), built.name))
    files.write_if_changed(config, _CONFIG.format(path=path, name=name) + image_options(options))
    sources = sorted((ROOT / "click" / "lib").glob("*.cc"))
    sources += [s for s in sorted((ROOT / "click" / "minios").glob("*.cc")) if s not in selection.managed]
    folder = built.folder.relative_to(ROOT)
    outside = packages.declared(environment, selection, f"{folder}/elements/{place}")
    packages.remember(built.folder, more.packages)
    nodes = [*objects_by_heat(environment, [*sources, *packages.own_sources(selection)], place), *outside]
    nodes += packages.table_environment(environment, selection).Object(f"#{folder}/gen/elements_table.o", str(table))
    blob = environment.Object(f"#{folder}/gen/config.o", str(config))
    environment.Depends(blob, str(built.config))
    return [*nodes, *blob]


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
