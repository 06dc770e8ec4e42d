"""A router image running in QEMU, with a wire on each interface and a control session."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from factory import files, process
from factory.control import ControlError, ControlSession
from factory.errors import ExitCode, FactoryError
from factory.run.qemu import Guest, Link, guest_status
from factory.testing.oracle import Exchange
from factory.testing.wire import Wire, accept, pump

START = 60.0  # seconds that QEMU and a boot may take on a loaded machine without KVM
ANSWER = 30.0  # seconds for one window of frames
WINDOW = 256  # frames on their way at a time: fewer than any queue of a recipe holds
GRACE = 0.15  # seconds in which a frame that should not come still could


class Control(Protocol):
    """What a test wants of a guest's router. Raises ControlError."""

    def read(self, handler: str) -> str: ...


class Output(Protocol):
    """A guest's console: what it has printed, and the error for a guest that does not answer."""

    @property
    def text(self) -> str: ...

    def crash(self, what: str) -> FactoryError: ...


class RunningImage:
    """A booted guest. console: what it has printed so far. grace: seconds in which a late frame could still come."""

    def __init__(self, wires: list[Wire], control: Control, console: Output, grace: float = GRACE) -> None:
        self.wires = wires
        self.control = control
        self._console = console
        self._grace = grace

    @property
    def console(self) -> str:
        return self._console.text

    def exchange(self, exchange: Exchange) -> list[list[bytes]]:
        """Sends a step's frames and returns what left on each interface."""
        for wire in self.wires:
            wire.received.clear()
        target = self.wires[exchange.to]
        try:
            if exchange.talk:
                self._converse(exchange)
            for chunk, due in exchange.chunks(WINDOW) if not exchange.talk else ():
                for frame in chunk:
                    self.wires[exchange.on].send(frame)
                if not pump(self.wires, lambda due=due: self._sent() and len(target.received) >= due, ANSWER):  # type: ignore[misc]
                    break  # what is missing is told by the comparison
            # The control channel answers in turn with the packets' work, so when it has answered twice, whatever
            # was going to leave has been handed to the device; a short look at the wires finds it.
            for _ in range(2):
                self.control.read("version")
                pump(self.wires, lambda: False, self._grace)
        except (ConnectionResetError, BrokenPipeError, ControlError) as error:
            raise self._console.crash(f"the guest is gone: {error}") from None
        return [list(wire.received) for wire in self.wires]

    def _converse(self, exchange: Exchange) -> None:
        """Each frame after what the one before it gave; one that gives nothing gets time to give something."""
        due = [0] * len(self.wires)
        for turn in exchange.talk:
            if turn.after:
                pump(self.wires, lambda: False, turn.after)
            self.wires[turn.on].send(turn.sent)
            for index, _ in turn.gives:
                due[index] += 1
            come = lambda: self._sent() and all(len(w.received) >= n for w, n in zip(self.wires, due, strict=True))  # noqa: E731
            if not pump(self.wires, come, ANSWER):
                return
            if not turn.gives:
                self.control.read("version")

    def handlers(self, names: list[str]) -> dict[str, int]:
        """Values of counting read handlers."""
        try:
            return {name: int(self.control.read(name)) for name in names}
        except (ControlError, ValueError) as error:
            raise self._console.crash(f"cannot read a handler: {error}") from None

    def _sent(self) -> bool:
        return all(wire.idle for wire in self.wires)


class Console:
    """Collects what a guest prints, in a thread of its own so that the guest never waits for us."""

    def __init__(self, child: subprocess.Popen[bytes]) -> None:
        self._child = child
        self._lines: list[str] = []
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    @property
    def text(self) -> str:
        return "".join(self._lines)

    def finish(self) -> None:
        self._thread.join(5)

    def crash(self, what: str) -> FactoryError:
        """The error for a guest that does not answer, with the end of its console."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._child.wait(1)
            self._thread.join(1)
        status = self._child.poll()
        if status is not None:
            code = guest_status(status)
            what += f"; its exit status is {code}" if code is not None else f"; QEMU ended with status {status}"
        return FactoryError(what, code=ExitCode.GUEST, details=self.text.splitlines()[-20:])

    def _read(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            for line in self._child.stdout or ():
                self._lines.append(line.decode("utf-8", "replace"))


@contextmanager
def running(image: Path, memory: str, interfaces: int, machine: str) -> Iterator[RunningImage]:
    """Boots an image; it ends with the block."""
    # Unix socket paths are short (108 bytes): a folder under /tmp, not under the checkout.
    with files.scratch(Path("/tmp"), "factory-wire") as folder, contextlib.ExitStack() as stack:  # noqa: S108
        wires = [Wire(folder / f"n{index}") for index in range(interfaces)]
        for wire in wires:
            stack.callback(wire.close)
        listener = stack.enter_context(socket.socket(socket.AF_UNIX))
        listener.bind(str(folder / "control"))
        listener.listen(1)
        links = tuple(Link("unix", str(wire.path)) for wire in wires)
        guest = Guest(image, memory, links, machine, control=str(folder / "control"))
        child = stack.enter_context(process.spawn(guest.command()))
        console = Console(child)
        try:
            stream = stack.enter_context(accept(listener, START, "control channel"))
            for wire in wires:
                wire.accept(START)
        except FactoryError as error:
            raise console.crash(error.what) from None
        control = ControlSession(stream, START)
        try:
            control.read("version")
        except ControlError as error:
            raise console.crash(f"the image does not answer on its control channel: {error}") from None
        yield RunningImage(wires, control, console)
