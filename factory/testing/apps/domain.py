"""An app's domain while its test runs: what guest.py has for QEMU's machines."""

from __future__ import annotations

import contextlib
import os
import subprocess
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from factory.dom0 import Dom0
from factory.dom0.agent.streams import Broken
from factory.dom0.domain import Domain, running
from factory.run.patch import plugged
from factory.run.qemu import Guest
from factory.testing.apps.guest import AppGuest, forwarding, free_ports

_CRASH = 125  # MINIOS_EXIT_CRASH: a domain that has ended without a word


def starter(find: Callable[[], Dom0]) -> Callable[..., AbstractContextManager[AppGuest]]:
    """What factory.testing.apps.runner starts machines with; the guest's machine is the domain's kind."""
    return lambda guest, debug, wanted: started(find(), guest, debug, wanted)


@contextmanager
def started(dom0: Dom0, guest: Guest, debug: Path, wanted: Iterable[tuple[str, int]]) -> Iterator[AppGuest]:
    """Boots an app; it ends with the block. wanted: as for guest.started()."""
    chosen = free_ports(wanted)
    links = forwarding(guest, chosen).links
    with contextlib.ExitStack() as stack:
        domain = stack.enter_context(
            running(
                dom0, guest.image, guest.memory, guest.machine, interfaces=len(links), arguments=guest.arguments
            )
        )  # fmt: skip
        for index, link in enumerate(links):
            stack.enter_context(plugged(dom0, domain.interface(index), link))
        child = DomainProcess(domain)
        domain.unpause()
        yield AppGuest(child, debug, chosen)


class DomainProcess:
    """A domain with what AppGuest wants of QEMU's process: its console, and the status that QEMU would end with."""

    def __init__(self, domain: Domain) -> None:
        self.returncode: int | None = None
        self.stdin = _Input(domain)
        handle, self._write = os.pipe()
        self.stdout = os.fdopen(handle, "rb", buffering=0)
        self._domain = domain
        self._over = threading.Event()
        threading.Thread(target=self._read, daemon=True).start()

    def poll(self) -> int | None:
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        if not self._over.wait(timeout):
            raise subprocess.TimeoutExpired("domain", timeout or 0)
        return self.returncode or 0

    def _read(self) -> None:
        with os.fdopen(self._write, "wb", buffering=0) as pipe, contextlib.suppress(OSError):
            for data in self._domain.output():
                pipe.write(data)
        status = self._domain.status
        self.returncode = (_CRASH if status is None else status) << 1 | 1
        self._over.set()


class _Input:
    def __init__(self, domain: Domain) -> None:
        self._domain = domain

    def write(self, data: bytes) -> int:
        try:
            self._domain.type(data)
        except Broken as error:
            raise BrokenPipeError(str(error)) from None
        return len(data)

    def flush(self) -> None:
        pass
