"""The HTTP client of `bench http`: it must see every way in which an answer can be lost."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from bench.http_client import Load, ask
from factory.lab.cpio import Archive

pytestmark = pytest.mark.unit

BODY = b"0123456789" * 100
HEAD = f"HTTP/1.1 200 OK\r\nContent-Length: {len(BODY)}\r\n\r\n".encode()
Answer = Callable[[int], bytes | None]


@contextmanager
def serving(answer: Answer, keep: bool = False) -> Iterator[int]:
    """A server; answer(n) is what request n gets (None: the connection is closed at once)."""
    count = iter(range(1 << 30))

    def one(peer: socket.socket) -> None:
        with peer:
            while peer.recv(4096):
                reply = answer(next(count))
                if reply is None:
                    return
                peer.sendall(reply)
                if not keep:
                    return

    def accept() -> None:
        while True:
            try:
                peer, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=one, args=(peer,), daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=accept, daemon=True).start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize("keep", [False, True])
def test_all_good(keep: bool) -> None:
    with serving(lambda _n: HEAD + BODY, keep) as port:
        answered = ask(port, Load("/x", BODY, 40, 4, keep))
    assert (answered.good, answered.lost) == (40, 0)
    assert answered.rate > 0


@pytest.mark.parametrize(
    "third",
    [
        None,
        HEAD + BODY[:-1],
        HEAD + BODY + b"x",
        HEAD + b"x" + BODY[1:],
        HEAD.replace(b"200", b"500") + BODY,
        b"HTTP/1.1 200 OK\r\n\r\n" + BODY,
        b"HTTP/1.1 200",
    ],
)
def test_each_kind_of_loss_counts(third: bytes | None) -> None:
    with serving(lambda n: third if n == 2 else HEAD + BODY) as port:
        answered = ask(port, Load("/x", BODY, 10, 1))
    assert (answered.good, answered.lost) == (9, 1)
    assert len(answered.why) == 1


def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert ask(port, Load("/x", BODY, 5)).lost == 5


def test_cpio_is_read_by_cpio_rules() -> None:
    archive = Archive()
    archive.folder("bin")
    archive.file("bin/x", b"abc", executable=True)
    archive.character_device("dev", 5, 1)
    data = archive.finish()
    assert len(data) % 4 == 0
    names, at = [], 0
    while at < len(data):
        field = [int(data[at + 6 + 8 * i : at + 14 + 8 * i], 16) for i in range(13)]
        assert data[at : at + 6] == b"070701"
        name = data[at + 110 : at + 110 + field[11] - 1].decode()
        at = (at + 110 + field[11] + 3) & ~3
        names.append((name, field[1], data[at : at + field[6]], field[9], field[10]))
        at = (at + field[6] + 3) & ~3
    assert names == [
        ("bin", 0o40755, b"", 0, 0),
        ("bin/x", 0o100755, b"abc", 0, 0),
        ("dev", 0o20600, b"", 5, 1),
        ("TRAILER!!!", 0, b"", 0, 0),
    ]
