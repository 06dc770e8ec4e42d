"""The cache: what can be fetched or built again, shared by every checkout of this user.

    <root>/sources/<sha256>/<file>     fetched files, named by their digest
    <root>/store/<name>-<key>/         folders that were built, named by the digest of what they were built from
    <root>/objects/                    compiled objects (factory.objects)
    <root>/ccache/, <root>/distcc/     what these launchers keep (factory.build.launcher)
    <root>/venv/<key>/                 the Python environment of ./factoryw
    <root>/pycache/                    compiled Python of checkouts that cannot be written to
    <root>/log/                        logs, for error messages to point to
    <root>/lock/                       lock files
    <root>/verified/                   what each entry of the store looked like when its digests were last right; a
                                       file's time is that of the entry's last use
    <root>/counts/                     how often builds found what they needed (factory.housekeeping.counts)
    <root>/sizes/                      sizes of images by commit (factory.size.history); nothing removes them

An entry of the store is whole or absent: it is built in a temporary folder and renamed. Its manifest has the size and
digest of each file. Each use looks at size, times (also that of the last change of the inode, which nobody can set) and
number of every file; unless all is as it was when the digests were last right, they are looked at again. What is
damaged is made again. Whoever can write the whole cache can exchange the manifest, too: this finds damage and slips.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from factory import files
from factory.errors import ExitCode, FactoryError, disk_errors
from factory.progress import SILENT, Progress

KINDS = ("sources", "store", "objects", "ccache", "distcc", "log", "venv", "pycache", "verified", "counts")
MANIFEST = ".factory-manifest.json"
# What a manifest that is not ours leads to.
_UNREADABLE = (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, FactoryError)


def root() -> Path:
    """FACTORY_CACHE, or `factory` in the user's cache folder (XDG base directory specification)."""
    own = os.environ.get("FACTORY_CACHE")
    if own:
        return Path(own).expanduser().absolute()
    xdg = os.environ.get("XDG_CACHE_HOME", "")
    # The specification says that a relative XDG_CACHE_HOME is invalid and ignored.
    base = Path(xdg) if os.path.isabs(xdg) else Path(os.environ.get("HOME") or "~").expanduser() / ".cache"
    return base / "factory"


def folder(kind: str) -> Path:
    """The folder for one kind of entry (see the top of this file), made if missing."""
    path = root() / kind
    with disk_errors("make the cache folder", path):
        path.mkdir(parents=True, exist_ok=True)
    return path


def key(*inputs: str | bytes) -> str:
    """A name for everything that a result depends on: equal inputs, equal key. 32 hex digits."""
    parts = (part.encode() if isinstance(part, str) else part for part in inputs)
    return files.sha256_bytes(b"".join(len(part).to_bytes(8, "big") + part for part in parts))[:32]


@dataclass(frozen=True)
class Entry:
    """One folder of the store."""

    path: Path

    def damage(self, thorough: bool = False) -> str | None:
        """What is wrong with it, or None. Digests are looked at when a file may have changed; thorough: always."""
        used = self.used()
        try:
            manifest = (self.path / MANIFEST).read_bytes()
            state = _state(self.path, manifest)
            if not thorough and self._memo.is_file() and self._memo.read_text() == state:
                with contextlib.suppress(OSError):
                    os.utime(self._memo)
                return None
            listed = _listed(manifest)
            found = {str(file.relative_to(self.path)): file for file in _files(self.path)}
            for name in sorted({*listed, *found}):
                if name not in found:
                    return f"{name} is missing"
                if name not in listed:
                    return f"{name} is not part of it"
                size, digest = listed[name][0], listed[name][-1]
                if found[name].lstat().st_size != size:
                    return f"{name} has changed"
                if _digest(found[name]) != digest:
                    return f"{name} has a wrong digest"
        except FileNotFoundError as error:
            return f"{os.path.relpath(error.filename, self.path)} is missing"
        except _UNREADABLE as error:
            return f"its manifest or a file cannot be read ({error})"
        self._remember(state, used if thorough else None)
        return None

    def used(self) -> float:
        """When it was last used (seconds since 1970)."""
        times = [0.0]
        for path in (self._memo, self.path):
            with contextlib.suppress(OSError):
                times.append(path.stat().st_mtime)
        return max(times)

    def size(self) -> int:
        """Bytes of its files."""
        return sum(file.lstat().st_size for file in _files(self.path))

    def forget(self) -> None:
        """For an entry that is removed."""
        self._memo.unlink(missing_ok=True)

    @property
    def _memo(self) -> Path:
        return root() / "verified" / self.path.name

    def _remember(self, state: str, used: float | None) -> None:
        """used: when it was last used, if not now."""
        # A cache that cannot be written to costs the time of looking again.
        with contextlib.suppress(FactoryError, OSError):
            files.write(folder("verified") / self.path.name, state)
            if used is not None:
                os.utime(self._memo, (used, used))

    def _seal(self) -> None:
        listed = {}
        for file in sorted(_files(self.path)):
            status = file.lstat()
            listed[str(file.relative_to(self.path))] = (status.st_size, status.st_mtime_ns, _digest(file))
        files.write(self.path / MANIFEST, json.dumps({"files": listed, "sha256": _named(listed)}), sync=True)


