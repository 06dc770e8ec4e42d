"""factory vm: guests and the routers in them, on Xen and on QEMU."""

from __future__ import annotations

import argparse
import textwrap

from factory.cli.command import Command
from factory.cli.ui import Ui
from factory.cli.vm import lifecycle, routers, show
from factory.cli.vm.action import Action, add_on

_ACTIONS: dict[str, Action] = {**lifecycle.ACTIONS, **routers.ACTIONS, **show.ACTIONS}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    from factory.cli.parser import add_global_options

    add_on(parser)
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, action in _ACTIONS.items():
        examples = "\n".join(f"  {line}" for line in action.example.splitlines())
        sub = actions.add_parser(
            name,
            help=action.help,
            description=textwrap.fill(action.description or action.help, 100),
            epilog=f"example:\n{examples}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        action.add_arguments(sub)
        # As the global options: before or after the action's name.
        add_on(sub, argparse.SUPPRESS)
        add_global_options(sub)


def run(args: argparse.Namespace, ui: Ui) -> int:
    if args.on == "lab":
        from factory.cli.vm import lab

        return lab.run(args, ui)
    from factory.control.hosts import host

    return _ACTIONS[args.action].run(args, ui, host(args.on))


COMMAND = Command(
    help="make and drive guests: create, start, read, suspend, migrate, top ...",
    example="factory vm create firewall --name fw\nfactory vm read fw list\nfactory vm top\nfactory vm migrate --help",
    add_arguments=add_arguments,
    run=run,
    description="Guests and the routers in them. In a Xen dom0 they are domains, driven over xenstore; elsewhere "
    "they are QEMU processes of this user, driven over the ControlSocket protocol. The commands are the same.",
)
