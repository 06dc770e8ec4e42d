"""QEMU's gdb stub, as far as it takes to stop a guest at a function and to ask how much it has executed.

The protocol is the one of "GDB Remote Serial Protocol" in gdb's manual.
"""

from __future__ import annotations

import re
import socket
import time
from pathlib import Path
from types import TracebackType

from factory.errors import ExitCode, FactoryError

_PACKET = re.compile(rb"\$([^#]*)#[0-9a-f]{2}")


class GdbStub:
    """A connection to the stub on a Unix socket. timeout: seconds to wait for it, and for each answer."""

    def __init__(self, path: Path, timeout: float) -> None:
        self._data = b""
        self._stream = _connected(path, timeout)
        self._stream.settimeout(timeout)

    def __enter__(self) -> GdbStub:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stream.close()

    def run_to(self, address: int) -> None:
        """Lets the guest run until it is about to execute the instruction at `address`."""
        self._expect(f"Z1,{address:x},1", b"OK")
        self._expect("c", b"T05")
        self._expect(f"z1,{address:x},1", b"OK")

    def instructions(self) -> int:
        """What the machine has executed since it was switched on; QEMU has to run with -icount and rr=record."""
        said = self._monitor("info replay")
        found = re.search(r"instruction count = (\d+)", said)
        if not found:
            raise FactoryError(f"QEMU counts no instructions: {said!r}", code=ExitCode.GUEST)
        return int(found[1])

    def _monitor(self, command: str) -> str:
        self._send("qRcmd," + command.encode().hex())
        said = b""
        while (answer := self._receive()) != b"OK":
            said += bytes.fromhex(answer[1:].decode())
        return said.decode()

    def _expect(self, command: str, wanted: bytes) -> None:
        self._send(command)
        answer = self._receive()
        if not answer.startswith(wanted):
            raise FactoryError(f"the debugger's stub answers {answer!r} to {command}", code=ExitCode.GUEST)

    def _send(self, command: str) -> None:
        data = command.encode()
        self._stream.sendall(b"+$%s#%02x" % (data, sum(data) & 0xFF))

    def _receive(self) -> bytes:
        while not (found := _PACKET.search(self._data)):
            try:
                more = self._stream.recv(4096)
            except TimeoutError:
                raise FactoryError("the guest does not come to where it is waited for", code=ExitCode.GUEST) from None
            if not more:
                raise FactoryError("QEMU ended", code=ExitCode.GUEST)
            self._data += more
        self._data = self._data[found.end() :]
        return found[1]


def _connected(path: Path, timeout: float) -> socket.socket:
    deadline = time.monotonic() + timeout
    while True:
        stream = socket.socket(socket.AF_UNIX)
        try:
            stream.connect(str(path))
        except OSError:
            stream.close()
            if time.monotonic() > deadline:
                raise FactoryError("QEMU offers no debugger's stub", code=ExitCode.GUEST) from None
            time.sleep(0.02)
        else:
            return stream
