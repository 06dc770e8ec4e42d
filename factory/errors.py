"""The one error that users see, and the exit codes of every command.

Code raises `FactoryError`; only `factory.cli` prints it. docs/reference/exit-codes.md is the table for people;
tests/test_errors.py keeps it equal to `ExitCode`.
"""

from __future__ import annotations

import enum
import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from os import PathLike


class ExitCode(enum.IntEnum):
    """Exit status of the process. The member's text says when it is used."""

    meaning: str

    def __new__(cls, value: int, meaning: str = "") -> ExitCode:
        member = int.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member

    OK = 0, "what was asked has been done"
    FAILED = 1, "it ran, and the answer is no: a test failed, a check found something, a budget is exceeded"
    USAGE = 2, "the command line is wrong: unknown command, option, recipe or name"
    CONFIG = 3, "a recipe, parameter file or Click configuration is wrong"
    HOST = 4, "a package or tool that the host must have is missing or too old"
    SOURCE = 5, "a source could not be fetched, or has the wrong digest"
    BUILD = 6, "a compiler, linker or build step failed"
    DISK = 7, "a file could not be read or written: full disk, no permission, damaged cache"
    GUEST = 8, "the image did not boot, crashed or did not answer in time"
    BUG = 70, "an error in factory itself; the message names a log with the details"
    INTERRUPTED = 130, "stopped by Ctrl-C"
    PIPE = 141, "the reader of the output went away (`factory list | head -1`)"
    TERMINATED = 143, "stopped by SIGTERM"


class FactoryError(Exception):
    """One clear message: what went wrong, where, and what to do next.

    what: one sentence without a full stop; where: `file:line` or a path; hint: what to do next;
    details: further lines shown below it, such as the end of a compiler's output; log: a file that holds all of it.
    """

    def __init__(
        self,
        what: str,
        *,
        where: str | PathLike[str] | None = None,
        hint: str | None = None,
        code: ExitCode = ExitCode.FAILED,
        details: Iterable[str] = (),
        log: str | PathLike[str] | None = None,
    ) -> None:
        super().__init__(what)
        self.what = what
        self.where = None if where is None else str(where)
        self.hint = hint
        self.code = code
        self.details = tuple(details)
        self.log = None if log is None else str(log)
        for line in self.details:  # for who sees a traceback: a developer, in a failed test
            self.add_note(line)

    def lines(self, label: str = "error:") -> list[str]:
        """The message as people see it, everywhere: what, place, details, log, hint."""
        shown = [f"{label} {self.what}"]
        if self.where:
            shown.append(f"  at: {self.where}")
        shown += [f"  | {line}" for line in self.details]
        if self.log:
            shown.append(f"  log: {self.log}")
        if self.hint:
            shown.append(f"  hint: {self.hint}")
        return shown


def did_you_mean(name: str, known: Iterable[str]) -> str | None:
    """A hint for an unknown name, or None when nothing resembles it."""
    import difflib  # only wanted on the way to an error

    close = difflib.get_close_matches(name, list(known), n=3, cutoff=0.6)
    return f"did you mean {' or '.join(close)}?" if close else None


FREE_SPACE = "free some space (`factory clean --cache` helps), then run the same command again"
_OTHER_FOLDER = "check who owns it, or choose another folder (FACTORY_CACHE moves the cache)"
_IN_THE_WAY = "a folder must be there: remove or rename the file or broken link that is in its place"
_DISK_ERRORS = {
    errno.ENOSPC: ("no space left on the disk", FREE_SPACE),
    errno.EDQUOT: ("the disk quota is used up", FREE_SPACE),
    errno.EROFS: ("the file system is read-only", _OTHER_FOLDER),
    errno.EACCES: ("permission denied", _OTHER_FOLDER),
    errno.EPERM: ("operation not permitted", _OTHER_FOLDER),
    errno.EEXIST: ("something else is in the way", _IN_THE_WAY),
    errno.ENOTDIR: ("a part of the path is no folder", _IN_THE_WAY),
    errno.ELOOP: ("the links go round in a circle", _IN_THE_WAY),
    errno.ENAMETOOLONG: ("the name is too long", "choose a shorter name or path"),
}


def disk_error(error: OSError, doing: str, where: str | PathLike[str] | None = None) -> FactoryError:
    """The FactoryError for an OSError: `doing` is what was tried, such as `write the image`."""
    reason, hint = _DISK_ERRORS.get(error.errno or 0, (error.strerror or str(error), None))
    return FactoryError(f"cannot {doing}: {reason}", where=where or error.filename, hint=hint, code=ExitCode.DISK)


def says_disk_is_full(output: Iterable[str]) -> bool:
    """Whether a program's lines say so (in English: in another language its own message must do)."""
    return any(os.strerror(errno.ENOSPC) in line for line in output)


def is_disk_trouble(error: OSError) -> bool:
    """Whether the user can do something about it (a full disk, a read-only folder): then it is no bug."""
    return error.errno in _DISK_ERRORS


@contextmanager
def disk_errors(doing: str, where: str | PathLike[str] | None = None) -> Iterator[None]:
    """Turns every OSError of the body into a FactoryError that says what was tried."""
    try:
        yield
    except OSError as error:
        raise disk_error(error, doing, where) from error
