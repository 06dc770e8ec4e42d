"""The user-space router `click`: every element that this machine can build."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from factory import elements, files
from factory.build import packages
from factory.build.environments import Environments, objects
from factory.checkout import OUT, ROOT
from factory.elements import Selection
from factory.recipe import Recipe


def declare_program(environments: Environments, target: str) -> Any:
    """Declares out/host/click and all it is made of; again, it is the same node."""
    if target in environments.programs:
        return environments.programs[target]
    environment = environments.host
    selection = elements.scan(ROOT / "click").all("userlevel")
    program = link_program(environment, target, selection, "host/objects/elements_table")
    environment.Alias("click", program)
    environments.programs[target] = program
    return program


def declare_click_of(environments: Environments, recipe: Recipe) -> Any:
    """The router that can read a recipe's configuration: out/host/click, or one that has its packages' elements too."""
    if not recipe.more.packages:
        return declare_program(environments, "out/host/click")
    target = packages.program_of(recipe)
    if target not in environments.programs:
        selection = elements.scan(ROOT / "click", recipe.more.packages).all("userlevel")
        folder = str(Path(target).parent.relative_to("out"))
        environments.programs[target] = link_program(environments.host, target, selection, f"{folder}/elements_table")
    return environments.programs[target]


def link_program(
    environment: Any, target: str, selection: Selection, table_name: str, place: str = "host/objects"
) -> Any:
    """Declares a router of these elements.

    table_name: the generated table of them, without suffix; place: the folder of the objects. Both below out/.
    """
    table = OUT / f"{table_name}.cc"
    files.write_if_changed(table, elements.table_source(selection))
    found = [*sorted((ROOT / "click" / "lib").glob("*.cc")), *sorted((ROOT / "click" / "userlevel").glob("*.cc"))]
    sources = [source for source in found if source not in selection.managed]
    nodes: list[Any] = objects(environment, [*sources, *packages.own_sources(selection)], place)
    nodes += packages.declared(environment, selection, f"out/{Path(table_name).parent}")
    nodes += packages.table_environment(environment, selection).Object(f"#out/{table_name}.o", str(table))
    # Packages that are loaded use the program's functions (click/lib/packageload.cc).
    return environment.Program(
        f"#{target}",
        nodes,
        LIBS=[*environment["LIBS"], *selection.libs],
        LINKFLAGS=[*environment["LINKFLAGS"], "-rdynamic"],
    )


def sources_of(folder: Path) -> list[Path]:
    """Everything that is compiled in a folder, in a fixed order."""
    return sorted(path for path in folder.rglob("*") if path.suffix in (".c", ".cc", ".S"))
