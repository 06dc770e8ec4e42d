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
    add_recipe_arguments(parser, many=True, optional=True)
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--verify", action="store_true", help="compare with an ordinary build in this checkout")
    which.add_argument("--against", type=Path, metavar="FILE.elf", help="compare with this image (of one recipe)")
    which.add_argument(
        "--release", type=Path, metavar="FOLDER",
        help="compare with a release, built as its provenance says; RECIPE: only those that lie outside the checkout",
    )  # fmt: skip
    parser.add_argument("--key", type=Path, metavar="FILE.pub", help="the release's public key (default: its own)")
    parser.add_argument(
        "-j", "--jobs", type=count, default=0, metavar="N", help="of the ordinary build (default: one per core)"
    )


def run(args: argparse.Namespace, ui: Ui) -> int:
    from factory import rebuild

    if args.key and not args.release:
        raise FactoryError("--key goes with --release", code=ExitCode.USAGE)
    if not args.recipe and not args.release:
        raise FactoryError("RECIPE is missing", hint="factory rebuild RECIPE --verify", code=ExitCode.USAGE)
    asked = [] if args.release else requests(args)
    if args.release:
        outcomes = _release(args, ui)
    elif args.against:
        if len(asked) > 1:
            raise FactoryError("--against compares the image of one recipe", code=ExitCode.USAGE)
        outcomes = [rebuild.verify_image(asked[0], args.against, ui.progress)]
    else:
        outcomes = rebuild.verify(asked, ui.progress, jobs=args.jobs)
    for outcome in outcomes:
        _show(outcome, ui)
    ui.result([asdict(each) | {"compared_with": str(each.compared_with), "same": each.same} for each in outcomes])
    return ExitCode.OK if all(outcome.same for outcome in outcomes) else ExitCode.FAILED


def _release(args: argparse.Namespace, ui: Ui) -> list[Outcome]:
    from factory.rebuild.release import verify_release
    from factory.release import find
    from factory.release.seal import PUBLIC
    from factory.release.verify import verify_folder

    if args.settings or args.params or args.profile:
        raise FactoryError(
            "the release says with which parameters and profile it was made",
            hint="leave out --set, --params and --profile", code=ExitCode.USAGE,
        )  # fmt: skip
    if not args.release.is_dir():
        raise FactoryError("there is no such folder", where=args.release, code=ExitCode.USAGE)
    if not args.key:
        ui.note(f"the key is the release's own {PUBLIC}: --key FILE.pub compares with the one that you trust")
    verified = verify_folder(args.release, find.public(args.key or args.release / PUBLIC))
    return verify_release(args.release, verified.statement, args.recipe, ui.progress, jobs=args.jobs)


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
    example="factory rebuild firewall --verify\nfactory rebuild firewall --against release/firewall.elf\n"
    "factory rebuild --release firewall-1.0 --key maker.pub",
    add_arguments=add_arguments,
    run=run,
    description="The second build starts from nothing in a copy elsewhere: other path, umask, user, day, time zone, "
    "locale, jobs, order of files. Toolchains and libraries come from the cache. What differs is shown by diffoscope "
    "where there is one, else by section and symbol.",
)
