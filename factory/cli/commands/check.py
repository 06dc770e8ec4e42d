"""factory check: is a recipe right? Renders it, looks up its classes, lets click read it. Builds no image."""

from __future__ import annotations

import argparse

from factory.cli.command import Command
from factory.cli.recipe_arguments import add_recipe_arguments, overrides
from factory.cli.ui import Ui
from factory.errors import ExitCode


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_recipe_arguments(parser, many=True)
    parser.add_argument("--rendered", action="store_true", help="print the rendered configuration too")


def run(args: argparse.Namespace, ui: Ui) -> int:
    from dataclasses import asdict

    from factory.recipe import load
    from factory.recipe.check import check

    results = []
    for name in args.recipe:
        recipe = load(name, overrides(args), args.params)
        if args.rendered:
            ui.print(recipe.render().text.rstrip("\n"))
        done = check(recipe, ui.progress)
        for line in done.warnings:
            ui.warn(line)
        if done.skipped:
            ui.warn(f"{recipe.name}: click has not read it: {done.skipped}")
        ui.print(f"{recipe.name}: {len(done.classes)} element classes, {done.sources} sources, nothing wrong")
        results.append(asdict(done) | ({"rendered": recipe.render().text} if args.rendered else {}))
    ui.result({"checked": results})
    return ExitCode.OK


COMMAND = Command(
    help="check a recipe and its configuration without building the image",
    example="factory check firewall\nfactory check firewall --set queue=50 --rendered",
    add_arguments=add_arguments,
    run=run,
    description="Errors name the line of the recipe or of its template.",
)
