"""factory completion: the shell code for argcomplete."""

from __future__ import annotations

import argparse

from factory.cli.command import Command
from factory.cli.ui import Ui
from factory.errors import ExitCode


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=("bash", "zsh", "fish"), nargs="?", default="bash")


def run(args: argparse.Namespace, ui: Ui) -> int:
    from argcomplete.shell_integration import shellcode

    code = shellcode(["factory", "factoryw"], shell=args.shell)
    ui.print(code)
    ui.result({"shell": args.shell, "code": code})
    return ExitCode.OK


COMMAND = Command(
    help="print the code that makes a shell complete factory's commands",
    example='eval "$(factory completion bash)"',
    add_arguments=add_arguments,
    run=run,
)
