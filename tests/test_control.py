"""The control client against a server that speaks, misspeaks, or says nothing."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable

import pytest

from factory.control import ControlError, ControlSession

pytestmark = pytest.mark.unit


def session(answers: list[bytes], heard: list[bytes] | None = None, timeout: float = 5) -> ControlSession:
    ours, theirs = socket.socketpair()

    def serve() -> None:
        # The client may hang up at any moment.
        with theirs, contextlib.suppress(OSError):
            for answer in answers:
                if answer is not answers[0] and heard is not None:
                    heard.append(theirs.recv(4096))
                theirs.sendall(answer)
            if not answers or timeout < 1:
                theirs.recv(4096)
                theirs.recv(4096)

    threading.Thread(target=serve, daemon=True).start()
    return ControlSession(ours, timeout)


GREETING = b"Click::ControlSocket/1.3\r\n"


def test_read() -> None:
    heard: list[bytes] = []
    control = session([GREETING, b"200 Read handler 'c.count' OK\r\nDATA 5\r\n12\n34"], heard)
    assert control.read("c.count") == "12\n34"
    assert heard == [b"READ c.count\r\n"]


def test_write_counts_its_data() -> None:
    heard: list[bytes] = []
    session([GREETING, b"200 OK\r\n"], heard).write("c.reset", "a\r\nQUIT\r\n")
    assert heard == [b"WRITEDATA c.reset 9\r\na\r\nQUIT\r\n"]


def test_an_error_has_its_code_and_every_line() -> None:
    with pytest.raises(ControlError) as caught:
        session([GREETING, b"520-one\r\n520 two\r\n"], []).read("x.y")
    assert (caught.value.code, caught.value.text) == (520, "one\ntwo")


@pytest.mark.parametrize(
    "answers",
    [
        [b"220 mail.example ESMTP\r\n"],
        [GREETING, b"what?\r\n"],
        [GREETING, b"200 ok\r\nDATA many\r\n"],
        [GREETING, b"200 ok\r\nDATA 99999999999\r\n"],
        [GREETING, b"200 ok\r\nDATA 10\r\nshort"],
        [GREETING],
    ],
)
def test_nonsense_is_refused(answers: list[bytes]) -> None:
    with pytest.raises(ControlError) as caught:
        session(answers, []).read("x.y")
    assert caught.value.code == 0


def test_silence_ends() -> None:
    with pytest.raises(ControlError, match="no answer"):
        session([], timeout=0.2).read("x.y")


def test_a_command_is_one_line() -> None:
    calls: list[Callable[[ControlSession], object]] = [
        lambda s: s.read("a.b\nWRITE c.d"),
        lambda s: s.write("a\r.b", "1"),
    ]
    for call in calls:
        with pytest.raises(ValueError, match="one line"):
            call(session([GREETING], []))


def test_a_channel_joined_later_needs_no_greeting_and_minds_none() -> None:
    for first in (b"", GREETING):
        ours, theirs = socket.socketpair()
        theirs.sendall(first + b"200 ok\r\nDATA 1\r\n7")
        with ours, theirs:
            assert ControlSession(ours, 5, greeted=False).read("x.y") == "7"
            assert theirs.recv(100) == b"READ x.y\r\n"
