"""An app's machine while its test runs: the console in both directions, and ports that lead into it."""

from __future__ import annotations

import codecs
import contextlib
import os
import socket
import subprocess
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, Any, Protocol

from factory import process
from factory.errors import ExitCode, FactoryError
from factory.run.console import named
from factory.run.qemu import Forward, Guest, guest_status
from factory.testing.apps.expect import Expectation

_CHUNK = 1 << 16  # bytes
_TRIES = 5  # somebody else may take a port between our asking for it and QEMU's
_TAKEN = "Could not set up host forwarding rule"


class Input(Protocol):
    """Where a console's input goes."""

    def write(self, data: bytes, /) -> int: ...

    def flush(self) -> None: ...


class Machine(Protocol):
    """A guest's process, or what stands for it; returncode as QEMU's (factory.run.qemu.guest_status)."""

    returncode: Any

    @property
    def stdin(self) -> Input | None: ...

    @property
    def stdout(self) -> IO[bytes] | None: ...

    def poll(self) -> int | None: ...

    def wait(self, timeout: float | None = None) -> int: ...


class AppGuest:
    """A running app. Text of its console is read by a thread, so the guest never waits for us."""

    def __init__(self, child: Machine, debug: Path, ports: dict[tuple[str, int], int]) -> None:
        self.ports = ports
        self._child = child
        self._debug = debug
        self._text = ""
        self._at = 0  # what a step has expected ends here
        self._changed = threading.Condition()
        self._over = False
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def expect(self, wanted: Expectation, timeout: float) -> bool:
        """Waits for a line (for `contains`: a text, which may be an unfinished line) after what was expected before."""
        deadline = time.monotonic() + timeout
        with self._changed:
            while True:
                if self._found(wanted):
                    return True
                left = deadline - time.monotonic()
                if self._over or left <= 0:
                    return False
                self._changed.wait(left)

    def type(self, text: str) -> None:
        """Sends text to the console. Raises FactoryError (GUEST) when the guest is gone."""
        try:
            if self._child.stdin:
                self._child.stdin.write(text.encode())
                self._child.stdin.flush()
        except OSError as error:
            raise FactoryError(f"the guest takes no input: {error.strerror}", code=ExitCode.GUEST) from None

    def end(self, timeout: float) -> int | None:
        """Waits for the app's end: its exit status, or None when it runs on."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._child.wait(timeout)
        if self._child.poll() is None:
            return None
        self._reader.join(5)
        return guest_status(self._child.returncode) or 0

    @property
    def running(self) -> bool:
        return self._child.poll() is None

    @property
    def text(self) -> str:
        with self._changed:
            return self._text

    def tail(self, count: int = 20) -> list[str]:
        """The end of the console, a crash dump with function names."""
        if not self.running:
            self._reader.join(5)
        return [f"console: {named(line, self._debug)}" for line in self.text.splitlines()[-count:]]

    def _found(self, wanted: Expectation) -> bool:
        if wanted.kind == "contains":
            at = self._text.find(wanted.value, self._at)
            if at >= 0:
                self._at = at + len(wanted.value)
            return at >= 0
        start = self._at
        while (end := self._text.find("\n", start)) >= 0:
            if wanted.matches(self._text[start:end]):
                self._at = end + 1
                return True
            start = end + 1
        return False

    def _read(self) -> None:
        decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        with contextlib.suppress(OSError, ValueError):
            while self._child.stdout and (data := os.read(self._child.stdout.fileno(), _CHUNK)):
                with self._changed:
                    self._text = (self._text + decode(data)).replace("\r\n", "\n")
                    self._changed.notify_all()
        with self._changed:
            self._text += "\n"
            self._over = True
            self._changed.notify_all()


@contextmanager
def started(guest: Guest, debug: Path, wanted: Iterable[tuple[str, int]]) -> Iterator[AppGuest]:
    """Boots an app; it ends with the block. wanted: ports of the guest that this machine's loopback shall reach.

    They are forwarded to the first interface on QEMU's user network.
    """
    wanted = tuple(wanted)
    for attempt in range(_TRIES):
        chosen = free_ports(wanted)
        with process.spawn(forwarding(guest, chosen).command(), stdin=subprocess.PIPE) as child:
            running = AppGuest(child, debug, chosen)
            if chosen and attempt + 1 < _TRIES and _refused(running):
                continue
            yield running
            return


def _refused(running: AppGuest) -> bool:
    """Whether QEMU could not have its ports. It says so at once, or it runs."""
    return running.end(0.2) is not None and _TAKEN in running.text


def free_ports(wanted: Iterable[tuple[str, int]]) -> dict[tuple[str, int], int]:
    """For each (protocol, port) a port of this machine that nobody has at this moment."""
    return {(protocol, port): _free_port(protocol) for protocol, port in sorted(set(wanted))}


def forwarding(guest: Guest, chosen: dict[tuple[str, int], int]) -> Guest:
    """The guest with ports that lead to its first interface on a user network."""
    if not chosen:
        return guest
    links = list(guest.links)
    at = next((index for index, link in enumerate(links) if link.kind == "user"), None)
    if at is None:
        raise FactoryError(
            "the test wants a port of the app, which has no interface on QEMU's user network",
            hint='give the recipe an [[interface]], or the test links = ["user"]',
            code=ExitCode.CONFIG,
        )
    forwards = tuple(Forward(protocol, host, port) for (protocol, port), host in chosen.items())
    links[at] = replace(links[at], forwards=forwards)
    return replace(guest, links=tuple(links))


def _free_port(protocol: str) -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM if protocol == "tcp" else socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
