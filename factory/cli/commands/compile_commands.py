"""factory compile-commands: how each file is compiled, for editors."""

from __future__ import annotations

import argparse
import os

from factory.cli.command import Command
from factory.cli.recipe_arguments import add_recipe_arguments, requests
from factory.cli.ui import Ui
from factory.errors import ExitCode


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_recipe_arguments(parser, many=True, optional=True)


def run(args: argparse.Namespace, ui: Ui) -> int:
    from factory.build import compile_commands
    from factory.checkout import OUT
    from factory.recipe import known

    if not args.recipe:
        args.recipe = [name for name in known() if (OUT / name / f"{name}.elf").is_file()]
    path, number = compile_commands.make(requests(args), ui.progress)
    ui.print(f"{os.path.relpath(path)}  {number} commands")
    ui.result({"file": str(path), "commands": number, "recipes": args.recipe})
    return ExitCode.OK


COMMAND = Command(
    help="write compile_commands.json, for clangd and editors",
    example="factory compile-commands\nfactory compile-commands firewall http-server",
    add_arguments=add_arguments,
    run=run,
    description="It has user-space click, its tools, the kernel's test programs, and these recipes (default: those "
    "whose images stand in out/). Nothing is compiled; toolchains and libraries that are missing are built.",
)
