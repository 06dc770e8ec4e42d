"""This machine's own dom0: the same agent, in this process."""

from __future__ import annotations

import os
import socket
from pathlib import Path

from factory.dom0.agent.serve import serve
from factory.dom0.agent.streams import Link
from factory.dom0.client import Dom0, connected
from factory.errors import ExitCode, FactoryError

_CAPABILITIES = Path("/proc/xen/capabilities")


def here() -> Dom0:
    """Raises FactoryError (HOST) where this machine is no dom0, or its user may not control it."""
    try:
        is_dom0 = "control_d" in _CAPABILITIES.read_text()
    except OSError:
        is_dom0 = False
    if not is_dom0:
        raise FactoryError(
            "this machine is not the dom0 of a Xen",
            where=_CAPABILITIES,
            hint="--on lab starts a Xen of its own in QEMU",
            code=ExitCode.HOST,
        )
    if os.geteuid() != 0:
        raise FactoryError("only root may control Xen's domains", hint="run it with sudo", code=ExitCode.HOST)
    return local("dom0")


def local(where: str) -> Dom0:
    """This machine, whatever it is."""
    ours, theirs = socket.socketpair()
    Link(theirs.recv, theirs.sendall, serve).start()
    return connected(ours, where)
