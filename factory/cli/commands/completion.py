"""factory completion: the shell code for argcomplete."""

from __future__ import annotations

import argparse

from factory.cli.command import Command
from factory.cli.ui import Ui
from factory.errors import ExitCode


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=("bash", "zsh", "fish"), nargs="?", default="bash")


# argcomplete's own calls `factoryw`, which is in no folder of PATH; this calls what was typed: ./factoryw. Protocol:
# https://kislyuk.github.io/argcomplete: the answer comes on descriptor 8, a line for each value, a tab before its text.
_FISH = """\
function __factory_values
    set -l program (commandline -opc)[1]
    set -lx COMP_LINE (commandline -p)
    set -lx COMP_POINT (string length -- (commandline -cp))
    set -lx _ARGCOMPLETE 1
    set -lx _ARGCOMPLETE_SHELL fish
    set -lx _ARGCOMPLETE_SUPPRESS_SPACE 1
    set -lx _ARGCOMPLETE_IFS \\n
    set -lx _ARGCOMPLETE_DFS \\t
    set -l found (command $program 8>&1 9>/dev/null 1>/dev/null 2>&1)
    and test -n "$found"
    and printf '%s\\n' $found
    or __fish_complete_path (commandline -ct)
end
complete -c factory -f -a '(__factory_values)'
complete -c factoryw -f -a '(__factory_values)'"""


def run(args: argparse.Namespace, ui: Ui) -> int:
    from argcomplete.shell_integration import shellcode

    code = _FISH if args.shell == "fish" else shellcode(["factory", "factoryw"], shell=args.shell)
    ui.print(code)
    ui.result({"shell": args.shell, "code": code})
    return ExitCode.OK


COMMAND = Command(
    help="print the code that makes a shell complete factory's commands",
    example='eval "$(factory completion bash)"',
    add_arguments=add_arguments,
    run=run,
)
