"""The user-space router `click`: every element that this machine can build."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from factory import elements, files
from factory.build.environments import Environments, objects
from factory.checkout import OUT, ROOT
from factory.elements import Selection


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
    nodes: list[Any] = objects(environment, [*sources, *selection.sources], place)
    nodes += environment.Object(f"#out/{table_name}.o", str(table))
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
