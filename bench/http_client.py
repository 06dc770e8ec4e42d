"""An HTTP/1.1 client (RFC 9112): several connections at once, every byte of every answer checked, lost ones counted.

One thread and non-blocking sockets, so that it takes little from the machine on which the guests run too.
"""

from __future__ import annotations

import contextlib
import re
import selectors
import socket
import time
from dataclasses import dataclass

ANSWER = 30.0  # seconds without any answer after which what is still open counts as lost
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)\r", re.IGNORECASE)


@dataclass(frozen=True)
class Load:
    """What to ask for. body: what must come back. keep: many requests over one connection; else one each."""

    path: str
    body: bytes
    requests: int
    connections: int = 8
    keep: bool = False


@dataclass(frozen=True)
class Answered:
    """good: answers with status 200 and the right body. lost: all others, whatever became of them. elapsed: seconds.

    why: one sentence about each of the first lost ones.
    """

    good: int
    lost: int
    elapsed: float
    why: tuple[str, ...]

    @property
    def rate(self) -> float:
        return self.good / self.elapsed


class _Wrong(Exception):
    """The answer is not what was asked for."""


class _Connection:
    """One connection; `request` is what it sends each time."""

    def __init__(self, port: int, request: bytes) -> None:
        self.socket = socket.socket()
        self.socket.setblocking(False)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.connect_ex(("127.0.0.1", port))
        self._unsent = request
        self._parts: list[bytes] = []
        self._got = 0
        self._needs = -1  # bytes of head and body together; -1 until the head is there
        self._head = 0

    @property
    def wants(self) -> int:
        return selectors.EVENT_WRITE if self._unsent else selectors.EVENT_READ

    def send(self) -> None:
        self._unsent = self._unsent[self.socket.send(self._unsent) :]

    def again(self, request: bytes) -> None:
        self._unsent, self._parts, self._got, self._needs = request, [], 0, -1

    def receive(self, keep: bool) -> bytes | None:
        """The whole body, or None when more has to come. Without keep the server's end of file ends the answer too."""
        part = self.socket.recv(1 << 18)
        self._parts.append(part)
        self._got += len(part)
        if self._needs < 0:
            start = b"".join(self._parts)
            end = start.find(b"\r\n\r\n") + 4
            if end >= 4:
                if not start.startswith((b"HTTP/1.1 200 ", b"HTTP/1.0 200 ")):
                    raise _Wrong(f"answered {start.splitlines()[0]!r}")
                length = _LENGTH.search(start[:end])
                if not length:
                    raise _Wrong("the answer has no Content-Length")
                self._head, self._needs = end, end + int(length.group(1))
        if self._needs < 0 or self._got < self._needs or (not keep and part):
            if not part:
                raise _Wrong(f"closed after {self._got} bytes of {max(self._needs, 0) or 'a head'}")
            return None
        if self._got > self._needs:
            raise _Wrong(f"{self._got - self._needs} bytes too many")
        return b"".join(self._parts)[self._head :]


def ask(port: int, load: Load) -> Answered:
    """Asks the server on this port of 127.0.0.1 and waits for every answer (or ANSWER seconds in which none comes)."""
    head = f"GET {load.path} HTTP/1.1\r\nHost: bench\r\nConnection: {'keep-alive' if load.keep else 'close'}\r\n\r\n"
    request = head.encode()
    good = started_count = 0
    why: list[str] = []
    with selectors.DefaultSelector() as waiting, contextlib.ExitStack() as stack:

        def connect() -> None:
            connection = _Connection(port, request)
            stack.callback(connection.socket.close)
            waiting.register(connection.socket, connection.wants, connection)

        begin = time.monotonic()
        for _ in range(min(load.connections, load.requests)):
            connect()
            started_count += 1
        while good + len(why) < load.requests:
            ready = waiting.select(ANSWER)
            if not ready:
                why += ["no answer"] * (load.requests - good - len(why))
            for key, _events in ready:
                connection: _Connection = key.data
                try:
                    if connection.wants == selectors.EVENT_WRITE:
                        connection.send()
                        waiting.modify(connection.socket, connection.wants, connection)
                        continue
                    body = connection.receive(load.keep)
                    if body is None:
                        continue
                    if body != load.body:
                        raise _Wrong(f"a body of {len(body)} bytes that differ")
                    good += 1
                except (_Wrong, OSError) as error:
                    why.append(str(error))
                    body = None
                more = started_count < load.requests
                started_count += more
                if load.keep and body is not None and more:
                    connection.again(request)
                    waiting.modify(connection.socket, connection.wants, connection)
                    continue
                waiting.unregister(connection.socket)
                connection.socket.close()
                if more:
                    connect()
        elapsed = time.monotonic() - begin
    return Answered(good, load.requests - good, elapsed, tuple(why[:3]))
