"""A client of the ControlSocket protocol, version 1.3 (click-spec: driver-handlers-tools.md)."""

from __future__ import annotations

import os
import socket
import time


class ControlError(Exception):
    """The router refused a command, or the stream broke. code: the protocol's number (200-590), 0 for the latter."""

    def __init__(self, code: int, text: str) -> None:
        super().__init__(f"{code} {text}" if code else text)
        self.code = code
        self.text = text


class ControlSession:
    """One conversation with a router over a connected socket. `timeout` is in seconds, for each reply.

    greeted: the router greets this connection, so nothing is sent before that: a guest's serial port loses what comes
    while it is being set up. False for a serial channel joined later, whose greeting went to nobody, or
    to somebody before us.
    """

    GREETING = b"Click::ControlSocket/1."
    LONGEST_LINE = 64 * 1024
    LARGEST_VALUE = 16 * 1024 * 1024

    def __init__(self, stream: socket.socket, timeout: float = 30.0, *, greeted: bool = True) -> None:
        self._stream = stream
        self._timeout = timeout
        self._pending = bytearray()
        self._awaits_greeting = greeted

    def read(self, handler: str, parameter: str = "") -> str:
        """The value of a read handler, such as `from_outside/denied.count`."""
        code, text = self._command(f"READ {handler}{' ' + parameter if parameter else ''}")
        if code not in (200, 220):
            raise ControlError(code, text)
        word, _, count = self._line().partition(b" ")
        if word != b"DATA" or not count.isdigit() or int(count) > self.LARGEST_VALUE:
            raise ControlError(0, "the router's answer has no DATA line")
        return self._exactly(int(count)).decode("utf-8", "replace")

    def write(self, handler: str, value: str = "") -> None:
        """Call a write handler. The value goes as counted data, so it may hold anything."""
        data = value.encode()
        code, text = self._command(f"WRITEDATA {handler} {len(data)}", data)
        if code not in (200, 220):
            raise ControlError(code, text)

    def synchronize(self) -> None:
        """On a channel joined later: skips what an earlier conversation, cut off in the middle, has left in it.

        The router refuses to read a handler of a name that nobody else uses; its refusal is the first answer to us. An
        earlier command may still wait for its data and swallow the question, so it is asked until it is answered.
        """
        mark = f"nothing-{os.urandom(6).hex()}"
        deadline = time.monotonic() + self._timeout
        timeout, self._timeout = self._timeout, 0.5
        try:
            while True:
                self._stream.settimeout(timeout)
                self._stream.sendall(f"\r\nREAD {mark}\r\n".encode())
                try:
                    while not _final(line := self._line()) or (mark.encode() not in line and line[:3] != b"540"):
                        pass
                    return
                except ControlError:
                    if time.monotonic() >= deadline:
                        raise ControlError(0, f"no answer within {timeout:g} s") from None
        except OSError as error:
            raise ControlError(0, f"control stream: {error.strerror or error}") from None
        finally:
            self._timeout = timeout

    def _command(self, line: str, data: bytes = b"") -> tuple[int, str]:
        if self._awaits_greeting:
            greeting = self._line()
            if not greeting.startswith(self.GREETING):
                raise ControlError(0, f"unexpected greeting {greeting[:40]!r}")
            self._awaits_greeting = False
        if "\n" in line or "\r" in line:
            raise ValueError("a command is one line")
        try:
            self._stream.settimeout(self._timeout)
            self._stream.sendall(line.encode() + b"\r\n" + data)
        except OSError as error:
            raise ControlError(0, f"control stream: {error.strerror or error}") from None
        texts: list[str] = []
        while True:
            line_read = self._line()
            if not texts and line_read.startswith(self.GREETING):
                continue
            reply = line_read.decode("utf-8", "replace")
            if len(reply) < 4 or not reply[:3].isdigit() or reply[3] not in " -":
                raise ControlError(0, f"unexpected reply {reply[:40]!r}")
            texts.append(reply[4:])
            if reply[3] == " ":
                return int(reply[:3]), "\n".join(texts)

    def _fill(self, deadline: float) -> None:
        left = deadline - time.monotonic()
        if left <= 0:
            raise ControlError(0, f"no answer within {self._timeout:g} s")
        self._stream.settimeout(left)
        try:
            piece = self._stream.recv(65536)
        except TimeoutError:
            raise ControlError(0, f"no answer within {self._timeout:g} s") from None
        except OSError as error:
            raise ControlError(0, f"control stream: {error.strerror}") from None
        if not piece:
            raise ControlError(0, "the router closed the control stream")
        self._pending += piece

    def _line(self) -> bytes:
        deadline = time.monotonic() + self._timeout
        while (end := self._pending.find(b"\n")) < 0:
            if len(self._pending) > self.LONGEST_LINE:
                raise ControlError(0, "the router's reply line never ends")
            self._fill(deadline)
        line = bytes(self._pending[:end])
        del self._pending[: end + 1]
        return line.rstrip(b"\r")

    def _exactly(self, count: int) -> bytes:
        deadline = time.monotonic() + self._timeout
        while len(self._pending) < count:
            self._fill(deadline)
        value = bytes(self._pending[:count])
        del self._pending[:count]
        return value


def _final(line: bytes) -> bool:
    """Whether it is the last (or only) line of a reply."""
    return line[:3].isdigit() and line[3:4] == b" "
