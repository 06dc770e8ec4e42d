"""Save, restore and migrate: a guest's state from one QEMU process to a file, or to the next process."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from factory import files
from factory.control.model import GuestConfig, Vif, check_name
from factory.control.qemu.folder import Folder
from factory.control.qemu.qmp import Monitor
from factory.control.qemu.qmp import migrate as send
from factory.control.qemu.start import exclusive, start
from factory.errors import ExitCode, FactoryError, disk_error, disk_errors

_MAGIC = b"factory-vm-save 1\n"
_HEADER_MAX = 64 << 10  # bytes of the description
_IMAGE_MAX = 1 << 30
_LIMIT = 600.0  # seconds for the state to be written or read


def save(folder: Folder, file: Path, *, keep: bool) -> None:
    """Into one file: magic, a line of JSON, the image, QEMU's stream. The file is there whole or not at all."""
    target = file.absolute()
    with disk_errors("write the saved guest", target):
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    try:
        with open(handle, "wb") as out:
            with disk_errors("write the saved guest", target):
                _write_header(out, folder.config)
            with Monitor(folder.place / "qmp") as monitor:
                running = monitor.call("query-status")["running"]
                monitor.call("stop")
                try:
                    send(monitor, monitor.give(out.fileno()), _LIMIT)
                    # QEMU is content when a full disk has cut the stream short in the page cache only.
                    with disk_errors("write the saved guest", target):
                        os.fsync(out.fileno())
                        os.replace(name, target)
                except BaseException:
                    with contextlib.suppress(FactoryError):
                        if running:
                            monitor.call("cont")
                    raise
                if keep and running:
                    monitor.call("cont")
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
    if not keep:
        folder.kill()
        files.remove(folder.path)


def _write_header(out: Any, config: GuestConfig) -> None:
    image = config.image.read_bytes()
    head = {**asdict(config), "image": config.image.name, "image_size": len(image), "sha256": files.sha256_bytes(image)}
    out.write(_MAGIC + json.dumps(head).encode() + b"\n" + image)
    out.flush()


def read_header(stream: Any, where: Path) -> tuple[GuestConfig, bytes]:
    """The guest of a saved file, and its image. The stream is unbuffered and stands at QEMU's part afterwards."""
    try:
        if stream.read(len(_MAGIC)) != _MAGIC:
            raise ValueError("it does not begin as one")
        line = b""
        while not line.endswith(b"\n"):
            byte = stream.read(1)
            if not byte or len(line) > _HEADER_MAX:
                raise ValueError("its description has no end")
            line += byte
        head = json.loads(line)
        size = int(head["image_size"])
        if not 0 < size <= _IMAGE_MAX:
            raise ValueError("the size of its image is wrong")
        image = b""
        while len(image) < size and (piece := stream.read(size - len(image))):
            image += piece
        if files.sha256_bytes(image) != head["sha256"]:
            raise ValueError("its image is damaged")
        vifs = tuple(Vif(str(vif["link"]), str(vif["mac"])) for vif in head["vifs"])
        config = GuestConfig(
            name=check_name(str(head["name"])), image=Path("image.elf"), memory=int(head["memory"]), vifs=vifs,
            kind=str(head["kind"]), arguments=str(head["arguments"]), machine=str(head["machine"]),
        )  # fmt: skip
    except (ValueError, KeyError, TypeError) as error:
        raise FactoryError(f"this is not a saved guest: {error}", where=where, code=ExitCode.USAGE) from None
    except OSError as error:
        raise disk_error(error, "read the saved guest", where) from None
    return config, image


def receive(config: GuestConfig, place: Path, handle: int, *, paused: bool) -> None:
    """A process in `place` that takes its state from `handle`. Nothing runs in it when this fails."""
    start(config, place, paused=True, incoming=True)
    with Monitor(place / "qmp") as monitor:
        monitor.call("migrate-incoming", uri=monitor.give(handle))
        arrived(monitor)
        if not paused:
            monitor.call("cont")


def arrived(monitor: Monitor) -> None:
    import time

    deadline = time.monotonic() + _LIMIT
    while monitor.call("query-status")["status"] == "inmigrate":
        if time.monotonic() >= deadline:
            raise FactoryError(f"the guest's state did not arrive within {_LIMIT:g} s", code=ExitCode.GUEST)
        time.sleep(0.02)


def migrate(folder: Folder) -> Folder:
    """To a new process. What only one process can have (a tap, a forwarded port) makes it a save and restore in one:
    the guest stands still for that time; otherwise it runs on while its memory is copied."""
    new = replace(folder, process=folder.process + 1)
    if exclusive(folder.config):
        return _by_file(folder, new)
    with _undone(new):
        start(folder.config, new.place, paused=True, incoming=True)
        ours, theirs = socket.socketpair()
        with ours, theirs, Monitor(folder.place / "qmp") as source, Monitor(new.place / "qmp") as target:
            running = source.call("query-status")["running"]
            target.call("migrate-incoming", uri=target.give(theirs.fileno()))
            send(source, source.give(ours.fileno()), _LIMIT)
            arrived(target)
            # From here on the new process is the guest.
            moved = folder.moved(new.process)
            if running:
                target.call("cont")
    _end(folder)
    return moved


def _by_file(folder: Folder, new: Folder) -> Folder:
    with tempfile.TemporaryFile(dir=folder.path) as state, _undone(new):
        with Monitor(folder.place / "qmp") as source:
            running = source.call("query-status")["running"]
            source.call("stop")
            send(source, source.give(state.fileno()), _LIMIT)
        folder.kill()
        os.lseek(state.fileno(), 0, os.SEEK_SET)
        receive(folder.config, new.place, state.fileno(), paused=not running)
        moved = folder.moved(new.process)
    _end(folder)
    return moved


def _end(folder: Folder) -> None:
    folder.kill()
    files.remove(folder.place)


@contextmanager
def _undone(new: Folder) -> Iterator[None]:
    """What a failed move has begun is removed; the guest goes on in its old process where that still is."""
    try:
        yield
    except BaseException:
        new.kill()
        files.remove(new.place)
        raise
