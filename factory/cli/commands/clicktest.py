"""factory clicktest: runs .clicktest files with this checkout's click."""

from __future__ import annotations

import argparse

from factory.cli.command import Command
from factory.cli.ui import Ui
from factory.errors import ExitCode


def add_arguments(parser: argparse.ArgumentParser) -> None:
    from factory.clicktest.command import add_arguments as add

    add(parser)


def run(args: argparse.Namespace, ui: Ui) -> int:
    from factory.build import build_user_click
    from factory.clicktest.command import run as run_tests

    if not args.click and not args.expand:
        args.click = str(build_user_click(ui.progress))
    return (
        ExitCode.OK
        if run_tests(args, verbosity=ui.verbosity, result=ui.result if ui.json else None) == 0
        else ExitCode.FAILED
    )


COMMAND = Command(
    help="run .clicktest files with user-space click",
    example="factory clicktest tests/click/classify\nfactory clicktest -j2 --show-raw stdout mine.clicktest",
    add_arguments=add_arguments,
    run=run,
    description="Without FILE or DIR: all tests below the current folder. The format: docs/reference/clicktest.md.",
)