def entry(name: str, inputs_key: str) -> Entry | None:
    """The entry of this name and key, sound or not."""
    path = root() / "store" / f"{name}-{inputs_key}"
    return Entry(path) if path.is_dir() else None


def find(name: str, inputs_key: str) -> Path | None:
    """The sound entry of this name and key, or None."""
    found = entry(name, inputs_key)
    return found.path if found and found.damage() is None else None


def make(name: str, inputs_key: str, build: Callable[[Path], None], progress: Progress = SILENT) -> Path:
    """The entry of this name and key; `build(folder)` fills an empty folder when there is none.

    Two callers at once build it once: the second waits. When build raises, nothing is left behind.
    """
    ready = find(name, inputs_key)
    if ready:
        return ready
    store = folder("store")
    target = store / f"{name}-{inputs_key}"
    with locked(target.name, progress, name):
        ready = find(name, inputs_key)
        if ready:
            return ready
        if target.exists():
            progress.note(f"cache entry {target.name} is damaged ({Entry(target).damage()}): making it again")
        with files.scratch(store, name) as work:
            build(work)
            with disk_errors(f"store {name}", target):
                Entry(work)._seal()
            files.publish(work, target)
    return target


def locked(entry_name: str, progress: Progress = SILENT, what: str | None = None) -> AbstractContextManager[None]:
    """Nobody else makes or removes this entry meanwhile."""
    return files.lock(root() / "lock" / f"{entry_name}.lock", progress, what=what)


def entries() -> list[Entry]:
    """All entries of the store, sound or not."""
    store = root() / "store"
    return [Entry(path) for path in sorted(store.iterdir()) if not path.name.startswith(".")] if store.is_dir() else []


def new_log(name: str) -> Path:
    """A path for a log; an older log of this name is dropped."""
    if not name or "/" in name:
        raise FactoryError(f"bad log name {name!r}", code=ExitCode.BUG)
    path = folder("log") / f"{name}.log"
    with disk_errors("replace the log", path):
        path.unlink(missing_ok=True)
    return path


def _listed(manifest: bytes) -> dict[str, tuple[int, int, str]]:
    """What a manifest lists, by name: size, time (ns, not looked at), digest. Those of old have no digest of their own.

    Raises one of _UNREADABLE unless it is just as it was written.
    """
    read = json.loads(manifest)
    listed: dict[str, tuple[int, int, str]] = read["files"]
    if read != {"files": listed, "sha256": _named(listed)} and read != {"files": listed}:
        raise ValueError("it is not as it was written")
    return listed


def _named(listed: object) -> str:
    return files.sha256_bytes(json.dumps(listed))


def _files(top: Path) -> Iterator[Path]:
    """Everything but folders; links, whatever they lead to, are files."""
    for file in _entries(str(top)):
        if file.name != MANIFEST or Path(file.path).parent != top:
            yield Path(file.path)


def _entries(top: str) -> Iterator[os.DirEntry[str]]:
    stack = [top]
    while stack:
        with os.scandir(stack.pop()) as found:
            for each in found:
                if each.is_dir(follow_symlinks=False):
                    stack.append(each.path)
                else:
                    yield each


def _state(top: Path, manifest: bytes) -> str:
    """A digest of the manifest and of what the file system says of each file."""
    lines = []
    for file in _entries(str(top)):
        status = file.stat(follow_symlinks=False)
        times = f"{status.st_mtime_ns} {status.st_ctime_ns}"
        lines.append(f"{file.path}\0{status.st_mode} {status.st_size} {times} {status.st_ino}")
    return key(manifest, "\n".join(sorted(lines)).encode("utf-8", "surrogateescape"))


def _digest(file: Path) -> str:
    return files.sha256_bytes(os.readlink(file)) if file.is_symlink() else files.sha256(file)
