"""Many streams over one reliable byte stream, with flow control for each; both ends use this file.

A frame is: stream (4 bytes), kind (1), length (4), all big-endian, then `length` bytes. Who opens a stream sends OPEN
with what it wants (JSON); then DATA and ERRORS (standard error's kind of data) flow both ways, each side sending at
most WINDOW bytes that the other has not given back with CREDIT. END: no more data from this side. DONE (JSON) is the
answer and ends the stream. CLOSE: the opener has lost interest. CONTROL (JSON) is what a service makes of it.
"""

from __future__ import annotations

import json
import struct
import threading
from collections import deque
from collections.abc import Callable
from typing import Any

OPEN, DATA, ERRORS, END, CREDIT, DONE, CLOSE, CONTROL = range(1, 9)
HEADER = struct.Struct("!IBI")
LONGEST = 1 << 16  # bytes of a frame's payload
WINDOW = 1 << 18  # bytes on their way in one direction of a stream

Handler = Callable[["Stream", dict[str, Any]], None]


class Broken(ConnectionError):
    """The other end is gone, or talks nonsense."""


class Stream:
    """One conversation. receive() from one thread, send() from any."""

    def __init__(self, link: Link, number: int) -> None:
        self.number = number
        self.closed = False  # by the other side, or with the link
        self._link = link
        self._queue: deque[tuple[int, bytes]] = deque()
        self._room = WINDOW
        self._changed = threading.Condition()

    def send(self, data: bytes, kind: int = DATA) -> None:
        """Sends all of it, waiting for credit. Raises Broken when nobody is there any more."""
        view = memoryview(data)
        while view:
            with self._changed:
                while self._room <= 0 and not self.closed:
                    self._changed.wait()
                if self.closed:
                    raise Broken("the other end has closed the stream")
                piece = view[: min(self._room, LONGEST)]
                self._room -= len(piece)
            self._link.write(self.number, kind, bytes(piece))
            view = view[len(piece) :]

    def end(self) -> None:
        """No more data from here."""
        self._link.write(self.number, END, b"")

    def control(self, what: dict[str, Any]) -> None:
        self._link.write(self.number, CONTROL, json.dumps(what).encode())

    def receive(self, timeout: float | None = None) -> tuple[int, bytes] | None:
        """The next frame's kind and bytes; None: the stream is over. Raises TimeoutError after `timeout` seconds."""
        with self._changed:
            if not self._changed.wait_for(lambda: bool(self._queue) or self.closed, timeout):
                raise TimeoutError
            if not self._queue:
                return None
            kind, data = self._queue.popleft()
        if kind in (DATA, ERRORS) and not self.closed:
            self._link.write(self.number, CREDIT, struct.pack("!I", len(data)))
        return kind, data

    def done(self, answer: dict[str, Any]) -> None:
        """The last word of who was asked."""
        self._link.finish(self, DONE, json.dumps(answer).encode())

    def close(self) -> None:
        """The last word of who asked."""
        self._link.finish(self, CLOSE, b"")

    def deliver(self, kind: int, data: bytes) -> None:
        with self._changed:
            if kind == CREDIT:
                self._room += struct.unpack("!I", data)[0]
            elif kind == CLOSE:
                self.closed = True
            else:
                self._queue.append((kind, data))
                self.closed = self.closed or kind == DONE
            self._changed.notify_all()


class Link:
    """One byte stream with a thread that reads it. read(count) and write(data) block; read gives b"" at the end.

    handler is called in a thread of its own for each stream that the other end opens.
    """

    def __init__(self, read: Callable[[int], bytes], write: Callable[[bytes], Any], handler: Handler | None) -> None:
        self._read = read
        self._write = write
        self._handler = handler
        self._streams: dict[int, Stream] = {}
        self._next = 0
        self._broken = ""
        self._lock = threading.Lock()
        self._writing = threading.Lock()

    def start(self) -> Link:
        threading.Thread(target=self.run, name="streams", daemon=True).start()
        return self

    def open(self, request: dict[str, Any]) -> Stream:
        with self._lock:
            if self._broken:
                raise Broken(self._broken)
            self._next += 1
            stream = self._streams[self._next] = Stream(self, self._next)
        self.write(stream.number, OPEN, json.dumps(request).encode())
        return stream

    def write(self, number: int, kind: int, data: bytes) -> None:
        try:
            with self._writing:
                self._write(HEADER.pack(number, kind, len(data)) + data)
        except (OSError, ValueError) as error:
            raise Broken(str(error)) from None

    def finish(self, stream: Stream, kind: int, data: bytes) -> None:
        with self._lock:
            known = self._streams.pop(stream.number, None)
        stream.deliver(CLOSE, b"")  # wakes whoever still waits in receive()
        if known is not None and not self._broken:
            self.write(stream.number, kind, data)

    def run(self) -> None:
        """Reads until the byte stream ends; then every stream is over."""
        why = "the connection has ended"
        try:
            while True:
                number, kind, length = HEADER.unpack(self._exactly(HEADER.size))
                if length > LONGEST or not OPEN <= kind <= CONTROL:
                    raise Broken("what came is not a frame of a stream")
                self._take(number, kind, self._exactly(length))
        except (OSError, ValueError, struct.error) as error:
            why = str(error) or why
        with self._lock:
            self._broken = why
            streams = list(self._streams.values())
            self._streams.clear()
        for stream in streams:
            stream.deliver(CLOSE, b"")

    def _take(self, number: int, kind: int, data: bytes) -> None:
        if kind == OPEN:
            if self._handler is None:
                raise Broken("the other end asks for something")
            with self._lock:
                stream = self._streams[number] = Stream(self, number)
            threading.Thread(target=self._handler, args=(stream, json.loads(data)), daemon=True).start()
            return
        with self._lock:
            # DONE and CLOSE are the end of a number; what still comes for it afterwards is dropped.
            known = self._streams.pop(number, None) if kind in (DONE, CLOSE) else self._streams.get(number)
        if known is not None:
            known.deliver(kind, data)

    def _exactly(self, count: int) -> bytes:
        data = bytearray()
        while len(data) < count:
            piece = self._read(count - len(data))
            if not piece:
                raise Broken("the connection has ended")
            data += piece
        return bytes(data)
