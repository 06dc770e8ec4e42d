"""A router image running as a domain of a dom0, with a wire on each interface and its handlers over xenstore."""

from __future__ import annotations

import contextlib
import functools
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from factory.control import ControlError
from factory.dom0 import Dom0
from factory.dom0 import domain as domains
from factory.dom0.domain import Domain, Routers
from factory.errors import ExitCode, FactoryError
from factory.testing.image import RunningImage
from factory.testing.wire import Wire

GRACE = 0.25  # seconds in which a late frame could still come: everything in the lab shares one emulated processor
_CONNECT = 20  # seconds in which the guest's network driver must have found dom0's


def places(find: Callable[[], Dom0]) -> Callable[[Path, str, int, str], AbstractContextManager[RunningImage]]:
    """What factory.testing.runner boots with: the machine is the domain's kind, "pvh" or "pv".

    find is called when the first image is there: a lab is not booted for a recipe that does not build.
    """
    once = functools.cache(find)
    return lambda image, memory, interfaces, machine: running(once(), image, memory, interfaces, machine)


class DomainConsole:
    """Collects what a domain prints, in a thread of its own."""

    def __init__(self, domain: Domain) -> None:
        self.ended: Callable[[], None] = lambda: None  # called when the domain is gone
        self._domain = domain
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    @property
    def text(self) -> str:
        return self._domain.text

    def crash(self, what: str) -> FactoryError:
        self._thread.join(1)
        if self._domain.status is not None:
            what += f"; its exit status is {self._domain.status}"
        details = self.text.splitlines()[-20:]
        with contextlib.suppress(FactoryError):
            said = self._domain.dom0.execute(["xl", "dmesg"], timeout=10).text.splitlines()
            details += [line for line in said[-40:] if f"d{self._domain.domid}" in line]
        return FactoryError(what, code=ExitCode.GUEST, details=details)

    def _read(self) -> None:
        for _ in self._domain.output():
            pass
        self.ended()


@contextmanager
def running(dom0: Dom0, image: Path, memory: str, interfaces: int, kind: str) -> Iterator[RunningImage]:
    """Boots an image; it ends with the block."""
    with domains.running(dom0, image, memory, kind, interfaces=interfaces) as domain, contextlib.ExitStack() as stack:
        cables = [stack.enter_context(dom0.cable(domain.interface(index))) for index in range(interfaces)]
        wires = [Wire.plugged(cable) for cable in cables]
        for wire in wires:
            stack.callback(wire.close)
        console = DomainConsole(domain)
        domain.unpause()
        try:
            control = Routers(domain)
            stack.callback(control.close)
            console.ended = control.close  # who waits for an answer need not wait any longer
            control.ready()
            _connected(domain, interfaces)
            control.read("version")
        except (ControlError, FactoryError) as error:
            raise console.crash(f"the image does not answer: {error}") from None
        yield RunningImage(wires, control, console, GRACE)


def _connected(domain: Domain, interfaces: int) -> None:
    """Waits until the guest's network driver has connected: frames before that are lost, as with a pulled cable."""
    names = [domain.interface(index) for index in range(interfaces)]
    if not names:
        return
    script = """
        tries=$1
        shift
        for name; do
            for try in $(seq "$tries"); do
                [ "$(cat /sys/class/net/$name/carrier 2>/dev/null)" = 1 ] && continue 2
                sleep 0.1
            done
            echo "the guest does not use $name"
            exit 1
        done"""
    domain.dom0.execute(["/bin/sh", "-c", script, "carrier", str(_CONNECT * 10), *names], check=True)
