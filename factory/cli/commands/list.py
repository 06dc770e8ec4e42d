"""factory list: the recipes, the element classes, or the libraries."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import Any

from factory.cli.command import Command
from factory.cli.ui import Ui
from factory.errors import ExitCode


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", nargs="?", choices=tuple(_LISTS), default="recipes")


def run(args: argparse.Namespace, ui: Ui) -> int:
    return _LISTS[args.what](ui)


def _recipes(ui: Ui) -> int:
    from factory.build import Built
    from factory.checkout import OUT
    from factory.errors import FactoryError
    from factory.recipe import known, load

    found: list[dict[str, Any]] = []
    broken = 0
    for name in known():
        try:
            recipe = load(name)
        except FactoryError as error:
            broken += 1
            ui.warn(f"{error.where or name}: {error.what}")
            found.append({"name": name, "error": error.what, "where": error.where})
            continue
        image = Built(recipe.name, OUT / recipe.name).image
        found.append(
            {
                "name": recipe.name,
                "description": recipe.description,
                "kind": recipe.kind,
                "profile": recipe.profile,
                "interfaces": [interface.name for interface in recipe.interfaces],
                "parameters": {each.name: {"type": each.type, "help": each.help} for each in recipe.schema},
                "image_bytes": image.stat().st_size if image.is_file() else None,
            }
        )
    good = [each for each in found if "error" not in each]
    if good or not found:
        rows = [[e["name"], e["kind"], e["profile"], e["image_bytes"] or "not built", e["description"]] for e in good]
        ui.table(["RECIPE", "KIND", "PROFILE", "IMAGE BYTES", "DESCRIPTION"], rows, right=[3])
    ui.result({"recipes": found})
    return ExitCode.CONFIG if broken else ExitCode.OK


def _elements(ui: Ui) -> int:
    from factory import elements
    from factory.checkout import ROOT

    registry = elements.scan(ROOT / "click")
    drivers = {each: {s.path for s in registry.all(each).chosen} for each in ("userlevel", "minios")}
    rows = sorted((export.name, source.path) for source in registry.scanned for export in source.exports)
    table = [(name, *("yes" if path in paths else "" for paths in drivers.values()), path) for name, path in rows]
    ui.table(["ELEMENT", "USER SPACE", "IMAGE", "SOURCE"], table)
    ui.result(
        {
            "elements": [
                {
                    "name": name,
                    "source": f"click/{path}",
                    **{driver: path in paths for driver, paths in drivers.items()},
                }
                for name, path in rows
            ]
        }
    )
    return ExitCode.OK


def _libraries(ui: Ui) -> int:
    from factory import libraries

    found = libraries.overview()
    for error in found.broken:
        ui.warn(f"{error.where}: {error.what}")
    rows = [
        [each.name, each.version or "ours", each.licence or "ours", _bytes(each.bytes), each.description]
        for each in found.libraries
    ]
    ui.table(["LIBRARY", "VERSION", "LICENCE", "BYTES", "DESCRIPTION"], rows, right=[3])
    ui.result({"libraries": [asdict(each) for each in found.libraries]})
    return ExitCode.CONFIG if found.broken else ExitCode.OK


def _bytes(size: int | None) -> int | str:
    return "not built" if size is None else size or "-"


_LISTS = {"recipes": _recipes, "elements": _elements, "libraries": _libraries}

COMMAND = Command(
    help="list the recipes, the element classes, or the libraries",
    example="factory list\nfactory list elements --json\nfactory list libraries",
    add_arguments=add_arguments,
    run=run,
)
