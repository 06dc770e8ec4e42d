"""--on, --pv, --pvh: where `factory run` and `factory test` start an image."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from factory.cli.command import completes
from factory.cli.ui import Ui
from factory.errors import ExitCode, FactoryError

if TYPE_CHECKING:
    from factory.dom0 import Dom0

PLACES = ("qemu", "lab", "xen")


def add_on_arguments(parser: argparse.ArgumentParser, both: str) -> None:
    """both: what happens without --pv and --pvh, for the help."""
    parser.add_argument(
        "--on", choices=PLACES, default="qemu",
        help="qemu (default); lab: a Xen in QEMU, that of `factory lab up` if it runs; xen: the Xen under this dom0",
    )  # fmt: skip
    action = parser.add_argument("--lab", metavar="LAB", help="with --on lab: a running one's name (default: lab)")
    completes(action, _labs)
    parser.add_argument("--pv", action="store_true", help="on Xen: as a paravirtual guest")
    parser.add_argument("--pvh", action="store_true", help=f"on Xen: as a PVH guest; without either: {both}")


def _labs() -> Iterable[str]:
    from factory.lab import state

    return state.names()


def kinds(args: argparse.Namespace, default: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds of domain that are asked for. Raises FactoryError (USAGE) for one without Xen."""
    chosen = tuple(kind for kind in ("pvh", "pv") if getattr(args, kind))
    if args.lab and args.on != "lab":
        raise FactoryError("--lab names a lab for --on lab", hint="add --on lab", code=ExitCode.USAGE)
    if chosen and args.on == "qemu":
        raise FactoryError(f"--{chosen[0]} is for Xen", hint="add --on lab or --on xen", code=ExitCode.USAGE)
    return chosen or default


def refuse(args: argparse.Namespace, **given: object) -> None:
    """Options that only QEMU has."""
    for name, value in given.items():
        if value:
            option = name.replace("_", "-")
            raise FactoryError(
                f"--{option} is for QEMU, not for --on {args.on}", hint=f"leave out --{option}", code=ExitCode.USAGE
            )


@contextmanager
def dom0(args: argparse.Namespace, ui: Ui) -> Iterator[Dom0]:
    """The dom0 that --on names. A lab that this command has started ends with it."""
    if args.on == "xen":
        from factory.dom0.here import here

        yield here()
        return
    from factory.lab import Lab, state

    name = args.lab or state.DEFAULT
    if args.lab or state.keeper(state.folder_of(name)) is not None:
        yield Lab.find(name).dom0
        return
    with Lab.booted(progress=ui.progress, offline=args.offline) as lab:
        yield lab.dom0
