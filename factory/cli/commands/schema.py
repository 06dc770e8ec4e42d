"""factory schema: JSON schemas of the files that people write."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from factory.cli.command import Command
from factory.cli.ui import Ui
from factory.errors import ExitCode


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=("recipe",), help="recipe: of recipe.toml")
    parser.add_argument("--to", type=Path, metavar="FILE", help="write it there instead of printing it")


def run(args: argparse.Namespace, ui: Ui) -> int:
    from factory import files
    from factory.recipe.schema import schema

    made = schema()
    text = json.dumps(made, indent=2, ensure_ascii=False)
    if args.to:
        files.write(args.to, text + "\n")
        ui.print(f"{args.to}")
        ui.result({"schema": str(args.to)})
    else:
        ui.print(text)
        ui.result(made)
    return ExitCode.OK


COMMAND = Command(
    help="print the JSON schema of recipe.toml, with which editors complete it",
    example="factory schema recipe --to out/recipe.schema.json",
    add_arguments=add_arguments,
    run=run,
    description="The first line of a recipe.toml can name it for editors: #:schema ../../out/recipe.schema.json",
)
