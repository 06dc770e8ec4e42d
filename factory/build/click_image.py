"""A router's image: click with the elements that a configuration uses, and the configuration itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from factory import elements, files
from factory.build import packages, relay
from factory.build.app_data import image_options
from factory.build.cold import objects_by_heat
from factory.build.environments import Environments, object_of
from factory.build.guest import GuestEnvironments
from factory.build.link import action, assembler_string
from factory.build.program import declare_click_of
from factory.build.request import Built
from factory.checkout import ROOT
from factory.errors import ExitCode, FactoryError
from factory.recipe import Recipe, Rendered
from factory.recipe.check import classes_of_image_only, prepare_by_click, read_by_click


def checked(environments: Environments, recipe: Recipe, rendered: Rendered, built: Built) -> Any:
    """A stamp that stands when user-space click has accepted the configuration: what cannot start is not built."""
    if not environments.checked or classes_of_image_only(rendered, recipe.more.packages):
        return []

    def check(click: Path, target: Path) -> None:
        for warning in read_by_click(click, rendered):
            relay.progress().note(warning)
        files.write(target, rendered.text)

    click = declare_click_of(environments, recipe)
    stamp = f"#{built.folder.relative_to(ROOT)}/gen/accepted.click"
    return environments.host.Command(stamp, [*click, str(built.config)], _asking(check, "CHECK $TARGET"))


def click_objects(
    environments: Environments, guest: GuestEnvironments, rendered: Rendered, built: Built, recipe: Recipe
) -> list[Any]:
    """The router's library, its elements, the element table and the configuration."""
    environment = guest.click
    place = guest.place
    gen = built.folder / "gen"
    registry = elements.scan(ROOT / "click", recipe.more.packages)
    selection = registry.closure(rendered, "minios", recipe.more)
    table = gen / "elements_table.cc"
    config = gen / "config.S"
    own = recipe.more.configurations == "own"
    taken = gen / "prepared" if own else built.config
    files.write_if_changed(built.config, rendered.text)
    only = [recipe.more.linked(name) for name in registry.used(rendered)] if own else None
    files.write_if_changed(table, elements.table_source(selection, only))
    path, name = (assembler_string(text) for text in (str(taken.relative_to(ROOT)), built.name))
    files.write_if_changed(config, _CONFIG.format(path=path, name=name) + image_options(recipe.xen.options))
    sources = sorted((ROOT / "click" / "lib").glob("*.cc"))
    left_out = {*selection.managed, ROOT / "click" / "minios" / ("textconfig.cc" if own else "preparedconfig.cc")}
    sources += [s for s in sorted((ROOT / "click" / "minios").glob("*.cc")) if s not in left_out]
    folder = built.folder.relative_to(ROOT)
    outside = packages.declared(environment, selection, f"{folder}/elements/{place}")
    packages.remember(built.folder, recipe.more.packages)
    nodes = [*objects_by_heat(environment, [*sources, *packages.own_sources(selection)], place), *outside]
    nodes += object_of(packages.table_environment(environment, selection), table, f"{folder}/gen/elements_table.o")
    blob = environment.Object(f"#{folder}/gen/config.o", str(config))
    environment.Depends(blob, _prepared(environments, recipe, rendered, built, taken) if own else str(built.config))
    return [*nodes, *blob]


def _prepared(environments: Environments, recipe: Recipe, rendered: Rendered, built: Built, target: Path) -> Any:
    """The configuration as an image without a parser takes it; user-space click reads it."""
    if alone := classes_of_image_only(rendered, recipe.more.packages):
        raise FactoryError(f"user-space click has no {', '.join(alone)}, so it cannot prepare the configuration",
                           where=rendered.template, hint='remove configurations = "own" from [click] of the recipe',
                           code=ExitCode.CONFIG)  # fmt: skip

    def prepare(click: Path, prepared: Path) -> None:
        prepare_by_click(click, rendered, prepared, recipe.more.classifiers)

    click = declare_click_of(environments, recipe)
    place = f"#{target.relative_to(ROOT)}"
    sources = [*click, str(built.config), environments.host.Value(recipe.more.classifiers)]
    return environments.host.Command(place, sources, _asking(prepare, "PREPARE $TARGET"))


def _asking(ask: Callable[[Path, Path], None], shown: str) -> Any:
    """An action. ask: gets user-space click, the first source, and the file to make; its error ends the build."""

    def act(target: list[Any], source: list[Any], env: Any) -> int:
        try:
            ask(Path(source[0].get_abspath()), Path(target[0].get_abspath()))
        except FactoryError as error:
            relay.report(error)
            return int(error.code)
        return 0

    return action(act, shown)


# .incbin of the text, or of its prepared form; a final NUL lets C code treat it as a string. The name is argv[0]
# (<minios/image.h>).
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
