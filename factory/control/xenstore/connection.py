"""One conversation with xenstored, over its socket or through the kernel (/dev/xen/xenbus)."""

from __future__ import annotations

import errno
import os
import select
import time
from collections import deque

from factory.control.xenstore.wire import HEADER, PAYLOAD_MAX, Type, XenStoreError, error_of, pack

SOCKETS = ("/run/xenstored/socket", "/var/run/xenstored/socket")
DEVICES = ("/dev/xen/xenbus", "/proc/xen/xenbus")
TIMEOUT = 30.0  # seconds for an answer: xenstored may be busy, it does not think
_EVENTS_KEPT = 100_000  # a client that never looks at its watches must not eat all memory


class Connection:
    """Requests and their answers; events of watches that come between are kept.

    One thread uses a connection at a time. The file must be in blocking mode, a stream socket or the xenbus device.
    """

    def __init__(self, handle: int, *, timeout: float = TIMEOUT) -> None:
        self._handle = handle
        self._timeout = timeout
        self._request = 0
        self._pending = bytearray()
        self._events: deque[bytes] = deque()
        self._poll = select.poll()
        self._poll.register(handle, select.POLLIN)

    def close(self) -> None:
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def fileno(self) -> int:
        return self._handle

    def call(self, kind: Type, payload: bytes, *, transaction: int = 0, where: str = "") -> bytes:
        """The answer's payload. Raises XenStoreError: xenstored's own error, or a broken conversation."""
        self._request = self._request % 0xFFFFFFFF + 1
        number = self._request
        self._send(pack(kind, number, transaction, payload))
        deadline = time.monotonic() + self._timeout
        while True:
            message = self._message(deadline)
            if message is None:
                raise XenStoreError(f"xenstored does not answer within {self._timeout:g} s", number=errno.ETIMEDOUT)
            answer, request, body = message
            if answer == Type.WATCH_EVENT:
                self._keep(body)
            elif request != number:
                # The answer to a request that was given up (timeout, Ctrl-C): its own caller is gone.
                continue
            elif answer == Type.ERROR:
                raise error_of(body, where)
            elif answer != kind:
                raise XenStoreError(f"xenstored answers {kind.name} with a message of type {answer}")
            else:
                return body

    def event(self, timeout: float | None) -> bytes | None:
        """The next watch event's payload, None when none comes within timeout (seconds; None: wait for ever)."""
        deadline = None if timeout is None else time.monotonic() + timeout
        while not self._events:
            message = self._message(deadline)
            if message is None:
                return None
            if message[0] == Type.WATCH_EVENT:
                self._keep(message[2])
        return self._events.popleft()

    def _keep(self, body: bytes) -> None:
        if len(self._events) >= _EVENTS_KEPT:
            raise XenStoreError("too many watch events that nobody takes")
        self._events.append(body)

    def _send(self, message: bytes) -> None:
        view = memoryview(message)
        try:
            while view:
                view = view[os.write(self._handle, view) :]
        except OSError as error:
            raise _broken(error) from None

    def _message(self, deadline: float | None) -> tuple[int, int, bytes] | None:
        """Type, request and payload of the next message; None when the time is over."""
        while True:
            if len(self._pending) >= HEADER.size:
                kind, request, _transaction, length = HEADER.unpack_from(self._pending)
                if length > PAYLOAD_MAX:
                    raise XenStoreError(f"xenstored announces {length} bytes, more than it may send")
                if len(self._pending) >= HEADER.size + length:
                    body = bytes(self._pending[HEADER.size : HEADER.size + length])
                    del self._pending[: HEADER.size + length]
                    return kind, request, body
            left = None if deadline is None else max(0, deadline - time.monotonic()) * 1000
            if not self._poll.poll(left):
                return None
            try:
                piece = os.read(self._handle, HEADER.size + PAYLOAD_MAX)
            except OSError as error:
                raise _broken(error) from None
            if not piece:
                raise XenStoreError("xenstored has closed the conversation")
            self._pending += piece


def _broken(error: OSError) -> XenStoreError:
    return XenStoreError(f"cannot talk to xenstored: {error.strerror or error}")


def open_connection(path: str | None = None, *, timeout: float = TIMEOUT) -> Connection:
    """Connects to `path` (a socket or a device), XENSTORED_PATH, or the first that is there on this machine."""
    wanted = path or os.environ.get("XENSTORED_PATH")
    tried = [wanted] if wanted else [*SOCKETS, *DEVICES]
    reason = "there is no xenstored on this machine"
    for each in tried:
        try:
            return Connection(_open(each), timeout=timeout)
        except OSError as error:
            if error.errno != errno.ENOENT or wanted:
                reason = f"cannot connect to xenstored: {error.strerror or error}"
                tried = [each]
    raise XenStoreError(
        reason, where=tried[0], hint="run this as root in Xen's dom0, or in the lab: factory vm … --on lab"
    )


def _open(path: str) -> int:
    import stat

    if not stat.S_ISSOCK(os.stat(path).st_mode):
        return os.open(path, os.O_RDWR | os.O_CLOEXEC)
    import socket

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as stream:
        stream.connect(path)
        return stream.detach()
