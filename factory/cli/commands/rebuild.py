"""factory rebuild: builds an image again elsewhere, and says whether it is the same."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from factory.cli.command import Command
from factory.cli.numbers import count
from factory.cli.recipe_arguments import add_recipe_arguments, requests
from factory.cli.ui import Ui
from factory.errors import ExitCode, FactoryError

if TYPE_CHECKING:
    from factory.rebuild import Outcome


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_recipe_arguments(parser, many=True)
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--verify", action="store_true", help="compare with an ordinary build in this checkout")
    which.add_argument("--against", type=Path, metavar="FILE.elf", help="compare with this image (of one recipe)")
    parser.add_argument(
        "-j", "--jobs", type=count, default=0, metavar="N", help="of the ordinary build (default: one per core)"
    )


def run(args: argparse.Namespace, ui: Ui) -> int:
    from factory import rebuild

    asked = requests(args)
    if args.against:
        if len(asked) > 1:
            raise FactoryError("--against compares the image of one recipe", code=ExitCode.USAGE)
        outcomes = [rebuild.verify_image(asked[0], args.against, ui.progress)]
    else:
        outcomes = rebuild.verify(asked, ui.progress, jobs=args.jobs)
    for outcome in outcomes:
        _show(outcome, ui)
    ui.result([asdict(each) | {"compared_with": str(each.compared_with), "same": each.same} for each in outcomes])
    return ExitCode.OK if all(outcome.same for outcome in outcomes) else ExitCode.FAILED


def _show(outcome: Outcome, ui: Ui) -> None:
    for difference in outcome.differences:
        ui.print(f"{difference.name} differs:")
        for line in difference.lines:
            ui.print(f"  {line}")
    if outcome.same:
        ui.table(["FILE", "SHA256"], [list(each) for each in outcome.files])
    ui.print(f"{outcome.name}: {'the same bytes' if outcome.same else 'NOT the same bytes'} as {outcome.compared_with}")
    ui.print(f"  built again with: {'; '.join(outcome.surroundings)}")


COMMAND = Command(
    help="build an image again in other surroundings and compare, byte for byte",
    example="factory rebuild firewall --verify\nfactory rebuild firewall --against release/firewall.elf",
    add_arguments=add_arguments,
    run=run,
    description="The second build starts from nothing in a copy elsewhere: other path, umask, user, day, time zone, "
    "locale, jobs, order of files. Toolchains and libraries come from the cache. What differs is shown by diffoscope "
    "where there is one, else by section and symbol.",
)
