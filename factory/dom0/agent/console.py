"""A domain's console: its terminal, opened here; `xl console` would not say when it has begun to listen."""

from __future__ import annotations

import contextlib
import os
import select
import subprocess
import threading
import time
import tty
from pathlib import Path
from typing import Any

from .streams import DATA, LONGEST, Broken, Stream

_LOG = "/var/log/xen/console/guest-{}.log"  # xenconsoled --log=guest
_KNOWN = 256  # bytes


def console(stream: Stream, request: dict[str, Any]) -> None:
    """request: domid, and wait: seconds that xenconsoled may take."""
    node = f"/local/domain/{int(request['domid'])}/console/tty"
    handle = _open(node, float(request.get("wait", 10)))
    if handle < 0:
        stream.done({"error": f"xenconsoled has made no terminal ({node})"})
        return
    over = threading.Event()
    log = _Log(int(request["domid"]))
    try:
        stream.control({"attached": True})
        typing = threading.Thread(target=_typed, args=(stream, handle, over), daemon=True)
        typing.start()
        _printed(stream, handle, over, log)
        stream.done({})
        typing.join(5)
    finally:
        os.close(handle)


def _open(node: str, wait: float) -> int:
    deadline = time.monotonic() + wait
    while True:
        found = subprocess.run(["xenstore-read", node], capture_output=True, check=False)
        path = found.stdout.decode().strip()
        if found.returncode == 0 and path:
            with contextlib.suppress(OSError):
                handle = os.open(path, os.O_RDWR | os.O_NOCTTY)
                tty.setraw(handle)
                return handle
        if time.monotonic() >= deadline:
            return -1
        time.sleep(0.1)


class _Log:
    """A terminal that is hung up loses what nobody has read yet; xenconsoled's log, when it keeps one, has it."""

    def __init__(self, domid: int) -> None:
        name = subprocess.run(["xenstore-read", f"/local/domain/{domid}/name"], capture_output=True, check=False)
        self._file = Path(_LOG.format(name.stdout.decode("utf-8", "replace").strip()))
        self._begin = len(self._content())
        self._seen = b""

    def seen(self, data: bytes) -> None:
        self._seen = (self._seen + data)[-_KNOWN:]

    def rest(self) -> bytes:
        """What came behind the last that was seen."""
        content = self._content()
        at = content.rfind(self._seen) if self._seen else self._begin
        return content[at + len(self._seen) :] if at >= 0 else b""

    def _content(self) -> bytes:
        try:
            return self._file.read_bytes()
        except OSError:
            return b""


def _printed(stream: Stream, handle: int, over: threading.Event, log: _Log) -> None:
    """Until the domain is destroyed: its terminal is hung up then."""
    waiting = select.poll()
    waiting.register(handle, select.POLLIN)
    with contextlib.suppress(OSError, Broken):
        while not stream.closed:
            if waiting.poll(200):
                data = os.read(handle, LONGEST)
                if not data:
                    break
                log.seen(data)
                stream.send(data)
    with contextlib.suppress(Broken):
        if not stream.closed and (rest := log.rest()):
            stream.send(rest)
    over.set()


def _typed(stream: Stream, handle: int, over: threading.Event) -> None:
    with contextlib.suppress(OSError):
        while not over.is_set() and (received := stream.receive()) is not None:
            view = memoryview(received[1] if received[0] == DATA else b"")
            while view:
                view = view[os.write(handle, view) :]
