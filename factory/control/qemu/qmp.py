"""QEMU's machine protocol (docs/interop/qmp-spec of QEMU): JSON lines over a Unix socket, files passed along."""

from __future__ import annotations

import json
import os
import socket
import time
from pathlib import Path
from typing import Any

from factory.errors import ExitCode, FactoryError

_LONGEST = 1 << 20  # bytes of one message; the longest that is asked for here has a few hundred


def connect(path: Path, timeout: float) -> socket.socket:
    """A connection to a Unix socket; its path may be longer than the 107 bytes that an address holds."""
    stream = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        stream.settimeout(timeout)
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            stream.connect(f"/proc/self/fd/{folder}/{path.name}")
        finally:
            os.close(folder)
    except BaseException:
        stream.close()
        raise
    return stream


class Monitor:
    """One conversation; QEMU talks to one client at a time, the next one waits. timeout: seconds for each answer."""

    def __init__(self, path: Path, timeout: float = 30.0) -> None:
        self._path = path
        self._timeout = timeout
        self._pending = bytearray()
        self._file = 0
        try:
            self._stream = connect(path, timeout)
        except OSError as error:
            raise FactoryError(
                f"cannot talk to QEMU: {error.strerror or error}", where=path, code=ExitCode.GUEST
            ) from None
        try:
            self._message()  # the greeting
            self.call("qmp_capabilities")
        except BaseException:
            self._stream.close()
            raise

    def __enter__(self) -> Monitor:
        return self

    def __exit__(self, *_error: object) -> None:
        self._stream.close()

    def call(self, command: str, file: int | None = None, **arguments: Any) -> Any:
        """A command's result. file: a descriptor that goes along with it (getfd). Names with - are written with _."""
        wanted = {name.replace("_", "-"): value for name, value in arguments.items()}
        line = json.dumps({"execute": command, "arguments": wanted}).encode() + b"\n"
        try:
            if file is None:
                self._stream.sendall(line)
            else:
                socket.send_fds(self._stream, [line], [file])
        except OSError as error:
            raise FactoryError(f"QEMU has ended: {error.strerror or error}", code=ExitCode.GUEST) from None
        while True:
            message = self._message()
            if "error" in message:
                raise FactoryError(f"QEMU refuses {command}: {message['error'].get('desc')}", code=ExitCode.GUEST)
            if "return" in message:
                return message["return"]

    def give(self, file: int) -> str:
        """Hands an open file over; returns its name for commands that take `fd:`."""
        self._file += 1
        name = f"file{self._file}"
        self.call("getfd", file, fdname=name)
        return f"fd:{name}"

    def _message(self) -> dict[str, Any]:
        deadline = time.monotonic() + self._timeout
        while (end := self._pending.find(b"\n")) < 0:
            if len(self._pending) > _LONGEST:
                raise FactoryError("QEMU sends a message that never ends", code=ExitCode.GUEST)
            self._stream.settimeout(max(0.001, deadline - time.monotonic()))
            try:
                piece = self._stream.recv(65536)
            except TimeoutError:
                raise FactoryError(
                    f"QEMU does not answer within {self._timeout:g} s",
                    where=self._path,
                    hint="does another program talk to this guest's monitor?",
                    code=ExitCode.GUEST,
                ) from None
            except OSError as error:
                raise FactoryError(f"QEMU has ended: {error.strerror or error}", code=ExitCode.GUEST) from None
            if not piece:
                raise FactoryError("QEMU has ended", where=self._path, code=ExitCode.GUEST)
            self._pending += piece
        line = bytes(self._pending[:end])
        del self._pending[: end + 1]
        try:
            message = json.loads(line)
        except ValueError:
            message = None
        if not isinstance(message, dict):
            raise FactoryError(f"QEMU says {line[:60]!r}, which is no message", code=ExitCode.GUEST)
        return message


def migrate(monitor: Monitor, target: str, timeout: float) -> None:
    """Sends the guest's state to `target` (QEMU's name of a channel) and waits until all of it is there."""
    monitor.call("migrate", uri=target)
    deadline = time.monotonic() + timeout
    while True:
        found = monitor.call("query-migrate")
        status = found.get("status")
        if status == "completed":
            return
        if status in ("failed", "cancelled"):
            raise FactoryError(
                f"QEMU could not move the guest's state: {found.get('error-desc', status)}", code=ExitCode.GUEST
            )
        if time.monotonic() >= deadline:
            monitor.call("migrate_cancel")
            raise FactoryError(f"the guest's state was not moved within {timeout:g} s", code=ExitCode.GUEST)
        time.sleep(0.02)
