"""The one place that shows the errors of commands: as text (FactoryError.lines), or JSON."""

from __future__ import annotations

import contextlib
import json
import platform
import sys
import time
import traceback
from collections.abc import Sequence
from pathlib import Path

from factory import __version__
from factory.errors import ExitCode, FactoryError


def show(error: FactoryError, *, as_json: bool = False, color: bool = False) -> None:
    """On stderr; with --json also as one object on stdout."""
    if as_json:
        print(json.dumps({"error": as_object(error)}, indent=2))
    label = "\x1b[1;31merror:\x1b[0m" if color else "error:"
    print("\n".join(error.lines(label)), file=sys.stderr)


def as_object(error: FactoryError) -> dict[str, object]:
    return {
        "what": error.what,
        "where": error.where,
        "hint": error.hint,
        "exit_code": int(error.code),
        "kind": error.code.name.lower(),
        "details": list(error.details),
        "log": error.log,
    }


def bug(error: BaseException, argv: Sequence[str], *, verbose: bool) -> FactoryError:
    """The message for an exception nobody foresaw; the traceback goes to a log file."""
    trace = "".join(traceback.format_exception(error))
    return FactoryError(
        f"factory has a bug: {type(error).__name__}: {error}",
        hint="please report it together with the log",
        code=ExitCode.BUG,
        details=trace.splitlines() if verbose else (),
        log=_write_log(trace, argv),
    )


def _write_log(trace: str, argv: Sequence[str]) -> Path | None:
    from factory import cache

    with contextlib.suppress(FactoryError, OSError):
        log = cache.new_log(time.strftime("bug-%Y%m%d-%H%M%S"))
        about = f"factory {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
        log.write_text(f"{about}arguments: {list(argv)}\n\n{trace}")
        return log
    return None
