"""Temporary folders on the same file system as the result, removed even after a `kill -9` (by whoever comes next).

Each folder is held by a flock on itself while its owner lives; one that nobody holds is stale.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from factory.errors import disk_errors

_PREFIX = ".scratch-"
_GRACE = 60  # seconds


@contextmanager
def scratch(parent: Path, name: str = "work") -> Iterator[Path]:
    """An empty folder in `parent` that is gone afterwards, unless the body has moved it away (`publish`)."""
    with disk_errors(f"make a temporary folder in {parent}", parent):
        parent.mkdir(parents=True, exist_ok=True)
        sweep(parent)
        folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{name}-", dir=parent))
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(handle, fcntl.LOCK_SH)
        # Inside, so that publishing an inner folder never moves the locked one itself.
        inner = folder / name
        inner.mkdir()
        yield inner
    finally:
        remove(folder)
        os.close(handle)


def sweep(parent: Path) -> None:
    """Removes the temporary folders whose owners have died."""
    for folder in parent.glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):
            handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                # mkdtemp and flock are two steps: a new empty folder may be somebody's first moment.
                if any(folder.iterdir()) or time.time() - folder.stat().st_mtime > _GRACE:
                    remove(folder)
            finally:
                os.close(handle)


def remove(path: Path) -> None:
    """Removes a file or a whole folder, also one with read-only folders in it; missing is fine."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, onerror=_make_writable)
    else:
        with contextlib.suppress(FileNotFoundError):
            path.unlink()


def _make_writable(function: object, path: str, _info: object) -> None:
    with contextlib.suppress(OSError):
        os.chmod(os.path.dirname(path), 0o700)
        os.chmod(path, 0o700)
        if os.path.isdir(path):
            shutil.rmtree(path, ignore_errors=True)
        else:
            os.unlink(path)
