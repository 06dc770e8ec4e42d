"""Guest and Host: what Xen and QEMU have in common. XenHost, QemuHost and their guests fill it in."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path

from factory.control.model import GuestConfig, GuestInfo, GuestState, RouterState, RouterStatus
from factory.errors import ExitCode, FactoryError

TIMEOUT = 30.0  # seconds that a router has for an answer, where nothing else is said
LOOK = 1.0  # seconds between two looks at whether a guest that is waited for still is; on Xen each one starts a program


class Guest(ABC):
    """A guest of a host. Every method raises FactoryError with what went wrong; timeouts are in seconds.

    element: an element's name ("" for a handler of the whole router, such as `list`); handler: the handler's.
    rid: the router instance, 0 to 63; 0 is the one that is linked into the image.
    """

    def __init__(self, name: str) -> None:
        self.name = name

    @abstractmethod
    def info(self) -> GuestInfo:
        """What it is and does at this moment."""

    @abstractmethod
    def read(self, element: str, handler: str, parameter: str = "", *, rid: int = 0, timeout: float = TIMEOUT) -> str:
        """A read handler's value. HandlerError when the router refuses."""

    @abstractmethod
    def write(self, element: str, handler: str, value: str = "", *, rid: int = 0, timeout: float = TIMEOUT) -> None:
        """Calls a write handler; it has run when this returns. HandlerError when the router refuses."""

    @abstractmethod
    def status(self, rid: int = 0) -> RouterStatus:
        """One router instance, also one that is not there (state NONE)."""

    @abstractmethod
    def routers(self) -> tuple[RouterStatus, ...]:
        """The instances that are or were there, by number."""

    @abstractmethod
    def start(self, rid: int, config: str, *, label: str = "", timeout: float = TIMEOUT) -> RouterStatus:
        """Installs a configuration and waits until it runs. A configuration that is wrong: FactoryError (CONFIG) with
        the router's messages; what ran under this number before goes on then."""

    @abstractmethod
    def stop(self, rid: int, *, timeout: float = TIMEOUT) -> RouterStatus:
        """Stops a router instance and waits until it has stopped."""

    @abstractmethod
    def suspend(self, *, timeout: float = TIMEOUT) -> None:
        """Stops the guest where it is; its memory stays."""

    @abstractmethod
    def resume(self) -> None:
        """Lets a suspended or paused guest go on."""

    @abstractmethod
    def save(self, file: Path, *, keep: bool = False) -> None:
        """Writes the guest's whole state to a file; the guest is gone afterwards, or goes on (keep)."""

    @abstractmethod
    def migrate(self, destination: str = "") -> None:
        """Moves the running guest. destination "": to this same machine, into a new domain or process."""

    @abstractmethod
    def destroy(self) -> None:
        """Ends it at once and removes all that was made for it."""

    @abstractmethod
    def console_log(self) -> Path | None:
        """The file with all that it has printed; None where the host keeps none."""

    @abstractmethod
    def console(self) -> int:
        """Connects this terminal to the guest's console; returns when the user leaves it, with a status."""

    def wait_running(self, rid: int = 0, *, timeout: float = TIMEOUT) -> RouterStatus:
        """Waits until a router runs, also that of a guest that has just been made. FactoryError (GUEST, CONFIG)."""
        looked = time.monotonic()
        deadline = looked + timeout
        for status in self._statuses(rid, deadline):
            if status.state is RouterState.RUNNING:
                return status
            if status.state is RouterState.ERROR:
                raise config_error(self.name, status)
            if time.monotonic() - looked < LOOK:
                continue
            looked = time.monotonic()
            if self.info().state is GuestState.DOWN:
                raise FactoryError(f"{self.name} has ended", details=self._last_words(), code=ExitCode.GUEST)
        raise FactoryError(f"router {rid} of {self.name} does not run after {timeout:g} s", code=ExitCode.GUEST)

    def _last_words(self) -> list[str]:
        """The end of what it has printed."""
        log = self.console_log()
        try:
            return log.read_text(errors="replace").splitlines()[-12:] if log else []
        except OSError:
            return []

    def _statuses(self, rid: int, deadline: float) -> Iterator[RouterStatus]:
        """The status now and whenever it may have changed, until the deadline (of time.monotonic)."""
        while True:
            yield self.status(rid)
            if time.monotonic() >= deadline:
                return
            time.sleep(0.02)


class Host(ABC):
    """A place where guests are. kind: "xen" or "qemu"."""

    kind = ""

    @abstractmethod
    def guests(self) -> tuple[Guest, ...]:
        """All guests, by name."""

    @abstractmethod
    def infos(self) -> tuple[GuestInfo, ...]:
        """info() of all guests, asked for at once."""

    @abstractmethod
    def get(self, name: str) -> Guest:
        """The guest of this name (or, as digits, of this id). FactoryError (USAGE) when there is none."""

    @abstractmethod
    def create(self, config: GuestConfig, *, paused: bool = False, fast: bool = False) -> Guest:
        """Makes and starts a guest; nothing is left of it when that fails. fast: the short way (Xen only)."""

    @abstractmethod
    def restore(self, file: Path, *, name: str = "", paused: bool = False) -> Guest:
        """Makes a guest from what Guest.save wrote."""


def config_error(name: str, status: RouterStatus) -> FactoryError:
    """The FactoryError for a router that has not accepted its configuration."""
    lines = status.reason.splitlines() or ["the guest gives no reason"]
    return FactoryError(
        f"router {status.rid} of {name} does not accept its configuration", code=ExitCode.CONFIG, details=lines
    )


def no_guest(name: str, known: list[str]) -> FactoryError:
    from factory.errors import did_you_mean

    return FactoryError(
        f"there is no guest {name!r}",
        hint=did_you_mean(name, known) or "`factory vm list` shows them",
        code=ExitCode.USAGE,
    )


def name_taken(name: str) -> FactoryError:
    return FactoryError(
        f"there is a guest {name!r} already",
        hint=f"choose another --name, or `factory vm destroy {name}`",
        code=ExitCode.USAGE,
    )
