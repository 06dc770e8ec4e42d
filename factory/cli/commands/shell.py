"""factory shell: gdb on a guest."""

from __future__ import annotations

import argparse
import re

from factory.cli.command import Command
from factory.cli.numbers import seconds
from factory.cli.recipe_arguments import add_recipe_arguments, requests
from factory.cli.ui import Ui
from factory.errors import ExitCode
from factory.run.qemu import MACHINES


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_recipe_arguments(parser)
    parser.add_argument(
        "--at", type=_place, default="main", metavar="WHERE",
        help="where to stop first: a function, FILE:LINE or *ADDRESS (default: main)",
    )  # fmt: skip
    parser.add_argument(
        "--command", action="append", default=[], metavar="COMMAND", dest="commands",
        help="a command for gdb instead of its prompt; repeatable",
    )  # fmt: skip
    parser.add_argument("--machine", choices=MACHINES, help="QEMU's machine type (default: microvm)")
    parser.add_argument(
        "--timeout",
        type=seconds,
        default=60,
        metavar="SECONDS",
        help="with --command: end after this time (default: 60)",
    )
    parser.add_argument("arguments", nargs="*", metavar="ARG", help="arguments for the guest's program, after --")


def _place(text: str) -> str:
    if not re.fullmatch(r"[^\s].*", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no function, FILE:LINE or *ADDRESS")
    return text


def run(args: argparse.Namespace, ui: Ui) -> int:
    import shlex

    from factory.build import build_images
    from factory.errors import FactoryError
    from factory.run import debugger
    from factory.run.qemu import Guest, Link

    if ui.json and not args.commands:
        raise FactoryError("--json needs --command", hint="gdb's prompt has no JSON", code=ExitCode.USAGE)
    (request,) = requests(args)
    recipe = request.load()
    (built,) = build_images([request], progress=ui.progress)
    links = [Link("user" if recipe.app and number == 0 else "none") for number in range(len(recipe.interfaces))]
    arguments = " ".join(map(shlex.quote, args.arguments))
    guest = Guest(built.image, recipe.memory, tuple(links), args.machine or "microvm", arguments)
    with debugger.session(guest, built.debug, args.at) as session:
        if not args.commands:
            ui.note("`console` shows what the guest has printed; Ctrl-C stops it; `kill` and `quit` end it")
            return ExitCode.OK if debugger.interact(session) == 0 else ExitCode.FAILED
        said = debugger.batch(session, args.commands, args.timeout)
        console = session.console.read_text(errors="replace")
    ui.print(said.rstrip("\n"))
    ui.result({"recipe": recipe.name, "gdb": said, "console": console})
    return ExitCode.OK


COMMAND = Command(
    help="start an image in QEMU with gdb attached and its symbols loaded",
    example="factory shell firewall\nfactory shell firewall --at IPFilter::configure --command bt",
    add_arguments=add_arguments,
    run=run,
    description="The guest stops at its main(), or where --at says. Sources and symbols are those of the image.",
)
