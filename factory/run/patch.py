"""Plugs a domain's interface into the same things as QEMU's guests: a user network, a tap, somebody's Unix socket.

The frames of dom0's end come here (factory.dom0's cable). For a user network or a tap, a QEMU without a machine passes
them on: its network is the same one that guests of QEMU have, with its DHCP server and forwarded ports.
"""

from __future__ import annotations

import contextlib
import shutil
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from factory import files, process
from factory.dom0 import Dom0
from factory.errors import ExitCode, FactoryError
from factory.run.qemu import Link

_START = 30.0  # seconds
_CHUNK = 1 << 16  # bytes


@contextmanager
def plugged(dom0: Dom0, interface: str, link: Link) -> Iterator[None]:
    """The interface (of dom0) is plugged in during the block."""
    if link.kind == "none":
        yield
        return
    with dom0.cable(interface) as cable, _far_end(link) as far:
        threads = [threading.Thread(target=_relay, args=ends, daemon=True) for ends in ((cable, far), (far, cable))]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            for end in (cable, far):
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
            for thread in threads:
                thread.join(5)


@contextmanager
def _far_end(link: Link) -> Iterator[socket.socket]:
    if link.kind == "unix":
        with socket.socket(socket.AF_UNIX) as end:
            try:
                end.connect(link.value)
            except OSError as error:
                what = f"cannot plug into the socket: {error.strerror}"
                raise FactoryError(what, where=link.value, code=ExitCode.USAGE) from None
            yield end
        return
    emulator = shutil.which("qemu-system-x86_64")
    if not emulator:
        raise FactoryError("qemu-system-x86_64 is not installed", hint="run ./factoryw doctor", code=ExitCode.HOST)
    with files.scratch(Path(tempfile.gettempdir()), "factory-net") as folder, socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(folder / "frames"))
        listener.listen(1)
        command = [
            emulator, "-machine", "none", "-nodefaults", "-no-user-config", "-display", "none", "-serial", "none",
            "-netdev", link.netdev(0), "-netdev", "hubport,id=h0,hubid=0,netdev=n0",
            "-netdev", Link("unix", str(folder / "frames")).netdev(1), "-netdev", "hubport,id=h1,hubid=0,netdev=n1",
        ]  # fmt: skip
        with process.spawn(command) as child:
            listener.settimeout(0.1)
            deadline = time.monotonic() + _START
            while True:
                with contextlib.suppress(TimeoutError):
                    end = listener.accept()[0]
                    break
                if child.poll() is not None or time.monotonic() > deadline:
                    said = child.stdout.read().decode("utf-8", "replace").splitlines() if child.stdout else []
                    raise FactoryError("QEMU's network did not start", details=said[-5:], code=ExitCode.GUEST)
            with end:
                end.settimeout(None)
                yield end


def _relay(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(_CHUNK):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
