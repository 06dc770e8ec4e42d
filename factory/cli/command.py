"""What a command is, and how commands are found: by the files in factory/cli/commands."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from factory.cli.ui import Ui


def _no_arguments(_parser: argparse.ArgumentParser) -> None:
    pass


@dataclass(frozen=True)
class Command:
    """One command; its module sets `COMMAND = Command(...)`.

    Modules import nothing heavy at the top: `run` does. example is shown by --help, one command line per line.
    run returns an ExitCode (or raises FactoryError). args has what add_arguments asked for; the global options
    are in `ui`.
    """

    help: str
    example: str
    run: Callable[[argparse.Namespace, Ui], int]
    add_arguments: Callable[[argparse.ArgumentParser], None] = _no_arguments
    description: str = ""


def completes(action: argparse.Action, values: Callable[[], Iterable[str]]) -> None:
    """Gives an argument its values for the shell's completion (argcomplete reads the attribute `completer`)."""
    setattr(action, "completer", lambda **_context: list(values()))  # noqa: B010  argparse declares no such attribute


def names() -> list[str]:
    """The names of all commands, sorted."""
    here = Path(__file__).parent / "commands"
    return sorted(file.stem.replace("_", "-") for file in here.glob("*.py") if not file.stem.startswith("_"))


def load(name: str) -> Command:
    module = importlib.import_module(f"factory.cli.commands.{name.replace('-', '_')}")
    command = module.COMMAND
    if not isinstance(command, Command):
        raise TypeError(f"factory/cli/commands/{name}.py: COMMAND is not a Command")
    return command
