"""A lab's folder: who keeps it, how to reach it, what it has printed.

<run>/lab/NAME/lock        held by the keeper while it lives; its pid
<run>/lab/NAME/machine     QEMU's command line (JSON)
<run>/lab/NAME/socket      where to ask the keeper
<run>/lab/NAME/agent       where QEMU connects dom0's channel
<run>/lab/NAME/console     what Xen and dom0 have printed
<run>/lab/NAME/ended       QEMU's status, once it has ended
<run>/lab/NAME/share/      is /lab/share in dom0
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from factory import files
from factory.control.folders import run_root
from factory.errors import ExitCode, FactoryError, disk_errors

LOCK, COMMAND, SOCKET, CONSOLE, ENDED = "lock", "machine", "socket", "console", "ended"
DEFAULT = "lab"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}")
_NEW = 60  # seconds
_LONGEST_SOCKET = 107  # bytes of a Unix socket's path (unix(7))


def folder_of(name: str) -> Path:
    if not _NAME.fullmatch(name):
        raise FactoryError(
            f"'{name}' is no name for a lab",
            hint="letters, digits, dots, dashes and underscores, 32 at most",
            code=ExitCode.USAGE,
        )
    folder = run_root() / "lab" / name
    if len(os.fsencode(folder / SOCKET)) > _LONGEST_SOCKET:
        hint = "set FACTORY_RUN to a folder with a short path"
        raise FactoryError("a socket's path cannot be that long", where=folder, hint=hint, code=ExitCode.HOST)
    return folder


def prepare(folder: Path) -> None:
    """An empty folder for a new lab, for its user alone; what an earlier one has left is removed."""
    with disk_errors("make the lab's folder", folder):
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        (folder / "share").mkdir(exist_ok=True)
        for name in (SOCKET, "agent", CONSOLE, ENDED):
            (folder / name).unlink(missing_ok=True)


@contextmanager
def held(folder: Path) -> Iterator[bool]:
    """Takes the lab's lock, which its keeper holds for life. False: another one has it."""
    handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
        yield True
    except BlockingIOError:
        yield False
    finally:
        os.close(handle)


def keeper(folder: Path) -> int | None:
    """The keeper's pid, or None when nobody keeps this lab: it is down, or what is left of one that was killed."""
    try:
        handle = os.open(folder / LOCK, os.O_RDWR | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        with contextlib.suppress(ValueError):
            return int(os.pread(handle, 32, 0))
        return 0  # it holds the lock and is about to say who it is
    finally:
        os.close(handle)
    return None


def sweep(prefix: str) -> None:
    """Removes what is left of labs with such names whose processes were killed."""
    top = run_root() / "lab"
    for folder in top.glob(f"{prefix}*") if top.is_dir() else ():
        # A new one has no keeper in its first moments.
        with contextlib.suppress(OSError):
            if keeper(folder) is None and time.time() - folder.stat().st_mtime > _NEW:
                files.remove(folder)


def names() -> list[str]:
    """The labs that run."""
    top = run_root() / "lab"
    if not top.is_dir():
        return []
    return sorted(folder.name for folder in top.iterdir() if folder.is_dir() and keeper(folder) is not None)
