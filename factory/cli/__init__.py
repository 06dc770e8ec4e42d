"""The command line. Commands are the modules of `factory.cli.commands`; a new one is a new file there."""

from factory.cli.entry import main, program

__all__ = ["main", "program"]
