"""factory bench: the project's measurements."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from factory.cli.command import Command
from factory.cli.ui import Ui
from factory.errors import ExitCode

if TYPE_CHECKING:
    from bench.row import Row


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("names", nargs="*", metavar="NAME", help="which measurements (default: all): files of bench/")
    parser.add_argument(
        "--long", action="store_true", help="also those that take many minutes (a name asks for one too)"
    )
    parser.add_argument("--markdown", action="store_true", help="print rows for docs/reference/numbers.md")


def run(args: argparse.Namespace, ui: Ui) -> int:
    import importlib
    import sys
    from dataclasses import asdict

    from factory.checkout import ROOT
    from factory.errors import FactoryError, did_you_mean

    texts = {path.stem: path.read_text() for path in sorted((ROOT / "bench").glob("*.py"))}
    known = [name for name, text in texts.items() if "def measure(" in text]
    usual = [name for name in known if args.long or "\nLONG = True\n" not in texts[name]]
    for name in args.names:
        if name not in known:
            hint = did_you_mean(name, known) or f"there is: {', '.join(known)}"
            raise FactoryError(f"there is no measurement '{name}'", hint=hint, code=ExitCode.USAGE)
    sys.path.insert(0, str(ROOT))
    results = {}
    for name in args.names or usual:
        module = importlib.import_module(f"bench.{name}")
        if not args.markdown:
            ui.print(ui.style((module.__doc__ or name).splitlines()[0], "bold"))
        rows = results[name] = module.measure(ui.progress)
        for row in rows:
            ui.print(_markdown(row, name) if args.markdown else _plain(row, ui))
    ui.result({name: [asdict(row) for row in rows] for name, rows in results.items()})
    return ExitCode.OK


def _plain(row: Row, ui: Ui) -> str:
    mark = {True: ui.style("holds", "green"), False: ui.style("MISSED", "red"), None: ""}[row.holds]
    return f"  {row.name:52} {_number(row.value):>10} {row.unit:12} {row.goal:16} {mark}".rstrip()


def _markdown(row: Row, measurement: str) -> str:
    """A row of a table in Markdown; what misses its goal is bold."""
    value = f"{_number(row.value)} {row.unit}"
    return f"| {row.name} | {row.goal} | {f'**{value}**' if row.holds is False else value} | `{measurement}` |"


def _number(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:,.0f}" if value >= 1000 or value == int(value) else f"{value:.2f}"


COMMAND = Command(
    help="measure builds, images and packet rates, and print them beside their goals",
    example="factory bench\nfactory bench forwarding --json",
    add_arguments=add_arguments,
    run=run,
)
