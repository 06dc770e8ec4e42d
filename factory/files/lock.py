"""Locks between processes. The kernel drops them when their owner dies, so a `kill -9` leaves none behind."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from factory.errors import disk_errors
from factory.progress import SILENT, Progress

_POLL = 0.1  # seconds


@contextmanager
def lock(path: Path, progress: Progress = SILENT, what: str | None = None) -> Iterator[None]:
    """Holds the lock file `path`; waits for another holder and says so.

    The file stays: removing it would let two processes hold locks on two files of one name.
    """
    with disk_errors(f"lock {path.name}", path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        if not _try(handle):
            holder = os.pread(handle, 32, 0).split(b"\n")[0].decode("ascii", "replace")
            label = f" ({what})" if what else ""
            with progress.step(f"waiting for another factory (pid {holder or 'unknown'}){label}"):
                while not _try(handle):
                    time.sleep(_POLL)
        # The pid is only for the message above; an unwritable disk must not stop a lock that is held.
        try:
            os.ftruncate(handle, 0)
            os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
        except OSError:
            pass
        yield
    finally:
        os.close(handle)


def _try(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
