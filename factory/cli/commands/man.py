"""factory man: the commands' manual pages."""

from __future__ import annotations

import argparse
from pathlib import Path

from factory.cli.command import Command
from factory.cli.ui import Ui
from factory.errors import ExitCode


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--to", type=Path, metavar="DIR", help="where to (default: out/docs/man); the pages go into its folder man1"
    )


def run(args: argparse.Namespace, ui: Ui) -> int:
    from factory import files
    from factory.checkout import OUT
    from factory.cli.command import load, names
    from factory.cli.man import pages
    from factory.cli.parser import build
    from factory.errors import disk_errors

    folder = args.to or OUT / "docs" / "man"
    made = pages(build({name: load(name) for name in names()}))
    with disk_errors("write the manual pages", folder):
        for name, text in made.items():
            files.write_if_changed(folder / "man1" / name, text)
        for old in folder.glob("man1/factory*.1"):
            if old.name not in made:
                old.unlink()
    ui.print(f"man -M {folder} factory")
    ui.result({"folder": str(folder), "pages": sorted(made)})
    return ExitCode.OK


COMMAND = Command(
    help="write the commands' manual pages",
    example="factory man --to ~/.local/share/man",
    add_arguments=add_arguments,
    run=run,
    description="One page for each command, such as factory-build(1): the same texts as --help has.",
)
