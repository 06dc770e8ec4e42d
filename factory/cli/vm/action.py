"""What an action of `factory vm` is, and the arguments that several have."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from factory.cli.command import completes
from factory.cli.numbers import seconds
from factory.cli.ui import Ui
from factory.control.guest import TIMEOUT, Guest, Host
from factory.control.hosts import KINDS, host
from factory.errors import FactoryError


@dataclass(frozen=True)
class Action:
    """One word after `factory vm`. run gets the host that --on names."""

    help: str
    example: str
    run: Callable[[argparse.Namespace, Ui, Host], int]
    add_arguments: Callable[[argparse.ArgumentParser], None]
    description: str = ""


def add_on(parser: argparse.ArgumentParser, default: Any = "auto") -> None:
    parser.add_argument(
        "--on", choices=("auto", *KINDS, "lab"), default=default,
        help="where the guests are (default auto: Xen in a dom0, QEMU elsewhere); lab: in the dom0 of `factory lab up`",
    )  # fmt: skip
    parser.add_argument(
        "--lab", default="lab" if default == "auto" else default, metavar="LAB",
        help="with --on lab: which one (default: lab)",
    )  # fmt: skip


def add_guest(parser: argparse.ArgumentParser, *, many: bool = False) -> None:
    action = parser.add_argument(
        "guest",
        metavar="GUEST",
        nargs="+" if many else None,
        help="the guest's name, or its number in `factory vm list`",
    )
    completes(action, guest_names)


def add_timeout(parser: argparse.ArgumentParser, default: float = TIMEOUT) -> None:
    parser.add_argument(
        "--timeout", type=seconds, default=default, metavar="SECONDS",
        help=f"how long to wait for the guest (default: {default:g})",
    )  # fmt: skip


def add_rid(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--rid",
        type=router_number,
        default=0,
        metavar="N",
        help="the router instance, 0 to 63 (default: 0, the image's own)",
    )


def router_number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 63:
        raise argparse.ArgumentTypeError(f"{text!r} is not a router's number from 0 to 63")
    return int(text)


def guest_names() -> Iterable[str]:
    """For the shell's completion: silence where nothing is known."""
    try:
        return [guest.name for guest in host("auto").guests()]
    except FactoryError:
        return []


def the_guest(args: argparse.Namespace, where: Host) -> Guest:
    return where.get(args.guest)


def text_of(word: str) -> str:
    """A word of the command line; `-` is what comes on standard input."""
    if word != "-":
        return word
    import sys

    return sys.stdin.read()
