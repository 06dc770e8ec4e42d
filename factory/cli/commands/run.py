"""factory run: an image in a virtual machine, its console on the terminal."""

from __future__ import annotations

import argparse
from pathlib import Path

from factory.cli.command import Command
from factory.cli.numbers import seconds
from factory.cli.recipe_arguments import add_recipe_arguments, requests
from factory.cli.ui import Ui
from factory.errors import ExitCode
from factory.run.qemu import MACHINES


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_recipe_arguments(parser)
    parser.add_argument("--machine", choices=MACHINES, default="microvm", help="QEMU's machine type (default: microvm)")
    parser.add_argument(
        "--memory", type=_memory, metavar="SIZE", help="the guest's memory, such as 8M (default: the recipe's)"
    )
    parser.add_argument(
        "--net", action="append", default=[], metavar="LINK",
        help="what an interface is plugged into, in order: none, user, user:8080-80 (the host's port leads to "
        "the guest's), tap:IFACE or unix:SOCKET (default: none; an app's first: user)",
    )  # fmt: skip
    parser.add_argument(
        "--control", metavar="SOCKET", default="",
        help="make this Unix socket for reading and writing handlers (ControlSocket protocol)",
    )  # fmt: skip
    parser.add_argument("--timeout", type=seconds, metavar="SECONDS", help="end the machine after this time")
    parser.add_argument(
        "--offline",
        action="store_true",
        help="use no network for the build: sources must be in the cache or in vendor/",
    )
    parser.add_argument("--print-command", action="store_true", help="print QEMU's command line and do nothing")
    parser.add_argument("arguments", nargs="*", metavar="ARG", help="arguments for the guest's program, after --")


def _memory(text: str) -> str:
    """What QEMU's -m takes; the image itself ends above 1 MB."""
    from factory.recipe.size import parse_size, show_size

    size = parse_size(text)
    if size is None or size < 2 << 20 or size % (1 << 20):
        raise argparse.ArgumentTypeError(f"{text!r} is not a size of 2M or more in whole megabytes, such as 8M")
    return show_size(size)


def run(args: argparse.Namespace, ui: Ui) -> int:
    import shlex

    from factory.build import build_images
    from factory.errors import FactoryError
    from factory.run.console import run_guest
    from factory.run.qemu import Guest, Link

    (request,) = requests(args)
    recipe = request.load()
    (built,) = build_images([request], progress=ui.progress, offline=args.offline)
    links = [Link.parse(text) for text in args.net]
    for link in links:
        # QEMU would go on without this cable and say nothing.
        if link.kind == "unix" and not Path(link.value).is_socket():
            raise FactoryError("nobody listens on this socket", where=link.value, code=ExitCode.USAGE)
    count = len(recipe.interfaces)
    if len(links) > count:
        raise FactoryError(
            f"{recipe.name} has {count} interfaces, --net is given {len(links)} times", code=ExitCode.USAGE
        )
    if recipe.app and count and not links:
        links = [Link("user")]  # most apps want an address; a router without its cables is only looked at
    links += [Link()] * (count - len(links))
    guest = Guest(
        built.image,
        args.memory or recipe.memory,
        tuple(links),
        args.machine,
        " ".join(map(shlex.quote, args.arguments)),
        args.control,
        control_listens=True,
    )
    if args.print_command:
        ui.print(shlex.join(guest.command()))
        ui.result({"command": guest.command()})
        return ExitCode.OK
    status, console = run_guest(guest, built.debug, timeout=args.timeout, echo=not ui.json)
    ui.result({"recipe": recipe.name, "status": status, "console": console})
    if status != 0:
        ui.note(f"the guest ended with status {status}")
    return ExitCode.OK if status == 0 else ExitCode.GUEST


COMMAND = Command(
    help="build an image and start it in QEMU, console on this terminal",
    example="factory run firewall\nfactory run firewall --net tap:tap0 --net tap:tap1 --machine q35",
    add_arguments=add_arguments,
    run=run,
    description="Ctrl-C ends the machine. A crash dump of the guest is shown with function names.",
)
