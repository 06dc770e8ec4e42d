"""factory check: is a recipe right? Click reads the configuration of a router; an app is not compiled."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from factory.cli.command import Command
from factory.cli.recipe_arguments import add_recipe_arguments, overrides
from factory.cli.ui import Ui
from factory.errors import ExitCode

if TYPE_CHECKING:
    from factory.recipe import Recipe
    from factory.recipe.app import App


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_recipe_arguments(parser, many=True)
    parser.add_argument(
        "--rendered", action="store_true", help="print the rendered configuration (of an app: its macros) too"
    )


def run(args: argparse.Namespace, ui: Ui) -> int:
    from factory.recipe import load

    results = []
    for name in args.recipe:
        recipe = load(name, overrides(args), args.params)
        results.append(_app(recipe, recipe.app, args, ui) if recipe.app else _router(recipe, args, ui))
    ui.result({"checked": results})
    return ExitCode.OK


def _router(recipe: Recipe, args: argparse.Namespace, ui: Ui) -> dict[str, Any]:
    from factory.recipe.check import check

    if args.rendered:
        ui.print(recipe.render().text.rstrip("\n"))
    done = check(recipe, ui.progress)
    for line in done.warnings:
        ui.warn(line)
    if done.skipped:
        ui.warn(f"{recipe.name}: click has not read it: {done.skipped}")
    ui.print(f"{recipe.name}: {len(done.classes)} element classes, {done.sources} sources, nothing wrong")
    return asdict(done) | ({"rendered": recipe.render().text} if args.rendered else {})


def _app(recipe: Recipe, app: App, args: argparse.Namespace, ui: Ui) -> dict[str, Any]:
    from factory.apps.check import check
    from factory.recipe import chosen_profile

    done = check(recipe, app, chosen_profile(recipe, args.profile))
    if args.rendered:
        for macro, value in done.defines.items():
            ui.print(f"#define {macro} {'1' if value is None else value}")
        ui.print(f"arguments: {done.arguments}")
    count = len(done.sources)
    shown = f"{count} source{'s' if count != 1 else ''}" + (f" and {', '.join(done.upstream)}" if done.upstream else "")
    libraries = f", libraries {', '.join(done.libraries)}" if done.libraries else ""
    ui.print(f"{recipe.name}: {shown}{libraries}, profile {done.profile}, nothing wrong")
    return asdict(done)


COMMAND = Command(
    help="check a recipe without building the image",
    example="factory check firewall\nfactory check firewall --set queue=50 --rendered",
    add_arguments=add_arguments,
    run=run,
    description="Errors name the line of the recipe or of its template.",
)
