"""An image on this terminal, as a domain of a dom0; its crash dumps get function names."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from pathlib import Path

from factory.dom0 import Dom0
from factory.dom0.agent.streams import Broken
from factory.dom0.domain import Domain, running
from factory.errors import ExitCode, FactoryError
from factory.run.console import Screen
from factory.run.patch import plugged
from factory.run.qemu import Link


def run_domain(
    dom0: Dom0, image: Path, debug: Path, *, memory: str, kind: str, links: tuple[Link, ...] = (),
    arguments: str = "", timeout: float | None = None, echo: bool = False,
) -> tuple[int, str]:  # fmt: skip
    """Runs it to its end; its exit status and what it printed. Raises FactoryError (GUEST) when it says no status.

    links: one for each interface, as QEMU's, or of the kind "bridge" (value: a bridge of dom0).
    """
    bridges = tuple(link.value if link.kind == "bridge" else "" for link in links)
    with contextlib.ExitStack() as stack:
        domain = stack.enter_context(
            running(dom0, image, memory, kind, interfaces=len(links), arguments=arguments, bridges=bridges)
        )
        for index, link in enumerate(links):
            if link.kind != "bridge":
                stack.enter_context(plugged(dom0, domain.interface(index), link))
        expired = threading.Event()

        def expire() -> None:
            expired.set()
            dom0.execute(["xl", "destroy", str(domain.domid)])

        timer = threading.Timer(timeout, expire) if timeout else None
        domain.unpause()
        if echo and sys.stdin.isatty():
            threading.Thread(target=_typed, args=(domain,), daemon=True).start()
        if timer:
            timer.start()
        screen = Screen(debug, sys.stdout if echo else None)
        try:
            for data in domain.output():
                screen.feed(data)
        finally:
            if timer:
                timer.cancel()
        screen.close()
        if expired.is_set():
            raise FactoryError(f"the guest was ended after {timeout:g} s", code=ExitCode.GUEST)
        if domain.status is None:
            said = dom0.execute(["xl", "dmesg"]).text.splitlines()[-20:]
            raise FactoryError(
                "the guest has ended without an exit status",
                details=[*screen.lines[-10:], *(line for line in said if f"d{domain.domid}" in line)],
                code=ExitCode.GUEST,
            )
        return domain.status, "\n".join(screen.lines)


def _typed(domain: Domain) -> None:
    with contextlib.suppress(OSError, Broken):
        while data := os.read(0, 4096):
            domain.type(data)
