"""The argument parser: global options before or after the command, and errors as FactoryError."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from typing import NoReturn

from factory import __version__
from factory.cli.command import Command, load, names
from factory.errors import ExitCode, FactoryError, did_you_mean

_EPILOG = """\
examples:
  factory build firewall-recipe     build out/firewall/firewall.elf
  factory test firewall-recipe      boot it, send packets through it, compare what comes out
  factory COMMAND --help            options and an example of each command

Exit codes: docs/reference/exit-codes.md
"""


class Parser(argparse.ArgumentParser):
    """argparse, but a mistake is a FactoryError like any other."""

    def error(self, message: str) -> NoReturn:
        raise FactoryError(message, hint=f"see `{self.prog} --help`", code=ExitCode.USAGE)


def parse(argv: Sequence[str]) -> tuple[argparse.Namespace, Command]:
    """Global options land in verbosity, json and color; the rest is the command's."""
    known = names()
    name = command_word(argv)
    if name is not None and name not in known:
        raise FactoryError(
            f"there is no command {name!r}",
            hint=did_you_mean(name, known) or "see `factory --help`",
            code=ExitCode.USAGE,
        )
    # Only the wanted command is imported; --help and completion need all of them.
    commands = {each: load(each) for each in ([name] if name else known)}
    args = build(commands).parse_args(argv)
    return args, commands[args.command]


def build(commands: dict[str, Command]) -> Parser:
    parser = Parser(
        prog="factory",
        description="Builds bootable router images from recipes.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"factory {__version__}")
    add_global_options(parser)
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=Parser)
    for name, command in commands.items():
        examples = "\n".join(f"  {line}" for line in command.example.strip().splitlines())
        sub = subparsers.add_parser(
            name,
            help=command.help,
            description=command.description or command.help,
            epilog=f"example:\n{examples}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        command.add_arguments(sub)
        add_global_options(sub)
    return parser


def command_word(argv: Iterable[str]) -> str | None:
    """The first word that is neither a global option nor an option's value."""
    words = iter(argv)
    for word in words:
        if word == "--color":
            next(words, None)
        elif not word.startswith("-"):
            return word
    return None


def add_global_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("global options")
    # SUPPRESS: a sub-parser's default must not undo what stood before the command. entry.py has the defaults.
    add = group.add_argument
    level = group.add_mutually_exclusive_group()
    level.add_argument(
        "-v", "--verbose", dest="verbosity", action="store_const", const=1, default=argparse.SUPPRESS,
        help="show every command that is run",
    )  # fmt: skip
    level.add_argument(
        "-q", "--quiet", dest="verbosity", action="store_const", const=-1, default=argparse.SUPPRESS,
        help="show results and errors only",
    )  # fmt: skip
    add("--json", action="store_true", default=argparse.SUPPRESS, help="print the result as JSON")
    add("--color", choices=("auto", "always", "never"), default=argparse.SUPPRESS, help="colours (default: auto)")
