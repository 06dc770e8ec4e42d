"""What guests and routers are, as frozen values: the same on Xen and on QEMU."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from pathlib import Path

from factory.errors import ExitCode, FactoryError

ROUTERS = 64  # router instances of a guest: 0 to 63
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,62}")


class GuestState(enum.StrEnum):
    """RUNNING: it may use its vCPU (or waits for events). PAUSED: it is not scheduled. SUSPENDED: it has suspended
    itself as it was asked to, and waits for resume. DOWN: it has ended or crashed, its remains can be looked at."""

    RUNNING = "running"
    PAUSED = "paused"
    SUSPENDED = "suspended"
    DOWN = "down"


class RouterState(enum.StrEnum):
    """STARTING and STOPPING: asked for, not answered yet. NONE: there is no router of this number."""

    NONE = ""
    STARTING = "Starting"
    RUNNING = "Running"
    STOPPING = "Stopping"
    HALTED = "Halted"
    ERROR = "Error"


@dataclass(frozen=True)
class RouterStatus:
    """One router instance. reason: why it is in state ERROR, lines of text."""

    rid: int
    state: RouterState
    reason: str = ""
    config_name: str = ""

    @classmethod
    def parse(cls, rid: int, status: str, config_name: str = "") -> RouterStatus:
        """From the words of a guest's status node; an unknown word is an error of that guest, shown as it is."""
        word, _, reason = status.strip("\0\n ").partition(":")
        known = {state.value: state for state in RouterState}
        state = known.get(word.strip())
        if state is None:
            return cls(rid, RouterState.ERROR, status.strip(), config_name)
        return cls(rid, state, reason.strip(), config_name)


@dataclass(frozen=True)
class VifCount:
    """Packets of an interface since the guest started, as the guest sees them; None where the host cannot tell."""

    index: int
    received: int | None
    sent: int | None


@dataclass(frozen=True)
class GuestInfo:
    """A guest at one moment. id: domid on Xen, process id on QEMU. memory: bytes. cpu_time: seconds of its vCPUs."""

    name: str
    id: int
    kind: str
    state: GuestState
    memory: int
    cpu_time: float
    vifs: tuple[VifCount, ...] = ()


@dataclass(frozen=True)
class Vif:
    """A network interface. link: on Xen the bridge ("" for none), on QEMU as --net of `factory run`.

    mac: "" to have one made from the guest's name and the interface's number.
    """

    link: str = ""
    mac: str = ""


@dataclass(frozen=True)
class GuestConfig:
    """A guest to be made. memory: bytes. kind: "pv" or "pvh" (Xen only). arguments: the image's command line."""

    name: str
    image: Path
    memory: int
    vifs: tuple[Vif, ...] = ()
    kind: str = "pvh"
    arguments: str = ""
    machine: str = "microvm"


class HandlerError(FactoryError):
    """The router refused to read or write a handler; `what` is what it said."""


def check_name(name: str) -> str:
    """The name, when it is one that every place (xenstore, files, xl) takes."""
    if not _NAME.fullmatch(name) or name.isdigit():
        raise FactoryError(
            f"'{name}' is not a guest's name",
            hint="letters, digits, '_', '.' and '-', at most 63, not only digits",
            code=ExitCode.USAGE,
        )
    return name


def check_rid(rid: int) -> int:
    if not 0 <= rid < ROUTERS:
        raise FactoryError(f"{rid} is not a router's number", hint="0 to 63", code=ExitCode.USAGE)
    return rid


def mac_address(name: str, index: int) -> str:
    """A locally administered address (IEEE 802), the same each time for this guest and interface."""
    import hashlib

    digest = hashlib.sha256(f"{name}/{index}".encode()).digest()
    return ":".join(f"{byte:02x}" for byte in (0x52, 0x54, *digest[:4]))
