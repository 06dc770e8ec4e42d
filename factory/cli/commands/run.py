"""factory run: an image in a virtual machine, its console on the terminal."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from factory.cli.command import Command
from factory.cli.numbers import seconds
from factory.cli.on import add_on_arguments, dom0, kinds, refuse
from factory.cli.recipe_arguments import add_recipe_arguments, requests
from factory.cli.ui import Ui
from factory.errors import ExitCode
from factory.run.qemu import MACHINES

if TYPE_CHECKING:
    from factory.recipe import Recipe
    from factory.run.qemu import Link


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_recipe_arguments(parser)
    parser.add_argument("--machine", choices=MACHINES, help="QEMU's machine type (default: microvm)")
    parser.add_argument(
        "--memory", type=_memory, metavar="SIZE", help="the guest's memory, such as 8M (default: the recipe's)"
    )
    parser.add_argument(
        "--net", action="append", default=[], metavar="LINK",
        help="what an interface is plugged into, in order: none, user, user:8080-80 (the host's port leads to "
        "the guest's), tap:IFACE or unix:SOCKET (default: none; an app's first: user); on Xen also bridge:NAME",
    )  # fmt: skip
    add_on_arguments(parser, "PVH")
    parser.add_argument("--image", type=Path, metavar="FILE", help="start this image of the recipe, build nothing")
    parser.add_argument(
        "--verify-key", type=Path, metavar="KEY.pub",
        help="start the image only if its signature (IMAGE.minisig) holds with this public key",
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
    if args.on != "qemu":
        return _on_xen(args, ui)
    return _on_qemu(args, ui)


def _on_xen(args: argparse.Namespace, ui: Ui) -> int:
    import shlex

    from factory.errors import FactoryError
    from factory.run.domain import run_domain

    refuse(args, machine=args.machine, control=args.control, print_command=args.print_command)
    (kind, *more) = kinds(args, ("pvh",))
    if more:
        raise FactoryError("one domain has one kind", hint="give --pv or --pvh", code=ExitCode.USAGE)
    links = [_link(text) for text in args.net]
    recipe, image, debug = _image(args, ui)
    links = _for_all(recipe, links)
    with dom0(args, ui) as place:
        status, console = run_domain(
            place, image, debug, memory=args.memory or recipe.memory, kind=kind, links=tuple(links),
            arguments=" ".join(map(shlex.quote, args.arguments)), timeout=args.timeout, echo=not ui.json,
        )  # fmt: skip
    return _ended(recipe, status, console, ui)


def _link(text: str) -> Link:
    from factory.run.qemu import Link

    kind, _, name = text.partition(":")
    return Link("bridge", name) if kind == "bridge" and name else Link.parse(text)


def _image(args: argparse.Namespace, ui: Ui) -> tuple[Recipe, Path, Path]:
    """The recipe, its image, and the file with the names of its functions (which may be missing)."""
    from factory.build import build_images
    from factory.errors import FactoryError

    (request,) = requests(args)
    recipe = request.load()
    if args.image is None:
        (built,) = build_images([request], progress=ui.progress, offline=args.offline)
        image, debug = built.image, built.debug
    elif not args.image.is_file():
        raise FactoryError("there is no such image", where=args.image, code=ExitCode.USAGE)
    else:
        image, debug = args.image, args.image.with_suffix(".debug")
    if args.verify_key:
        from factory.release import find
        from factory.release.signature import verify_image

        verify_image(image, find.public(args.verify_key))
    return recipe, image, debug


def _for_all(recipe: Recipe, links: list[Link]) -> list[Link]:
    """A link for each interface: those that are given, then none; an app's first is the user network."""
    from factory.errors import FactoryError
    from factory.run.qemu import Link

    count = len(recipe.interfaces)
    if len(links) > count:
        raise FactoryError(
            f"{recipe.name} has {count} interfaces, --net is given {len(links)} times", code=ExitCode.USAGE
        )
    if recipe.app and count and not links:
        links = [Link("user")]  # most apps want an address; a router without its cables is only looked at
    return links + [Link()] * (count - len(links))


def _ended(recipe: Recipe, status: int, console: str, ui: Ui) -> int:
    ui.result({"recipe": recipe.name, "status": status, "console": console})
    if status != 0:
        ui.note(f"the guest ended with status {status}")
    return ExitCode.OK if status == 0 else ExitCode.GUEST


def _on_qemu(args: argparse.Namespace, ui: Ui) -> int:
    import shlex

    from factory.errors import FactoryError
    from factory.run.console import run_guest
    from factory.run.qemu import Guest, Link

    kinds(args, ())
    recipe, image, debug = _image(args, ui)
    links = [Link.parse(text) for text in args.net]
    for link in links:
        # QEMU would go on without this cable and say nothing.
        if link.kind == "unix" and not Path(link.value).is_socket():
            raise FactoryError("nobody listens on this socket", where=link.value, code=ExitCode.USAGE)
    links = _for_all(recipe, links)
    guest = Guest(
        image,
        args.memory or recipe.memory,
        tuple(links),
        args.machine or "microvm",
        " ".join(map(shlex.quote, args.arguments)),
        args.control,
        control_listens=True,
    )
    if args.print_command:
        ui.print(shlex.join(guest.command()))
        ui.result({"command": guest.command()})
        return ExitCode.OK
    status, console = run_guest(guest, debug, timeout=args.timeout, echo=not ui.json)
    return _ended(recipe, status, console, ui)


COMMAND = Command(
    help="build an image and start it in QEMU or on Xen, console on this terminal",
    example="factory run firewall\nfactory run firewall --net tap:tap0 --net tap:tap1 --machine q35\n"
    "factory run firewall --on lab --pv --net bridge:xenbr0 --timeout 60",
    add_arguments=add_arguments,
    run=run,
    description="Ctrl-C ends the machine. A crash dump of the guest is shown with function names.",
)
