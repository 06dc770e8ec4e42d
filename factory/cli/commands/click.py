"""factory click: the router `click` and its tools, for this machine."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from factory.cli.command import Command
from factory.cli.numbers import count
from factory.cli.ui import Ui
from factory.errors import ExitCode, FactoryError, disk_errors


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--elements", type=Path, metavar="FILE",
        help="only the elements in this file, elements_PKG.conf, which click-mkmindriver made",
    )  # fmt: skip
    parser.add_argument("-o", "--output", type=Path, metavar="PROGRAM", help="copy the router to this place")
    parser.add_argument(
        "-j", "--jobs", type=count, default=0, metavar="N", help="compile N files at a time (default: one per core)"
    )


def run(args: argparse.Namespace, ui: Ui) -> int:
    from factory.build import build_mindriver, build_user_click

    if args.output and args.output.is_dir():
        raise FactoryError("this is a folder", where=args.output, hint="name the program", code=ExitCode.USAGE)
    if args.elements:
        program = build_mindriver(args.elements, ui.progress, args.jobs)
    else:
        program = build_user_click(ui.progress, args.jobs)
    if args.output:
        _copy(program, args.output)
        program = args.output
    size = program.stat().st_size
    ui.result({"program": str(program), "bytes": size})
    ui.print(f"{os.path.relpath(program)}  {size / 1024:.0f} KB")
    return ExitCode.OK


def _copy(program: Path, place: Path) -> None:
    """Whole or not at all; a running program in that place does not matter."""
    from factory import files

    with disk_errors(f"write {place.name}", place):
        data = program.read_bytes()
    files.write(place, data, mode=0o755)


COMMAND = Command(
    help="build the router click and its tools for this machine",
    example="factory click\nfactory click --elements elements_small.conf -o smallclick",
    add_arguments=add_arguments,
    run=run,
    description="They are out/host/click and out/host/click-* (docs/reference/click-tools.md).",
)
