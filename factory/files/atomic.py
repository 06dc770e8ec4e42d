"""Files that are there whole or not at all: written beside the target, then renamed (rename(2) is atomic)."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from factory.errors import disk_errors


def write(path: Path, content: str | bytes, *, mode: int = 0o644, sync: bool = False) -> None:
    """Replaces `path` by `content`. `sync` waits for the disk: for what must survive a power cut."""
    data = content.encode() if isinstance(content, str) else content
    with disk_errors(f"write {path.name}", path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(data)
                out.flush()
                os.fchmod(out.fileno(), mode)
                if sync:
                    os.fsync(out.fileno())
            os.replace(name, path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(name)
            raise


def write_if_changed(path: Path, content: str | bytes, *, mode: int = 0o644) -> bool:
    """Like write(), but leaves an equal file (and its time) alone. Says whether it wrote."""
    data = content.encode() if isinstance(content, str) else content
    with contextlib.suppress(OSError):
        if path.read_bytes() == data:
            return False
    write(path, data, mode=mode)
    return True


def publish(made: Path, target: Path) -> None:
    """Moves a finished file or folder to its final name, on the same file system. An older target is replaced.

    At every moment there is the one or the other, whole; only file systems that cannot exchange two names (NFS, for
    one) have none for a moment when both are folders.
    """
    from factory.files.scratch import remove

    with disk_errors(f"put {target.name} in its place", target):
        target.parent.mkdir(parents=True, exist_ok=True)
        if not _is_folder(target):
            try:
                os.replace(made, target)
                return
            except OSError as error:
                if error.errno not in (errno.ENOTEMPTY, errno.EEXIST) or not _is_folder(target):
                    raise  # else somebody else has put a folder there just now
        if _exchange(made, target):
            remove(made)
            return
        # A folder cannot be renamed over a filled one: the old one steps aside first.
        aside = target.with_name(f".{target.name}.{os.getpid()}.old")
        os.replace(target, aside)
        os.replace(made, target)
        remove(aside)


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _exchange(one: Path, other: Path) -> bool:
    """renameat2(2) with RENAME_EXCHANGE; False where that is not to be had. Raises OSError."""
    import ctypes

    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    here, exchange = -100, 2  # AT_FDCWD (fcntl.h), RENAME_EXCHANGE (linux/fs.h)
    if rename(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0:
        return True
    number = ctypes.get_errno()
    if number in (errno.ENOSYS, errno.EINVAL):
        return False
    raise OSError(number, os.strerror(number), str(other))
