"""One guest of Xen."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from factory.control.clickos import RouterTree
from factory.control.guest import TIMEOUT, Guest, config_error
from factory.control.model import GuestInfo, GuestState, RouterState, RouterStatus
from factory.control.xen import domains
from factory.control.xen.xl import xl
from factory.control.xenstore import XenStore
from factory.errors import ExitCode, FactoryError

_CONSOLE_LOGS = Path("/var/log/xen/console")


class XenGuest(Guest):
    """A domain. domid is its number, which a restore or migration changes: get the guest anew after them."""

    def __init__(self, store: XenStore, name: str, domid: int, folder: Path) -> None:
        super().__init__(name)
        self.domid = domid
        self._store = store
        self._tree = RouterTree(store, domid, name)
        self._file = folder / f"{name}.cfg"

    def info(self) -> GuestInfo:
        return domains.info(self._store, self.name, self.domid, domains.running(self.domid).get(self.domid))

    def read(self, element: str, handler: str, parameter: str = "", *, rid: int = 0, timeout: float = TIMEOUT) -> str:
        return self._tree.read(rid, element, handler, parameter, timeout)

    def write(self, element: str, handler: str, value: str = "", *, rid: int = 0, timeout: float = TIMEOUT) -> None:
        self._tree.write(rid, element, handler, value, timeout)

    def status(self, rid: int = 0) -> RouterStatus:
        return self._tree.status(rid)

    def routers(self) -> tuple[RouterStatus, ...]:
        return self._tree.routers()

    def start(self, rid: int, config: str, *, label: str = "", timeout: float = TIMEOUT) -> RouterStatus:
        status = self._tree.start(rid, config, label, timeout)
        if status.state is RouterState.ERROR:
            raise config_error(self.name, status)
        return status

    def stop(self, rid: int, *, timeout: float = TIMEOUT) -> RouterStatus:
        status = self._tree.stop(rid, timeout)
        if status.state is RouterState.ERROR:
            raise config_error(self.name, status)
        return status

    def _statuses(self, rid: int, deadline: float) -> Iterator[RouterStatus]:
        return self._tree.statuses(rid, deadline)

    def suspend(self, *, timeout: float = TIMEOUT) -> None:
        """Asks the guest to suspend itself (control/shutdown) and waits until it has."""
        self._expect(GuestState.RUNNING, "suspend")
        self._store.write(f"/local/domain/{self.domid}/control/shutdown", "suspend")
        deadline = time.monotonic() + timeout
        while self.info().state is not GuestState.SUSPENDED:
            if time.monotonic() >= deadline:
                raise FactoryError(
                    f"{self.name} has not suspended itself within {timeout:g} s",
                    hint=f"`xl pause {self.name}` stops it without asking",
                    code=ExitCode.GUEST,
                )
            time.sleep(0.05)

    def resume(self) -> None:
        state = self.info().state
        if state is GuestState.PAUSED:
            xl("unpause", str(self.domid))
            return
        self._expect(GuestState.SUSPENDED, "resume")
        from factory.control.xen import fast

        fast.resume(self.domid)

    def save(self, file: Path, *, keep: bool = False) -> None:
        # xl knows the configuration of what it has made itself; for the others ours serves.
        config = [str(self._file)] if self._file.is_file() else []
        xl("save", *(["-c"] if keep else []), str(self.domid), str(file.absolute()), *config)
        if not keep:
            self._forget()

    def migrate(self, destination: str = "") -> None:
        config = ["-C", str(self._file)] if self._file.is_file() else []
        if destination:
            xl("migrate", *config, str(self.domid), destination)
        else:
            # With an empty shell (-s), xl runs the destination itself as the receiving command: this same machine.
            xl("migrate", *config, "-s", "", str(self.domid), "xl migrate-receive")

    def destroy(self) -> None:
        from factory.control.xen import fast

        if fast.made(self._store, self.domid):
            fast.destroy(self.domid)
        else:
            xl("destroy", str(self.domid))
            self._forget()
        self._file.unlink(missing_ok=True)

    def _forget(self) -> None:
        from factory.control.xen import fast

        fast.sweep(self._store, ended=True)

    def console_log(self) -> Path | None:
        file = _CONSOLE_LOGS / f"guest-{self.name}.log"
        return file if file.is_file() else None

    def console(self) -> int:
        from factory import process

        return process.interactive(["xl", "console", str(self.domid)])

    def _expect(self, state: GuestState, doing: str) -> None:
        found = self.info().state
        if found is not state:
            raise FactoryError(f"cannot {doing} {self.name}: it is {found.value}", code=ExitCode.GUEST)
