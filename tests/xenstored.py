"""A small xenstored for tests: xs_wire.h over a Unix socket, nodes in a dictionary. No permissions are enforced.

Transactions are snapshots; one that ends after somebody else's change of a node that it has looked at gets EAGAIN, as
the real one's do.
"""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

HEADER = struct.Struct("<4I")
PAYLOAD = 4096
(
    DIRECTORY,
    READ,
    GET_PERMS,
    WATCH,
    UNWATCH,
    START,
    END,
    INTRODUCE,
    RELEASE,
    DOMAIN_PATH,
    WRITE,
    MKDIR,
    RM,
    SET_PERMS,
) = range(1, 15)
EVENT, ERROR, INTRODUCED, RESUME, PART = 15, 16, 17, 18, 22


class Refused(Exception):
    """An error for the client, by its errno name."""


@dataclass
class Node:
    value: bytes = b""
    permissions: bytes = b"n0\0"
    generation: int = 0


@dataclass
class Client:
    stream: socket.socket
    watches: list[tuple[str, str]] = field(default_factory=list)
    transactions: dict[int, Changes] = field(default_factory=dict)


@dataclass
class Changes:
    nodes: dict[str, Node]
    begun: int
    touched: set[str] = field(default_factory=set)


class Xenstored:
    """The store, shared by its clients. refuse_commits: so many transactions end with EAGAIN; answers_late: seconds."""

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {"/": Node()}
        self.introduced: dict[int, tuple[int, int]] = {}
        self.resumed: list[int] = []
        self.generation = 1
        self.clients: list[Client] = []
        self.refuse_commits = 0
        self.answers_late = 0.0
        self._lock = threading.RLock()
        self._next = 1

    def serve(self, stream: socket.socket) -> None:
        client = Client(stream)
        with self._lock:
            self.clients.append(client)
        threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def get(self, path: str) -> str | None:
        with self._lock:
            node = self.nodes.get(path)
            return None if node is None else node.value.decode()

    def set(self, path: str, value: str) -> None:
        with self._lock:
            self._write(Client(socket.socket()), 0, path, value.encode())

    def below(self, path: str) -> dict[str, str]:
        with self._lock:
            return {
                each[len(path) :]: node.value.decode()
                for each, node in self.nodes.items()
                if each.startswith(path + "/")
            }

    def _serve(self, client: Client) -> None:
        with contextlib.suppress(OSError, EOFError), client.stream:
            while True:
                kind, request, transaction, length = HEADER.unpack(self._exactly(client, HEADER.size))
                if length > PAYLOAD:
                    break
                body = self._exactly(client, length)
                if self.answers_late:
                    threading.Event().wait(self.answers_late)
                with self._lock:
                    try:
                        answer = self._answer(client, kind, transaction, body)
                    except Refused as refused:
                        kind, answer = ERROR, str(refused).encode() + b"\0"
                    client.stream.sendall(HEADER.pack(kind, request, transaction, len(answer)) + answer)
                    if kind == WATCH:
                        path, token = body.decode().split("\0")[:2]
                        self._tell(client, path, token)
        with self._lock:
            self.clients.remove(client)

    def _exactly(self, client: Client, count: int) -> bytes:
        data = b""
        while len(data) < count:
            piece = client.stream.recv(count - len(data))
            if not piece:
                raise EOFError
            data += piece
        return data

    def _tell(self, client: Client, path: str, token: str) -> None:
        body = f"{path}\0{token}\0".encode()
        with contextlib.suppress(OSError):
            client.stream.sendall(HEADER.pack(EVENT, 0, 0, len(body)) + body)

    def _changed(self, path: str) -> None:
        for client in self.clients:
            for watched, token in client.watches:
                if path == watched or path.startswith(watched.rstrip("/") + "/"):
                    self._tell(client, path, token)

    def _view(self, client: Client, transaction: int, path: str) -> dict[str, Node]:
        if transaction == 0:
            return self.nodes
        if transaction not in client.transactions:
            raise Refused("ENOENT")
        changes = client.transactions[transaction]
        changes.touched.add(path)
        return changes.nodes

    def _node(self, client: Client, transaction: int, path: str) -> Node:
        node = self._view(client, transaction, path).get(path)
        if node is None:
            raise Refused("ENOENT")
        return node

    def _write(self, client: Client, transaction: int, path: str, value: bytes | None) -> None:
        nodes = self._view(client, transaction, path)
        if path in nodes and value is None:
            return
        parent = ""
        for part in path.strip("/").split("/")[:-1]:
            parent += "/" + part
            nodes.setdefault(parent, Node(permissions=self._inherited(nodes, parent), generation=self.generation))
        self.generation += 1
        permissions = nodes[path].permissions if path in nodes else self._inherited(nodes, path)
        nodes[path] = Node(value or b"", permissions, self.generation)
        if transaction == 0:
            self._changed(path)

    def _inherited(self, nodes: dict[str, Node], path: str) -> bytes:
        return (
            nodes[path.rpartition("/")[0] or "/"].permissions if (path.rpartition("/")[0] or "/") in nodes else b"n0\0"
        )

    def _children(self, nodes: dict[str, Node], path: str) -> list[str]:
        start = path.rstrip("/") + "/"
        return sorted(
            {
                each[len(start) :]
                for each in nodes
                if each.startswith(start) and len(each) > len(start) and "/" not in each[len(start) :]
            }
        )

    def _answer(self, client: Client, kind: int, transaction: int, body: bytes) -> bytes:
        path, _, rest = body.partition(b"\0")
        name = path.decode()
        if kind == READ:
            return self._node(client, transaction, name).value
        if kind in (DIRECTORY, PART):
            node = self._node(client, transaction, name)
            names = "".join(
                f"{each}\0" for each in self._children(self._view(client, transaction, name), name)
            ).encode()
            if kind == DIRECTORY:
                if len(names) > PAYLOAD:
                    raise Refused("E2BIG")
                return names
            generation = f"{node.generation + len(names)}\0".encode()
            piece = names[int(rest.split(b"\0")[0]) :][: PAYLOAD - len(generation) - 1]
            if int(rest.split(b"\0")[0]) + len(piece) < len(names):
                return generation + piece[: piece.rfind(b"\0") + 1]
            return generation + piece + b"\0"
        if kind == WRITE:
            self._write(client, transaction, name, rest)
        elif kind == MKDIR:
            self._write(client, transaction, name, None)
        elif kind == RM:
            nodes = self._view(client, transaction, name)
            if name not in nodes:
                raise Refused("ENOENT")
            for each in [each for each in nodes if each == name or each.startswith(name + "/")]:
                del nodes[each]
            self.generation += 1
            if transaction == 0:
                self._changed(name)
        elif kind == GET_PERMS:
            return self._node(client, transaction, name).permissions
        elif kind == SET_PERMS:
            self._node(client, transaction, name).permissions = rest
        elif kind == WATCH:
            client.watches.append((name, rest.split(b"\0")[0].decode()))
        elif kind == UNWATCH:
            watch = (name, rest.split(b"\0")[0].decode())
            if watch not in client.watches:
                raise Refused("ENOENT")
            client.watches.remove(watch)
        elif kind == START:
            number, self._next = self._next, self._next + 1
            copy = {each: Node(node.value, node.permissions, node.generation) for each, node in self.nodes.items()}
            client.transactions[number] = Changes(copy, self.generation)
            return f"{number}\0".encode()
        elif kind == END:
            self._end(client, transaction, commit=name == "T")
        elif kind == INTRODUCE:
            frame, port = rest.split(b"\0")[:2]
            self.introduced[int(name)] = (int(frame), int(port))
            self._changed("@introduceDomain")
        elif kind == RELEASE:
            if self.introduced.pop(int(name), None) is None:
                raise Refused("ENOENT")
        elif kind == RESUME:
            self.resumed.append(int(name))
        elif kind == DOMAIN_PATH:
            return f"/local/domain/{name}\0".encode()
        elif kind == INTRODUCED:
            return b"T\0" if int(name) in self.introduced else b"F\0"
        else:
            raise Refused("ENOSYS")
        return b"OK\0"

    def _end(self, client: Client, transaction: int, *, commit: bool) -> None:
        changes = client.transactions.pop(transaction, None)
        if changes is None:
            raise Refused("ENOENT")
        if not commit:
            return
        if self.refuse_commits:
            self.refuse_commits -= 1
            raise Refused("EAGAIN")
        for path in changes.touched:
            now = self.nodes.get(path)
            if now is not None and now.generation > changes.begun:
                raise Refused("EAGAIN")
        for path in changes.touched:
            for each in [each for each in self.nodes if each == path or each.startswith(path + "/")]:
                if each not in changes.nodes:
                    del self.nodes[each]
        changed = [
            path
            for path, node in changes.nodes.items()
            if path not in self.nodes or self.nodes[path].generation != node.generation
        ]
        for path in changed:
            self.nodes[path] = changes.nodes[path]
        for path in changed:
            self._changed(path)


@contextmanager
def listening(folder: Path) -> Iterator[tuple[Xenstored, Path]]:
    """A xenstored on a socket in `folder`."""
    daemon = Xenstored()
    path = folder / "xenstored"
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(path))
        server.listen(16)

        def accept() -> None:
            with contextlib.suppress(OSError):
                while True:
                    daemon.serve(server.accept()[0])

        threading.Thread(target=accept, daemon=True).start()
        yield daemon, path
        with contextlib.suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)
