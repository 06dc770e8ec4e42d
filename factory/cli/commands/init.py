"""factory init: a folder to start a recipe from."""

from __future__ import annotations

import argparse
from pathlib import Path

from factory.cli.command import Command
from factory.cli.ui import Ui
from factory.errors import ExitCode


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="the recipe's name: lower-case letters, digits, _ . -")
    parser.add_argument(
        "--kind", choices=("app", "app-c++", "click"), default="app",
        help="a program in C, a program in C++ with the standard library, or a router (default: app)",
    )  # fmt: skip
    parser.add_argument(
        "--dir", type=Path, metavar="DIR",
        help="make DIR/NAME (default: recipes/NAME inside this checkout, ./NAME elsewhere)",
    )  # fmt: skip


def run(args: argparse.Namespace, ui: Ui) -> int:
    import os
    import shlex

    from factory.init import create

    made = create(args.name, args.kind, args.dir)
    word = shlex.quote(os.path.relpath(made.folder) if made.command != made.name else made.name)
    if "/" not in word and made.command != made.name:
        word = f"./{word}"  # a bare name is looked for among the checkout's recipes first
    ui.print(f"{os.path.relpath(made.folder)}: {', '.join(made.files)}")
    ui.print("next:")
    for command, what in (
        ("build", f"out/{made.name}/{made.name}.elf"),
        ("run", "boots it, console on this terminal"),
        ("test", "boots it and compares what it does with tests/"),
    ):
        ui.print(f"  factory {command} {word}".ljust(44) + f"  {what}")
    ui.result({"name": made.name, "folder": str(made.folder), "files": made.files, "recipe": made.command})
    return ExitCode.OK


COMMAND = Command(
    help="make a folder to start a recipe from",
    example="factory init greeter\nfactory init counter --kind app-c++ --dir ~/apps\nfactory init border --kind click",
    add_arguments=add_arguments,
    run=run,
    description="It builds and passes its test at once. Nothing that exists is overwritten.",
)
