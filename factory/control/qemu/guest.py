"""One guest that is a QEMU process."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from factory import files
from factory.control.guest import TIMEOUT, Guest, config_error
from factory.control.model import GuestInfo, GuestState, HandlerError, RouterState, RouterStatus, VifCount, check_rid
from factory.control.qemu import counters, move
from factory.control.qemu.folder import Folder, claimed
from factory.control.qemu.qmp import Monitor, connect
from factory.control.session import ControlError, ControlSession
from factory.errors import ExitCode, FactoryError

# Numbers of ControlSocket 1.3. A refusal: the element, the handler or the value is wrong; the channel is sound.
_NO_HANDLER, _HANDLER_ERROR, _NO_ROUTER = 511, 520, 540
_REFUSALS = range(510, 541)
_SETTLE = 5.0  # seconds that a QEMU which lives may take to listen, or to be gone
_STATUS = 2.0  # seconds for an answer to "which routers are there": an app gives none


class QemuGuest(Guest):
    """A machine in a QEMU process of this user."""

    def __init__(self, folder: Folder) -> None:
        super().__init__(folder.config.name)
        self.folder = folder

    def info(self) -> GuestInfo:
        config = self.folder.config
        pid = self.folder.pid()
        return GuestInfo(
            name=self.name,
            id=pid,
            kind="qemu",
            state=self._state(),
            memory=config.memory,
            cpu_time=counters.cpu_time(pid),
            vifs=tuple(VifCount(index, *counters.packets(vif.link)) for index, vif in enumerate(config.vifs)),
        )

    def _state(self) -> GuestState:
        deadline = time.monotonic() + _SETTLE
        while self.folder.alive():
            try:
                with self.monitor() as monitor:
                    return _state_of(monitor.call("query-status")["status"])
            except FactoryError:
                # It is ending, or so young that it does not listen yet.
                if time.monotonic() >= deadline:
                    raise
                time.sleep(0.02)
        return GuestState.DOWN

    def monitor(self) -> Monitor:
        return Monitor(self.folder.place / "qmp")

    @contextmanager
    def session(self, timeout: float = TIMEOUT) -> Iterator[ControlSession]:
        """A conversation with the router (ControlSocket protocol); others wait until it ends."""
        if not self.folder.alive():
            raise FactoryError(
                f"{self.name} does not run any more",
                hint=f"`factory vm console --follow {self.name}` shows what it printed",
                code=ExitCode.GUEST,
            )
        # QEMU would take the next one's bytes for the same conversation.
        with files.lock(self.folder.place / "control.lock", what=f"the control channel of {self.name}"):
            try:
                stream = connect(self.folder.place / "control", timeout)
            except OSError as error:
                raise FactoryError(
                    f"cannot talk to {self.name}: {error.strerror or error}", code=ExitCode.GUEST
                ) from None
            with stream:
                session = ControlSession(stream, timeout, greeted=False)
                try:
                    session.synchronize()
                    yield session
                except ControlError as error:
                    if error.code in _REFUSALS:
                        first, *more = error.text.splitlines() or [str(error.code)]
                        raise HandlerError(first, details=more, code=ExitCode.FAILED) from None
                    raise FactoryError(
                        f"the router in {self.name} does not answer: {error}",
                        hint="a paused guest and an app have nothing that answers",
                        code=ExitCode.GUEST,
                    ) from None

    @contextmanager
    def _router(self, rid: int, timeout: float, *, there: bool = True) -> Iterator[ControlSession]:
        """A conversation with one router; the channel stays with the router that somebody has chosen last.

        there: it is an error when there is none of this number.
        """
        check_rid(rid)
        with self.session(timeout) as session:
            try:
                session.write("router", str(rid))
            except ControlError as error:
                # An image without the control plane (an older one) has router 0 alone.
                if error.code not in (_NO_HANDLER, _NO_ROUTER) or rid != 0:
                    raise
            if (
                rid != 0
                and there
                and all(line.split()[:1] != [str(rid)] for line in session.read("routers").splitlines())
            ):
                raise HandlerError(f"there is no router {rid}", code=ExitCode.FAILED)
            yield session

    def read(self, element: str, handler: str, parameter: str = "", *, rid: int = 0, timeout: float = TIMEOUT) -> str:
        with self._router(rid, timeout) as session:
            return session.read(_name(element, handler), parameter)

    def write(self, element: str, handler: str, value: str = "", *, rid: int = 0, timeout: float = TIMEOUT) -> None:
        with self._router(rid, timeout) as session:
            session.write(_name(element, handler), value)

    def status(self, rid: int = 0) -> RouterStatus:
        found = {each.rid: each for each in self.routers()}
        return found.get(check_rid(rid), RouterStatus(rid, RouterState.NONE))

    def routers(self) -> tuple[RouterStatus, ...]:
        """Those that are there; a guest on QEMU keeps no reasons and no names."""
        if not self.folder.alive():
            return (RouterStatus(0, RouterState.HALTED),)
        try:
            with self.session(_STATUS) as session:
                lines = session.read("routers").splitlines()
        except HandlerError:
            return (RouterStatus(0, RouterState.RUNNING),)  # an older image: what answers is router 0
        except FactoryError:
            return ()
        words = [line.split() for line in lines]
        return tuple(RouterStatus.parse(int(number), state) for number, state, *_ in words if number.isdecimal())

    def start(self, rid: int, config: str, *, label: str = "", timeout: float = TIMEOUT) -> RouterStatus:
        with self._router(rid, timeout, there=False) as session:
            try:
                session.write("hotconfig", config)
            except ControlError as error:
                if error.code != _HANDLER_ERROR:
                    raise
                raise config_error(self.name, RouterStatus(rid, RouterState.ERROR, error.text)) from None
        return RouterStatus(rid, RouterState.RUNNING, config_name=label)

    def stop(self, rid: int, *, timeout: float = TIMEOUT) -> RouterStatus:
        with self._router(rid, timeout) as session:
            session.write("halt")
        return RouterStatus(rid, RouterState.HALTED)

    def suspend(self, *, timeout: float = TIMEOUT) -> None:
        with self._alone(), self.monitor() as monitor:
            monitor.call("stop")

    def resume(self) -> None:
        with self._alone(), self.monitor() as monitor:
            monitor.call("cont")

    def save(self, file: Path, *, keep: bool = False) -> None:
        with self._alone():
            move.save(self.folder, file, keep=keep)

    def migrate(self, destination: str = "") -> None:
        if destination:
            raise FactoryError(
                "a guest on QEMU moves to another process of this machine only",
                hint="without a destination; or save it, copy the file, and restore it there",
                code=ExitCode.USAGE,
            )
        with self._alone():
            self.folder = move.migrate(self.folder)

    def destroy(self) -> None:
        with claimed(self.folder.path.parent, self.name) as path:
            if path.exists():
                self.folder.kill()
                files.remove(path)

    def console_log(self) -> Path | None:
        return self.folder.path / "console.log"

    def console(self) -> int:
        from factory.control.qemu.terminal import attach

        with files.lock(self.folder.place / "console.lock", what=f"the console of {self.name}"):
            return attach(self.folder.place / "console")

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """While nobody else changes this guest. FactoryError (GUEST) when it has gone."""
        with contextlib.ExitStack() as stack:
            stack.enter_context(claimed(self.folder.path.parent, self.name))
            if not self.folder.alive():
                raise FactoryError(f"{self.name} does not run any more", code=ExitCode.GUEST)
            yield


def _state_of(status: str) -> GuestState:
    """From a RunState of QEMU."""
    if status in ("paused", "prelaunch", "inmigrate", "postmigrate", "finish-migrate"):
        return GuestState.PAUSED
    return GuestState.RUNNING if status == "running" else GuestState.DOWN


def _name(element: str, handler: str) -> str:
    if not handler or any(letter.isspace() for letter in element + handler):
        raise FactoryError(f"{os.path.join(element, handler)!r} is not a handler's name", code=ExitCode.USAGE)
    return f"{element}.{handler}" if element else handler
