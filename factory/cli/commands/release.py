"""factory release: images with all that belongs to them, signed, in one folder."""

from __future__ import annotations

import argparse
import os
from dataclasses import replace
from pathlib import Path

from factory.cli.command import Command
from factory.cli.numbers import count
from factory.cli.recipe_arguments import add_recipe_arguments, requests
from factory.cli.ui import Ui
from factory.errors import ExitCode


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_recipe_arguments(parser, many=True)
    parser.add_argument("--key", required=True, metavar="KEY", help="a secret key: a file, env:NAME or agent:NAME")
    parser.add_argument(
        "--to", type=Path, default=Path("out/release"), metavar="DIR", help="the folder (default: out/release)"
    )
    parser.add_argument("--dirty", action="store_true", help="although there are changes that are in no commit")
    parser.add_argument("-j", "--jobs", type=count, default=0, metavar="N", help="compile N files at a time")
    parser.add_argument("--offline", action="store_true", help="use no network: sources must be in the cache")


def run(args: argparse.Namespace, ui: Ui) -> int:
    from factory.build.request import refuse_clashes
    from factory.recipe import chosen_profile
    from factory.release import find
    from factory.release.commit import commit
    from factory.release.make import make

    # The key first: who has none need not wait for a build.
    signer = find.signer(args.key)
    made_from = commit(allow_changes=args.dirty)
    # In a place of their own: out/NAME may be another profile's, or be built anew meanwhile.
    asked = [
        replace(
            each, profile=chosen_profile(each.load(), args.profile or "release"), folder=f"out/released/{each.name}"
        )
        for each in requests(args)
    ]
    refuse_clashes(asked)
    folder = make(asked, signer, args.to, made_from, offline=args.offline, jobs=args.jobs, progress=ui.progress)
    names = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
    ui.print(f"{os.path.relpath(folder)}: {len(names)} files, signed with {signer.public.name}")
    ui.result({"folder": str(folder), "key": signer.public.name, "commit": made_from.digest, "files": names})
    return ExitCode.OK


COMMAND = Command(
    help="make a signed release of images: with SBOMs, provenance, licences and start files",
    description="Images are built with the profile release. minisign and openssl verify the result without this tool: "
    "its README says how.",
    example="factory release firewall-recipe lua --key ~/release.key --to ../firewall-1.0\n"
    "factory release hello --key env:RELEASE_KEY",
    add_arguments=add_arguments,
    run=run,
)
