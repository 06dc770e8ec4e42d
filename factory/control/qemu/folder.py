"""What is known of a guest that is a QEMU process: a folder, so that later commands find it.

    <run>/qemu/NAME.lock           held while somebody changes the guest
    <run>/qemu/NAME/state.json     what it was made from; which of the numbered folders is in use
    <run>/qemu/NAME/image.elf      a copy: a new build must not change what a restore or migration needs
    <run>/qemu/NAME/console.log    all that it has printed
    <run>/qemu/NAME/1/             of one QEMU process: pid, and the sockets qmp, console, control
    <run>/qemu/NAME/1/alive        QEMU holds a lock (flock) on it; it ends with the process, however that ends

A guest whose process has ended is down: its console can be read until it is destroyed, or one of its name is made. A
folder whose process has never been there is stale (somebody was killed): whoever comes next removes it.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from factory import files
from factory.control.model import GuestConfig, Vif
from factory.errors import ExitCode, FactoryError, disk_errors

_STARTING = 10.0  # seconds between QEMU's lock and its pid


@dataclass(frozen=True)
class Folder:
    """One guest's folder; config.image is the copy in it. process: which of the numbered folders counts."""

    path: Path
    config: GuestConfig
    process: int = 1

    @property
    def place(self) -> Path:
        return self.path / str(self.process)

    def alive(self) -> bool:
        return locked(self.place / "alive")

    def pid(self) -> int:
        """QEMU's process id; 0 when it has ended, or is so young that it has not written it."""
        try:
            pid = int((self.place / "pid").read_text())
        except (OSError, ValueError):
            return 0
        return pid if pid > 1 and self.alive() else 0

    def write(self) -> None:
        config = asdict(self.config)
        config["image"] = self.config.image.name
        files.write(self.path / "state.json", json.dumps({"process": self.process, "config": config}, indent=2))

    def moved(self, process: int) -> Folder:
        """The same guest in another process; counts from now on."""
        new = replace(self, process=process)
        new.write()
        return new

    def kill(self) -> None:
        """Ends the process and waits for its end."""
        deadline = time.monotonic() + _STARTING
        while self.alive() and time.monotonic() < deadline:
            if pid := self.pid():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            time.sleep(0.01)
        if self.alive():
            raise FactoryError(f"QEMU of {self.config.name} does not end", where=self.place, code=ExitCode.GUEST)


def locked(file: Path) -> bool:
    """Whether a process holds the lock of this file."""
    try:
        handle = os.open(file, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False


@contextmanager
def life(place: Path) -> Iterator[int]:
    """A locked descriptor of place/alive for QEMU to inherit; the lock ends when the last process with it ends."""
    with disk_errors("make the guest's folder", place):
        place.mkdir(parents=True, exist_ok=True)
        handle = os.open(place / "alive", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
    finally:
        os.close(handle)


def load(path: Path) -> Folder | None:
    """The folder's guest; None when its description is not (or no longer) there, or damaged."""
    try:
        state = json.loads((path / "state.json").read_text())
        known = state["config"]
        vifs = tuple(Vif(str(vif["link"]), str(vif["mac"])) for vif in known["vifs"])
        config = GuestConfig(
            name=str(known["name"]), image=path / str(known["image"]), memory=int(known["memory"]), vifs=vifs,
            kind=str(known["kind"]), arguments=str(known["arguments"]), machine=str(known["machine"]),
        )  # fmt: skip
        return Folder(path, config, int(state["process"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def ended(path: Path) -> bool:
    """Whether a guest has been in this folder: QEMU makes the console's file when it starts."""
    return (path / "console.log").exists() and load(path) is not None


@contextmanager
def claimed(root: Path, name: str) -> Iterator[Path]:
    """The folder of this name, while nobody else changes it. A stale one is removed first."""
    with files.lock(root / f"{name}.lock", what=f"guest {name}"):
        path = root / name
        if path.exists() and not lives(path) and not ended(path):
            files.remove(path)
        yield path


def lives(path: Path) -> bool:
    # Also a process that a migration has made and not yet put into state.json.
    return any(locked(each) for each in path.glob("*/alive"))


def known(root: Path) -> list[Folder]:
    """The guests that live or are down, by name; stale folders are removed on the way."""
    found = []
    if not root.is_dir():
        return []
    for path in sorted(root.iterdir()):
        if not path.is_dir() or path.name.startswith("."):
            continue
        folder = load(path)
        if folder is not None and (folder.alive() or ended(path)):
            found.append(folder)
        elif not lives(path) and not locked(root / f"{path.name}.lock"):
            with claimed(root, path.name):
                pass
    return found
