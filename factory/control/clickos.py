"""A guest's routers over xenstore: the tool's side of docs/reference/control-plane.md."""

from __future__ import annotations

import itertools
import time
from collections.abc import Generator, Iterator
from contextlib import closing

from factory.control.model import HandlerError, RouterState, RouterStatus, check_rid
from factory.control.xenstore import XenStore
from factory.errors import ExitCode, FactoryError

ROOTS = ("data/clickos", "clickos")  # below /local/domain/<domid>; the second is that of older guests
CHUNK = 3072  # bytes of a configuration in one node: with its path it fits into one message
_IDLE = 1.0  # seconds without a change after which statuses() repeats the status
_VALUE_PARTS = 16384  # nodes that one read handler's value may have
_tokens = itertools.count(1)


class RouterTree:
    """The subtree of one guest. name is for messages."""

    def __init__(self, store: XenStore, domid: int, name: str) -> None:
        self._store = store
        self._domain = f"/local/domain/{domid}"
        self._name = name
        self._found = ""

    def root(self) -> str:
        """The guest's root node. FactoryError (GUEST) for a guest that has none (yet)."""
        if not self._found:
            for each in ROOTS:
                if self._store.exists(f"{self._domain}/{each}"):
                    self._found = f"{self._domain}/{each}"
                    break
            else:
                raise FactoryError(
                    f"{self._name} is no router guest: it has no node {ROOTS[0]}",
                    where=self._domain,
                    hint="a guest that boots makes it; `factory vm console --follow` shows how far it has come",
                    code=ExitCode.GUEST,
                )
        return self._found

    def present(self) -> bool:
        return any(self._store.exists(f"{self._domain}/{each}") for each in ROOTS)

    def status(self, rid: int) -> RouterStatus:
        path = f"{self.root()}/{check_rid(rid)}"
        return RouterStatus.parse(
            rid, self._store.text(f"{path}/status") or "", self._store.text(f"{path}/config_name") or ""
        )

    def routers(self) -> tuple[RouterStatus, ...]:
        numbers = sorted(int(name) for name in self._store.children(self.root()) if name.isdigit() and int(name) < 64)
        return tuple(self.status(number) for number in numbers)

    def statuses(self, rid: int, deadline: float) -> Iterator[RouterStatus]:
        """The status now and at each change, or once a second, until the deadline; also while the guest has no root."""
        with closing(self._changes([f"{self._domain}/{each}" for each in ROOTS], deadline, _IDLE)) as changes:
            for _ in changes:
                if self.present():
                    break
                yield RouterStatus(rid, RouterState.NONE)
            else:
                return
        with closing(self._changes([f"{self.root()}/{rid}/status"], deadline, _IDLE)) as changes:
            for _ in changes:
                yield self.status(rid)

    def start(self, rid: int, config: str, label: str, timeout: float) -> RouterStatus:
        path = f"{self.root()}/{check_rid(rid)}"
        data = config.encode()
        self._store.remove(f"{path}/config")
        for number, begin in enumerate(range(0, len(data), CHUNK)):
            self._store.write(f"{path}/config/{number}", data[begin : begin + CHUNK])
        if not data:
            self._store.write(f"{path}/config/0", "")
        self._store.write(f"{path}/config_name", label)
        return self._ask(rid, RouterState.STARTING, (RouterState.RUNNING, RouterState.ERROR), timeout)

    def stop(self, rid: int, timeout: float) -> RouterStatus:
        self.root()
        return self._ask(rid, RouterState.STOPPING, (RouterState.HALTED, RouterState.ERROR), timeout)

    def _ask(self, rid: int, wish: RouterState, answers: tuple[RouterState, ...], timeout: float) -> RouterStatus:
        path = f"{self.root()}/{check_rid(rid)}/status"
        self._store.write(path, wish.value)
        with closing(self._changes([path], time.monotonic() + timeout)) as changes:
            for _ in changes:
                status = self.status(rid)
                if status.state in answers:
                    return status
        raise FactoryError(
            f"{self._name} does not answer within {timeout:g} s: router {rid} is still {wish.value}",
            hint="`factory vm console --follow` shows what the guest prints",
            code=ExitCode.GUEST,
        )

    def read(self, rid: int, element: str, handler: str, parameter: str, timeout: float) -> str:
        name = _joined(element, handler)
        shown = f"{element}.{handler}" if element else handler
        self._call(f"{self.root()}/{check_rid(rid)}/control/read/{name}", None, parameter, shown, timeout)
        return self._value(f"{self.root()}/{rid}/elements/{name}", name)

    def write(self, rid: int, element: str, handler: str, value: str, timeout: float) -> None:
        name = _joined(element, handler)
        shown = f"{element}.{handler}" if element else handler
        base = f"{self.root()}/{check_rid(rid)}"
        # Only our own guests know values in pieces; others know the node below elements/.
        node = None if len(value.encode()) > CHUNK else f"{base}/elements/{name}"
        self._call(f"{base}/control/write/{name}", node, value, shown, timeout)

    def _call(self, request: str, node: str | None, value: str, name: str, timeout: float) -> None:
        """Writes the request (into `node`, or into the request's own node), and waits for its lock."""
        self._store.remove(request)
        lock = f"{request}/lock"
        with closing(self._changes([lock], time.monotonic() + timeout)) as changes:
            next(changes)  # watched before it is asked for
            data = value.encode()
            # The rest first: the request counts when its own node is written.
            for number, begin in enumerate(range(CHUNK, len(data), CHUNK), 1):
                self._store.write(f"{request}/{number}", data[begin : begin + CHUNK])
            self._store.write(node or request, data[:CHUNK])
            if not any(self._unlocked(lock) for _ in changes):
                raise FactoryError(
                    f"{self._name} has not answered for {name} within {timeout:g} s",
                    hint="is there such a router, and does the guest run? `factory vm list` shows it",
                    code=ExitCode.GUEST,
                )
        if (refusal := self._store.text(f"{request}/error")) is not None:
            first, *more = refusal.strip("\0\n ").splitlines() or ["it gives no reason"]
            raise HandlerError(f"{name}: {first}", code=ExitCode.FAILED, details=more)

    def _unlocked(self, lock: str) -> bool:
        return (self._store.text(lock) or "").strip("\0\n ") == "0"

    def _value(self, path: str, name: str) -> str:
        parts = [self._store.get(path)]
        if parts[0] is None:
            raise FactoryError(f"{self._name} says it has read {name}, but gives no value", code=ExitCode.GUEST)
        while parts[-1] is not None:
            if len(parts) > _VALUE_PARTS:
                raise FactoryError(f"the value of {name} never ends", code=ExitCode.GUEST)
            parts.append(self._store.get(f"{path}/{len(parts)}"))
        return b"".join(part for part in parts if part is not None).decode("utf-8", "replace")

    def _changes(self, paths: list[str], deadline: float, idle: float | None = None) -> Generator[None, None, None]:
        """Once, then after each change of one of these nodes, or `idle` seconds without; until the deadline."""
        token = f"factory{next(_tokens)}"
        for path in paths:
            self._store.watch(path, token)
        try:
            yield
            while (left := deadline - time.monotonic()) > 0:
                event = self._store.event(left if idle is None else min(left, idle))
                if event.token == token if event is not None else idle is not None:
                    yield
        finally:
            for path in paths:
                self._store.unwatch(path, token)


def _joined(element: str, handler: str) -> str:
    """The node's name below elements/ or control/read/; an element inside a compound one has slashes of its own."""
    if not handler or "/" in handler:
        raise FactoryError(f"{handler!r} is not a handler's name", code=ExitCode.USAGE)
    return f"{element}/{handler}" if element else handler
