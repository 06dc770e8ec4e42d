"""Frames on the interfaces of an app: what comes in on one, and what must leave on another (packet-tests.md).

An app has no control channel that would say when it is done with a frame, so a step ends when what is expected has come
and the wires have been quiet for a moment. What comes later still is told by the next step.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from factory.errors import ExitCode, FactoryError
from factory.recipe import Recipe
from factory.run.qemu import Link
from factory.testing import case, oracle
from factory.testing.apps.case import AppCase
from factory.testing.apps.guest import AppGuest
from factory.testing.apps.step import Step
from factory.testing.capture import CaptureStore
from factory.testing.compare import judge
from factory.testing.wire import Wire, pump

_WINDOW = 256  # frames on their way at a time: fewer than an interface's ring takes
_QUIET = 0.3  # seconds without a frame after which no more are expected
_START = 60.0  # seconds that QEMU may take to plug in


class Cables:
    """A wire on each interface of a case that has steps with frames; none for other cases."""

    def __init__(self, names: tuple[str, ...], wires: list[Wire], captures: CaptureStore, path: Path) -> None:
        self._names = names
        self._wires = wires
        self._captures = captures
        self._path = path

    @property
    def links(self) -> tuple[Link, ...]:
        return tuple(Link("unix", str(wire.path)) for wire in self._wires)

    def plug_in(self, running: AppGuest) -> None:
        """Waits for QEMU. Raises FactoryError (GUEST), with what it has said."""
        try:
            for wire in self._wires:
                wire.accept(_START)
        except FactoryError as error:
            raise FactoryError(error.what, where=self._path, details=running.tail(), code=ExitCode.GUEST) from None

    def run(self, step: Step, limit: float) -> list[str]:
        """Does a step's exchange within `limit` seconds: complaints, none when exactly what is expected has left."""
        if step.packets is None:
            return ["the step has no frames"]
        name = self._path.stem
        (exchange,) = oracle.exchanges(
            case.Case(name, self._path, "", {}, (step.packets,)), self._names, self._captures
        )
        try:
            pump(self._wires, lambda: False, 0.01)
            late = self._late()
            if late:
                return late
            self._send(exchange, time.monotonic() + limit)
        except (ConnectionResetError, BrokenPipeError):
            return ["the guest is gone"]
        left = [list(wire.received) for wire in self._wires]
        verdict = judge(name, "", step.number, exchange, left, handlers={}, interfaces=self._names)
        for wire in self._wires:
            wire.received.clear()
        return list(verdict.complaints)

    def late(self) -> list[str]:
        """What came after the last step."""
        try:
            pump(self._wires, lambda: False, _QUIET)
        except (ConnectionResetError, BrokenPipeError):
            return []  # whether an app may end is not asked here
        return self._late()

    def _late(self) -> list[str]:
        return [
            f"on {name}: {len(wire.received)} frames came when nothing was expected any more"
            for name, wire in zip(self._names, self._wires, strict=True)
            if wire.received
        ]

    def _send(self, exchange: oracle.Exchange, deadline: float) -> None:
        target = self._wires[exchange.to]
        for chunk, due in exchange.chunks(_WINDOW):
            for frame in chunk:
                self._wires[exchange.on].send(frame)
            left = max(deadline - time.monotonic(), 0)
            if not pump(self._wires, lambda due=due: self._taken() and len(target.received) >= due, left):  # type: ignore[misc]
                return  # what is missing is told by the comparison
        # An app may end with the last frame; whether it should have is not asked here.
        with contextlib.suppress(ConnectionResetError, BrokenPipeError):
            while time.monotonic() < deadline:
                before = self._count()
                pump(self._wires, lambda: False, _QUIET)
                if self._count() == before:
                    return

    def _taken(self) -> bool:
        return all(wire.idle for wire in self._wires)

    def _count(self) -> int:
        return sum(len(wire.received) for wire in self._wires)


@contextmanager
def cables(of: AppCase, recipe: Recipe, folder: Path, captures: CaptureStore) -> Iterator[Cables]:
    """Wires for a case that needs them, as sockets in `folder`; they go with the block."""
    names = tuple(interface.name for interface in recipe.interfaces) if has_packets(of.steps) else ()
    with ExitStack() as stack:
        wires = [Wire(folder / f"n{index}") for index in range(len(names))]
        for wire in wires:
            stack.callback(wire.close)
        yield Cables(names, wires, captures, of.path)


def has_packets(steps: Sequence[Step]) -> bool:
    return any(step.does == "on" for step in steps)
