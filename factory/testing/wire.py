"""The host's end of a guest's network cables: QEMU's `stream` netdev on Unix sockets, lossless in both directions.

Each frame travels behind its length (4 bytes, big-endian). QEMU connects to us, so there is nothing to wait for.
"""

from __future__ import annotations

import selectors
import socket
import struct
import time
from collections.abc import Callable
from pathlib import Path

from factory.errors import ExitCode, FactoryError

LONGEST = 65536  # bytes; no frame of a guest is longer


class Wire:
    """One cable. `received` holds the frames that the guest sent, in order."""

    def __init__(self, path: Path | None) -> None:
        self.path = path or Path()
        self.received: list[bytes] = []
        self._listener = socket.socket(socket.AF_UNIX)
        if path:
            self._listener.bind(str(path))
            self._listener.listen(1)
        self._stream: socket.socket | None = None
        self._out = bytearray()
        self._in = bytearray()

    @classmethod
    def plugged(cls, stream: socket.socket) -> Wire:
        """A cable that is plugged in already: the socket has its frames."""
        wire = cls(None)
        wire._stream = stream
        stream.setblocking(False)
        return wire

    def accept(self, timeout: float) -> None:
        """Waits for QEMU, `timeout` seconds at most."""
        self._stream = accept(self._listener, timeout, "network")
        self._stream.setblocking(False)

    def send(self, frame: bytes) -> None:
        """Queues a frame; pump() sends it."""
        self._out += struct.pack("!I", len(frame)) + frame

    @property
    def idle(self) -> bool:
        """Everything that was queued has been taken by QEMU."""
        return not self._out

    @property
    def stream(self) -> socket.socket:
        """Raises ConnectionResetError when QEMU has not plugged in."""
        if self._stream is None:
            raise ConnectionResetError
        return self._stream

    def close(self) -> None:
        self._listener.close()
        if self._stream:
            self._stream.close()

    def _take(self) -> None:
        data = self.stream.recv(1 << 18)
        if not data:
            raise ConnectionResetError
        self._in += data
        start = 0
        while len(self._in) - start >= 4:
            (length,) = struct.unpack_from("!I", self._in, start)
            if length > LONGEST:
                raise FactoryError(f"the guest's network sent a frame of {length} bytes", code=ExitCode.GUEST)
            if len(self._in) - start < 4 + length:
                break
            self.received.append(bytes(self._in[start + 4 : start + 4 + length]))
            start += 4 + length
        del self._in[:start]

    def _give(self) -> None:
        sent = self.stream.send(memoryview(self._out)[: 1 << 18])
        del self._out[:sent]


def pump(wires: list[Wire], done: Callable[[], bool], timeout: float) -> bool:
    """Moves frames both ways until done() or `timeout` seconds have passed; says whether done() held.

    Raises ConnectionResetError when the guest's end is gone.
    """
    deadline = time.monotonic() + timeout
    with selectors.DefaultSelector() as selector:
        for wire in wires:
            selector.register(wire.stream, selectors.EVENT_READ, wire)
        while not done():
            left = deadline - time.monotonic()
            if left <= 0:
                return False
            for wire in wires:
                events = selectors.EVENT_READ | (selectors.EVENT_WRITE if wire._out else 0)
                selector.modify(wire.stream, events, wire)
            for key, events in selector.select(min(left, 0.05)):
                try:
                    if events & selectors.EVENT_READ:
                        key.data._take()
                    if events & selectors.EVENT_WRITE:
                        key.data._give()
                except BlockingIOError:
                    continue  # readiness was lost between select and the call
    return True


def accept(listener: socket.socket, timeout: float, what: str) -> socket.socket:
    listener.settimeout(timeout)
    try:
        return listener.accept()[0]
    except TimeoutError:
        raise FactoryError(f"QEMU did not open the guest's {what} within {timeout:g} s", code=ExitCode.GUEST) from None
