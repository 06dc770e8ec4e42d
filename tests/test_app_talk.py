"""Conversations of app tests, against servers of this machine: what is expected, what is complained about."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from factory.testing.apps import talk
from factory.testing.apps.case import load_case

pytestmark = pytest.mark.unit


@contextmanager
def served(answer: Callable[[socket.socket], None], kind: int = socket.SOCK_STREAM) -> Iterator[int]:
    """A server on a port of 127.0.0.1: answer() gets each connection, or the socket itself for datagrams."""
    with socket.socket(socket.AF_INET, kind) as server:
        server.bind(("127.0.0.1", 0))

        def serve() -> None:
            try:
                while kind == socket.SOCK_STREAM:
                    with server.accept()[0] as line:
                        answer(line)
                answer(server)
            except OSError:
                pass  # the test is over

        if kind == socket.SOCK_STREAM:
            server.listen(16)
        threading.Thread(target=serve, daemon=True).start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR) if kind == socket.SOCK_STREAM else None


def echo(line: socket.socket) -> None:
    while data := line.recv(4096):
        line.sendall(data)


def held(tmp_path: Path, port: int, conversation: str, more: str = "", protocol: str = "tcp") -> list[str]:
    path = tmp_path / "a.toml"
    path.write_text(f'[[step]]\nconnect = "{protocol}:7"\ntalk = [{conversation}]\n{more}')
    (step,) = load_case(path).steps
    assert list(step.ports()) == [(protocol, 7)]
    return talk.run(step, {(protocol, 7): port})


@pytest.mark.parametrize(
    "conversation",
    [
        '{ send = "hello\\n" }, { expect = "hello\\n" }',
        '{ send = "one two" }, { expect = "one" }, { expect = " two" }',
        '{ hex = "00ff41" }, { expect = { contains = "A" } }',
        '{ send = "id 123 ok" }, { expect = { regex = "id [0-9]+ " } }, { expect = "ok" }',
        '{ send = "x" }, { close = true }, { expect = "x" }, { closed = true }',
    ],
)
def test_as_expected(tmp_path: Path, conversation: str) -> None:
    with served(echo) as port:
        assert held(tmp_path, port, conversation) == []


@pytest.mark.parametrize(
    ("conversation", "complaint"),
    [
        ('{ send = "hello" }, { expect = "help" }', "talk[2]: expected 'help', got 'hello'"),
        ('{ send = "hel" }, { expect = "help" }', "talk[2]: expected 'help', got 'hel'; the app said no more"),
        ('{ send = "a" }, { close = true }, { expect = "ab" }', "the app closed the connection"),
        ('{ send = "a" }, { expect = { regex = "b" } }', "talk[2]: expected regex 'b', got 'a'"),
        ('{ send = "a" }, { closed = true }', "talk[2]: the app did not close the connection within 0.3 s"),
        ('{ send = "a" }, { close = true }, { closed = true }', "before it closed the connection the app sent 'a'"),
    ],
)
def test_not_as_expected(tmp_path: Path, conversation: str, complaint: str) -> None:
    with served(echo) as port:
        (found,) = held(tmp_path, port, conversation, "time = 0.3\n")
        assert complaint in found


def test_nobody_listens(tmp_path: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        (found,) = held(tmp_path, unused.getsockname()[1], '{ expect = "a" }', "time = 1\n")
    assert found == "the connection failed: Connection refused"


def test_often_and_at_once(tmp_path: Path) -> None:
    count: list[int] = []

    def counting(line: socket.socket) -> None:
        count.append(1)
        echo(line)

    with served(counting) as port:
        assert held(tmp_path, port, '{ send = "a" }, { expect = "a" }', "repeat = 20\nparallel = 4\n") == []
    assert len(count) == 20


def test_the_first_failure_ends_it(tmp_path: Path) -> None:
    count: list[int] = []

    def third_is_wrong(line: socket.socket) -> None:
        count.append(1)
        line.recv(1)
        line.sendall(b"b" if len(count) == 3 else b"a")

    with served(third_is_wrong) as port:
        (found,) = held(tmp_path, port, '{ send = "a" }, { expect = "a" }', "repeat = 20\n")
    assert found.startswith("time 3 of 20: talk[2]: expected 'a', got 'b'")
    assert len(count) == 3


def test_datagrams(tmp_path: Path) -> None:
    def answer(server: socket.socket) -> None:
        while True:
            data, peer = server.recvfrom(4096)
            server.sendto(data.upper(), peer)

    with served(answer, socket.SOCK_DGRAM) as port:
        assert held(tmp_path, port, '{ send = "hello" }, { expect = "HELLO" }', protocol="udp") == []
        (found,) = held(tmp_path, port, '{ expect = "HELLO" }', "time = 0.2\n", protocol="udp")
        assert "got ''; the app said no more within 0.2 s" in found
