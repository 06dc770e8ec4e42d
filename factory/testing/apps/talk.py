"""A conversation with an app over TCP or UDP, byte by byte as the test says it."""

from __future__ import annotations

import contextlib
import socket
import time

from factory.testing.apps.client import together
from factory.testing.apps.expect import Expectation, shortened
from factory.testing.apps.step import Exchange, Step

_MOST = 16 << 20  # bytes that an answer may have


def run(step: Step, ports: dict[tuple[str, int], int]) -> list[str]:
    """Complaints, none when the app said what was expected."""
    port = ports[step.connect]
    return together(step, lambda: _Conversation(step, port).held())


class _Conversation:
    def __init__(self, step: Step, port: int) -> None:
        self._step = step
        self._port = port
        self._stream = step.connect[0] == "tcp"
        self._deadline = time.monotonic() + step.time
        self._came = bytearray()
        self._closed = False

    def held(self) -> list[str]:
        kind = socket.SOCK_STREAM if self._stream else socket.SOCK_DGRAM
        with socket.socket(socket.AF_INET, kind) as line:
            line.settimeout(self._step.time)
            try:
                line.connect(("127.0.0.1", self._port))
                for number, exchange in enumerate(self._step.talk, 1):
                    complaint = self._one(line, exchange)
                    if complaint:
                        return [f"talk[{number}]: {complaint}"]
            except OSError as error:
                return [f"the connection failed: {error.strerror or error}"]
        return []

    def _one(self, line: socket.socket, exchange: Exchange) -> str | None:
        if exchange.does == "send":
            line.sendall(exchange.data)
        elif exchange.does == "close":
            line.shutdown(socket.SHUT_WR)
        elif exchange.does == "closed":
            while self._more(line):
                pass
            rest = shortened(self._came.decode("utf-8", "replace"))
            if not self._closed:
                return f"the app did not close the connection within {self._step.time:g} s; it sent {rest}"
            if self._came:
                return f"before it closed the connection the app sent {rest}"
        elif exchange.expect:
            return self._expect(line, exchange.expect)
        return None

    def _expect(self, line: socket.socket, wanted: Expectation) -> str | None:
        """text: exactly these bytes are next; contains, regex: they come, and what is up to their end is taken."""
        while True:
            text = self._came.decode("utf-8", "replace")
            taken = _taken(wanted, self._came)
            if taken is not None:
                del self._came[:taken]
                return None
            if wanted.kind == "text" and not wanted.value.encode().startswith(bytes(self._came)):
                return f"expected {wanted.value!r}, got {shortened(text)}"
            if not self._more(line):
                end = "closed the connection" if self._closed else f"said no more within {self._step.time:g} s"
                return f"expected {wanted}, got {shortened(text)}; the app {end}"

    def _more(self, line: socket.socket) -> bool:
        """Takes what comes next; False at the end or when the time is over."""
        left = self._deadline - time.monotonic()
        if left <= 0 or len(self._came) > _MOST or self._closed:
            return False
        line.settimeout(left)
        with contextlib.suppress(TimeoutError):
            data = line.recv(65536)
            self._closed = not data and self._stream
            self._came += data
            return not self._closed
        return False


def _taken(wanted: Expectation, came: bytearray) -> int | None:
    """How many bytes the expectation takes from the front; None while it is not met."""
    if wanted.kind == "regex":
        import re

        found = re.search(wanted.value.encode(), bytes(came), re.MULTILINE)
        return found.end() if found else None
    value = wanted.value.encode()
    if wanted.kind == "text":
        return len(value) if came.startswith(value) else None
    at = came.find(value)
    return at + len(value) if at >= 0 else None
