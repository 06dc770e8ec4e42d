"""main(): from the command line to an exit status. Nothing leaves it as a traceback."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Sequence
from typing import NoReturn

from factory.cli import report
from factory.errors import ExitCode, FactoryError, disk_error, is_disk_trouble


class Terminated(BaseException):
    """SIGTERM, as an exception: so that `finally` blocks and context managers clean up."""


def program() -> NoReturn:
    """The whole process: what `factory` and `python -m factory` are."""
    _have_streams()
    status = main()
    if status in (ExitCode.INTERRUPTED, ExitCode.TERMINATED):
        # At once: a thread that still downloads or draws a bar must not trip over the interpreter's own end.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
    sys.exit(status)


def _have_streams() -> None:
    """Output that is closed (`>&-`) goes nowhere, instead of into the next file that is opened.

    And a character that the terminal's encoding lacks, or a file's name that is no text, is shown as its number.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        stream = getattr(sys, name)
        if stream is None:
            # The lowest number that is free: this one, since those below it are open by now.
            os.open(os.devnull, os.O_RDONLY if number == 0 else os.O_WRONLY)
            setattr(sys, name, open(number, "r" if number == 0 else "w", closefd=False))  # noqa: SIM115  of the process
        elif number and isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def main(argv: Sequence[str] | None = None) -> int:
    arguments = list(sys.argv[1:] if argv is None else argv)
    signal.signal(signal.SIGTERM, _terminate)
    try:
        status = _guarded(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output has gone (`factory list | head -1`): that is not worth a message.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.PIPE
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        report.show(disk_error(error, "write the output"))
        return ExitCode.DISK
    return status


def _guarded(argv: Sequence[str]) -> int:
    # Known before parsing, so that a parse error has the right form too.
    as_json = "--json" in argv
    verbose = "-v" in argv or "--verbose" in argv
    try:
        return _run(argv)
    except FactoryError as error:
        failure = error
    except KeyboardInterrupt:
        failure = FactoryError("interrupted", code=ExitCode.INTERRUPTED)
    except Terminated:
        failure = FactoryError("ended by SIGTERM", code=ExitCode.TERMINATED)
    except SystemExit as error:  # argparse, after --help and --version
        return error.code if isinstance(error.code, int) else ExitCode.OK
    except BrokenPipeError:
        raise
    except ModuleNotFoundError as error:
        failure = _missing_module(error) or report.bug(error, argv, verbose=verbose)
    except Exception as error:
        if isinstance(error, OSError) and is_disk_trouble(error):
            failure = disk_error(error, "go on")
        else:
            failure = report.bug(error, argv, verbose=verbose)
    report.show(failure, as_json=as_json, color=_colored(argv))
    return failure.code


def _colored(argv: Sequence[str]) -> bool:
    """--color as given, also when the rest of the command line could not be parsed."""
    wanted = " ".join(argv).replace("--color=", "--color ").partition("--color ")[2].partition(" ")[0]
    if wanted in ("always", "never"):
        return wanted == "always"
    return sys.stderr.isatty() and not os.environ.get("NO_COLOR")


def _run(argv: Sequence[str]) -> int:
    from factory.cli.parser import build, parse

    try:
        os.getcwd()
    except OSError as error:
        raise FactoryError(
            f"the current folder is gone: {error.strerror}", hint="cd to a folder that exists", code=ExitCode.DISK
        ) from None
    if "_ARGCOMPLETE" in os.environ:
        import argcomplete

        from factory.cli.command import load, names

        argcomplete.autocomplete(build({name: load(name) for name in names()}))
    args, command = parse(argv)
    from factory.cli.ui import make_ui

    ui = make_ui(
        verbosity=getattr(args, "verbosity", 0),
        as_json=getattr(args, "json", False),
        color=getattr(args, "color", "auto"),
    )
    return int(command.run(args, ui))


def _missing_module(error: ModuleNotFoundError) -> FactoryError | None:
    """A Python package that the environment lacks; None when the module is one of ours."""
    if error.name is None or error.name.partition(".")[0] == "factory":
        return None
    return FactoryError(
        f"this Python has no module {error.name!r}",
        where=sys.executable,
        hint="use ./factoryw, or run `pip install -e .` in the checkout; if ./factoryw itself says this, "
        "`rm -r` the folder of the environment above, it will be made again",
        code=ExitCode.HOST,
    )


def _terminate(_number: int, _frame: object) -> NoReturn:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise Terminated
