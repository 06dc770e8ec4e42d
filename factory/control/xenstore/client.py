"""XenStore: what xenstored can do, as methods."""

from __future__ import annotations

import errno
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from factory.control.xenstore.connection import Connection, open_connection
from factory.control.xenstore.wire import Type, XenStoreError, check_path, split, strings

Result = TypeVar("Result")

_ATTEMPTS = 100  # of a transaction that others keep disturbing
_LISTING_MAX = 16 << 20  # bytes of one node's children; more is not a listing but a mistake


@dataclass(frozen=True)
class Watch:
    """A change below a watched path; token is what watch() was given."""

    path: str
    token: str


class Nodes:
    """Reading and writing nodes; of the store itself, or inside a transaction."""

    def __init__(self, connection: Connection, transaction: int = 0) -> None:
        self._connection = connection
        self._transaction = transaction

    def _call(self, kind: Type, path: str, rest: bytes = b"") -> bytes:
        payload = strings(check_path(path)) + rest
        return self._connection.call(kind, payload, transaction=self._transaction, where=path)

    def read(self, path: str) -> bytes:
        """The node's value. ENOENT when there is none."""
        return self._call(Type.READ, path)

    def get(self, path: str) -> bytes | None:
        """The node's value, None when there is no such node."""
        try:
            return self.read(path)
        except XenStoreError as error:
            if error.errno == errno.ENOENT:
                return None
            raise

    def text(self, path: str) -> str | None:
        """The value as text, None when there is no such node."""
        value = self.get(path)
        return None if value is None else value.decode("utf-8", "replace")

    def write(self, path: str, value: str | bytes) -> None:
        """Makes the node and its parents where they are missing."""
        self._call(Type.WRITE, path, value.encode() if isinstance(value, str) else value)

    def make(self, path: str) -> None:
        """An empty node (and its parents); one that is there stays as it is."""
        self._call(Type.MKDIR, path)

    def remove(self, path: str) -> bool:
        """Removes the node and all below it; False when it was not there."""
        try:
            self._call(Type.RM, path)
        except XenStoreError as error:
            if error.errno == errno.ENOENT:
                return False
            raise
        return True

    def exists(self, path: str) -> bool:
        return self.get(path) is not None

    def children(self, path: str) -> list[str]:
        """The names of its children, [] for a node that is not there. Any number of them."""
        try:
            payload = self._call(Type.DIRECTORY, path)
        except XenStoreError as error:
            if error.errno == errno.ENOENT:
                return []
            if error.errno != errno.E2BIG:
                raise
            payload = self._long_listing(path)
        return split(payload)

    def _long_listing(self, path: str) -> bytes:
        """DIRECTORY_PART: from an offset on, with the node's generation; an empty name ends the list."""
        for _ in range(_ATTEMPTS):
            found, generation = b"", None
            while len(found) < _LISTING_MAX:
                part = self._call(Type.DIRECTORY_PART, path, strings(str(len(found))))
                now, _, names = part.partition(b"\0")
                if generation not in (None, now):
                    break  # changed while we read: again
                generation = now
                last = not names or names == b"\0" or names.endswith(b"\0\0")
                found += names
                if last:
                    return found.rstrip(b"\0")
        raise XenStoreError("this node's list of children keeps changing", number=errno.EAGAIN, where=path)

    def permissions(self, path: str) -> list[str]:
        """Such as ["n3", "r0"]: the owner with everybody's default, then one for each named domain."""
        return split(self._call(Type.GET_PERMS, path))

    def permit(self, path: str, *permissions: str) -> None:
        self._call(Type.SET_PERMS, path, strings(*permissions))


class Transaction(Nodes):
    """Nodes as they were when it began; what is written counts when it ends, all of it or nothing."""


class XenStore(Nodes):
    """The store. Close it, or use it in a `with`."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)

    @classmethod
    def open(cls, path: str | None = None) -> XenStore:
        return cls(open_connection(path))

    def __enter__(self) -> XenStore:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    def fileno(self) -> int:
        return self._connection.fileno()

    def transact(self, change: Callable[[Transaction], Result]) -> Result:
        """change() with a transaction; called again when somebody else's change came between (EAGAIN)."""
        for _ in range(_ATTEMPTS):
            answer = self._connection.call(Type.TRANSACTION_START, strings("")).split(b"\0")[0]
            if not answer.isdigit() or not 0 < int(answer) <= 0xFFFFFFFF:
                raise XenStoreError(f"xenstored names a transaction {answer[:20]!r}")
            number = int(answer)
            try:
                result = change(Transaction(self._connection, number))
            except BaseException:
                self._end(number, "F")
                raise
            if self._end(number, "T"):
                return result
        raise XenStoreError(f"a change was disturbed {_ATTEMPTS} times by others", number=errno.EAGAIN)

    def _end(self, number: int, commit: str) -> bool:
        try:
            self._connection.call(Type.TRANSACTION_END, strings(commit), transaction=number)
        except XenStoreError as error:
            # Ending one without commit must not hide why it is ended.
            if commit == "F" or error.errno == errno.EAGAIN:
                return False
            raise
        return True

    def watch(self, path: str, token: str) -> None:
        """event() tells of each change at or below the path; the first event comes at once."""
        self._connection.call(Type.WATCH, strings(check_path(path), token), where=path)

    def unwatch(self, path: str, token: str) -> None:
        self._connection.call(Type.UNWATCH, strings(check_path(path), token), where=path)

    def event(self, timeout: float | None = None) -> Watch | None:
        """The next event, None when none comes within timeout (seconds; None: for ever)."""
        body = self._connection.event(timeout)
        if body is None:
            return None
        parts = split(body)
        if len(parts) < 2:
            raise XenStoreError("a watch event without its token")
        return Watch(parts[0], parts[1])

    def introduce(self, domid: int, frame: int, port: int) -> None:
        """Tells xenstored of a new domain: the frame number of its xenstore page, and its event channel."""
        self._connection.call(Type.INTRODUCE, strings(str(domid), str(frame), str(port)))

    def release(self, domid: int) -> None:
        self._connection.call(Type.RELEASE, strings(str(domid)))

    def resume(self, domid: int) -> None:
        """The domain's shutdown is forgotten: it goes on after a suspend."""
        self._connection.call(Type.RESUME, strings(str(domid)))

    def domain_path(self, domid: int) -> str:
        return split(self._connection.call(Type.GET_DOMAIN_PATH, strings(str(domid))))[0]

    def introduced(self, domid: int) -> bool:
        return self._connection.call(Type.IS_DOMAIN_INTRODUCED, strings(str(domid))).startswith(b"T")
