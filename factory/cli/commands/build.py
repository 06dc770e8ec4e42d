"""factory build: recipes to images."""

from __future__ import annotations

import argparse

from factory.cli.command import Command
from factory.cli.numbers import count
from factory.cli.recipe_arguments import add_recipe_arguments, requests
from factory.cli.settings_arguments import add_settings_arguments, given_settings
from factory.cli.ui import Ui
from factory.errors import ExitCode


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_recipe_arguments(parser, many=True)
    parser.add_argument(
        "-j", "--jobs", type=count, default=0, metavar="N", help="compile N files at a time (default: one per core)"
    )
    parser.add_argument(
        "--offline", action="store_true", help="use no network: sources must be in the cache or in vendor/"
    )
    add_settings_arguments(parser)


def run(args: argparse.Namespace, ui: Ui) -> int:
    import os

    from factory.build import build_images, domain_files
    from factory.build.budget import check_budget

    asked = requests(args)
    results = []
    images = build_images(
        asked, progress=ui.progress, jobs=args.jobs, offline=args.offline, settings=given_settings(args)
    )
    for built, request in zip(images, asked, strict=True):
        size = built.image.stat().st_size
        check_budget(request, built)
        domains = [str(path) for path in domain_files.write(request.load(), built)]
        result = {"recipe": built.name, "image": str(built.image), "debug": str(built.debug), "bytes": size}
        results.append({**result, "domain_files": domains})
        ui.print(f"{os.path.relpath(built.image)}  {size / 1024:.0f} KB")
    ui.result(results)
    return ExitCode.OK


COMMAND = Command(
    help="build the image of a recipe",
    example="factory build firewall-recipe\nfactory build firewall --set queue=256 --set 'icmp=[\"echo\"]'",
    add_arguments=add_arguments,
    run=run,
    description="The image is out/NAME/NAME.elf; "
    "out/NAME/NAME.debug is the same with symbols, NAME.map the linker's map, NAME.cfg and NAME-pv.cfg are xl's domain "
    "files for Xen.",
)
