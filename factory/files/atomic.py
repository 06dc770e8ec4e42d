"""Files that are there whole or not at all: written beside the target, then renamed (rename(2) is atomic)."""

from __future__ import annotations

import contextlib
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
    """Moves a finished file or folder to its final name, on the same file system. An older target is replaced."""
    from factory.files.scratch import remove

    with disk_errors(f"put {target.name} in its place", target):
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_dir() and not target.is_symlink():
            # A folder cannot be renamed over a filled one: the old one steps aside first.
            aside = target.with_name(f".{target.name}.{os.getpid()}.old")
            os.replace(target, aside)
            os.replace(made, target)
            remove(aside)
        else:
            os.replace(made, target)
