"""What runs in dom0 and how it is asked, on this machine: streams, programs, the keeper between them."""

from __future__ import annotations

import json
import os
import socket
import struct
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from factory.dom0 import Dom0
from factory.dom0.agent import cable
from factory.dom0.agent.serve import serve
from factory.dom0.agent.streams import CLOSE, DATA, DONE, END, HEADER, OPEN, WINDOW, Broken, Link, Stream
from factory.dom0.client import connected
from factory.dom0.here import here, local
from factory.errors import ExitCode, FactoryError
from factory.lab import state
from factory.lab.image import LabImage
from factory.lab.keeper import Keeper
from factory.lab.lab import Lab, end
from factory.lab.machine import Machine

pytestmark = pytest.mark.unit
BINARY = bytes(range(256)) * 8192  # 2 MB: many windows


@pytest.fixture
def dom0() -> Dom0:
    return local("here")


def test_outputs_and_status(dom0: Dom0) -> None:
    done = dom0.execute(["sh", "-c", "cat; echo wrong >&2; exit 7"], stdin=BINARY)
    assert (done.status, done.stdout, done.stderr) == (7, BINARY, b"wrong\n")
    assert dom0.execute(["sh", "-c", "kill -TERM $$"]).status == -15
    assert dom0.execute(["nonesuch"]).status == 127
    with pytest.raises(FactoryError, match="false failed with status 1 in here"):
        dom0.execute(["false"], check=True)


def test_a_daemon_that_keeps_the_outputs_is_not_waited_for(dom0: Dom0) -> None:
    begin = time.monotonic()
    assert dom0.execute(["sh", "-c", "sleep 30 & echo on"]).stdout == b"on\n"
    assert time.monotonic() - begin < 15


def test_time_is_up(dom0: Dom0) -> None:
    with pytest.raises(FactoryError, match=r"sleep did not end within 0\.2 s in here"):
        dom0.execute(["sleep", "30"], timeout=0.2)


def test_an_unknown_service_is_answered(dom0: Dom0) -> None:
    for request in ({"do": "dance"}, {}, {"do": "execute"}, {"do": "dial", "address": "x", "port": "none"}):
        stream = dom0._link.open(request)  # type: ignore[attr-defined]
        received = stream.receive(10)
        assert received is not None
        assert "does not understand" in json.loads(received[1])["error"]


def test_a_sender_waits_for_credit() -> None:
    """With a reader that does not read, no more than a window is under way."""
    ours, theirs = socket.socketpair()
    asked: list[Stream] = []
    Link(theirs.recv, theirs.sendall, lambda stream, _request: asked.append(stream)).start()
    stream = Link(ours.recv, ours.sendall, None).start().open({})
    sender = threading.Thread(target=stream.send, args=(bytes(3 * WINDOW),), daemon=True)
    sender.start()
    sender.join(0.5)
    assert sender.is_alive()
    came = 0
    while came < 3 * WINDOW:
        received = asked[0].receive(10)
        assert received is not None
        came += len(received[1])
    sender.join(10)
    assert not sender.is_alive()


@pytest.mark.parametrize("nonsense", [b"\0" * 9, HEADER.pack(1, DATA, 1 << 30), HEADER.pack(1, 99, 0), b"abc"])
def test_nonsense_ends_the_link(nonsense: bytes) -> None:
    ours, theirs = socket.socketpair()
    link = Link(ours.recv, ours.sendall, None).start()
    stream = link.open({})
    theirs.sendall(nonsense)
    theirs.shutdown(socket.SHUT_WR)
    assert stream.receive(10) is None
    with pytest.raises(Broken):
        link.open({})


@pytest.fixture
def keeper(tmp_path: Path) -> Iterator[Path]:
    """A keeper whose agent is this machine."""
    ours, theirs = socket.socketpair()
    Link(theirs.recv, theirs.sendall, serve).start()
    path = tmp_path / "socket"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
        listener.listen()
        thread = threading.Thread(target=Keeper(ours, listener).run, daemon=True)
        thread.start()
        yield path
        theirs.shutdown(socket.SHUT_RDWR)
        thread.join(10)
        assert not thread.is_alive()


def client(path: Path) -> socket.socket:
    made = socket.socket(socket.AF_UNIX)
    made.connect(str(path))
    return made


def test_clients_share_the_keeper(keeper: Path) -> None:
    clients = [connected(client(keeper), f"client {number}") for number in range(4)]
    found: dict[int, bytes] = {}

    def ask(number: int) -> None:
        found[number] = clients[number % 4].execute(["cat"], stdin=BINARY[: 500_000 + number]).stdout

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert found == {number: BINARY[: 500_000 + number] for number in range(8)}


def test_what_a_dead_client_leaves_is_ended(keeper: Path, tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    raw = client(keeper)
    started = tmp_path / "started"
    # It takes longer to end than a second; and under nohup a shell could set no trap without `env`.
    script = f"trap 'sleep 1.2; echo >{mark}; exit' HUP; echo >{started}; while :; do sleep 0.05; done"
    request = {"do": "execute", "argv": ["env", "--default-signal=HUP", "sh", "-c", script]}
    data = json.dumps(request).encode()
    raw.sendall(HEADER.pack(1, OPEN, len(data)) + data)
    appears(started)
    raw.close()
    appears(mark)


def appears(path: Path) -> None:
    deadline = time.monotonic() + 60
    while not path.exists():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_client_that_talks_nonsense_harms_nobody(keeper: Path) -> None:
    bad = client(keeper)
    bad.sendall(HEADER.pack(7, DATA, 1) + b"x" + HEADER.pack(9, CLOSE, 0) + HEADER.pack(3, END, 0))
    bad.sendall(HEADER.pack(1, DATA, 1 << 31))
    bad.settimeout(10)
    assert bad.recv(1) == b""
    assert connected(client(keeper), "the lab").execute(["echo", "well"]).stdout == b"well\n"


def test_a_frame_gets_its_checksum_and_its_tag() -> None:
    """As Linux gives them to a packet socket: the sum of the pseudo-header in the field, the VLAN tag beside."""
    head = bytes.fromhex("0200000000020200000000010800")
    packet = bytes.fromhex("45000020000100004011 0000 0a000001 0a000002 04d2 162e 000c 0000 61626364".replace(" ", ""))
    pseudo = sum(struct.unpack("!6H", packet[12:20] + b"\0\x11" + packet[24:26]))
    start = len(head) + 20
    packet = packet[:26] + struct.pack("!H", (pseudo & 0xFFFF) + (pseudo >> 16)) + packet[28:]
    needs = struct.pack("=BBHHHH", 1, 0, 0, 0, start, 6)
    frame = cable.whole(needs + head + packet, [])
    total = sum(struct.unpack("!6H", frame[start : start + 12])) + pseudo
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    assert total == 0xFFFF  # RFC 768: the whole sums up to ones
    tagged = cable.whole(bytes(10) + head + packet, [(263, 8, struct.pack("=IIIHHHH", 0x51, 0, 0, 0, 0, 100, 0x88A8))])
    assert tagged == head[:12] + bytes.fromhex("88a80064") + head[12:] + packet
    assert cable.whole(b"short", []) == b""
    outside = struct.pack("=BBHHHH", 1, 0, 0, 0, 60000, 6)
    assert cable.whole(outside + head + packet, []) == head + packet


def test_this_is_no_dom0() -> None:
    with pytest.raises(FactoryError, match="not the dom0 of a Xen") as caught:
        here()
    assert caught.value.code == ExitCode.HOST


def test_a_lab_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTORY_RUN", str(tmp_path))
    with pytest.raises(FactoryError, match="there is no lab mine"):
        Lab.find("mine")
    assert state.names() == []
    # What a killed keeper leaves: its folder, its pid, nobody who holds the lock.
    folder = state.folder_of("mine")
    state.prepare(folder)
    (folder / state.LOCK).write_text("4194304\n")
    (folder / state.SOCKET).touch()
    assert state.keeper(folder) is None
    assert end("mine") is False
    assert not folder.exists()


def test_a_lab_that_runs_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTORY_RUN", str(tmp_path))
    folder = state.folder_of("mine")
    state.prepare(folder)
    with state.held(folder) as first, state.held(folder) as second:
        assert (first, second) == (True, False)
        assert state.names() == ["mine"]
        assert state.keeper(folder) is not None


def test_what_killed_labs_leave_is_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTORY_RUN", str(tmp_path))
    old, new, kept, mine = (state.folder_of(name) for name in ("once-old", "once-new", "once-kept", "mine"))
    for folder in (old, new, kept, mine):
        state.prepare(folder)
    with state.held(kept):
        for folder in (old, kept, mine):
            os.utime(folder, (1, 1))
        state.sweep("once-")
    assert [folder.exists() for folder in (old, new, kept, mine)] == [False, True, True, True]


@pytest.mark.parametrize("name", ["", "..", "a/b", "-x", "x" * 33, "ä"])
def test_names(name: str) -> None:
    with pytest.raises(FactoryError, match="no name for a lab"):
        state.folder_of(name)


def test_too_long_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTORY_RUN", str(tmp_path / ("x" * 100)))
    with pytest.raises(FactoryError, match="socket's path cannot be that long"):
        state.folder_of("lab")


def test_too_little_memory_and_odd_paths(tmp_path: Path) -> None:
    parts = LabImage(tmp_path / "xen", tmp_path / "vmlinux", tmp_path / "a,b")
    with pytest.raises(FactoryError, match="400 MB are too little for a lab"):
        Machine(parts, tmp_path, memory=400).command()
    assert any(word.endswith("a,,b") for word in Machine(parts, tmp_path).command())
    blank = LabImage(parts.xen, tmp_path / "vm linux", parts.initramfs)
    with pytest.raises(FactoryError, match="path with a blank"):
        Machine(blank, tmp_path).command()


@pytest.mark.parametrize("processors", [1, 2])
def test_processors(tmp_path: Path, processors: int) -> None:
    parts = LabImage(tmp_path / "xen", tmp_path / "vmlinux", tmp_path / "initramfs")
    command = Machine(parts, tmp_path, processors=processors).command()
    assert command[command.index("-smp") + 1] == str(processors)
    told = "dom0_max_vcpus=2" in command[command.index("-append") + 1]
    assert told == (processors == 2)


def test_the_answer_ends_a_stream() -> None:
    ours, theirs = socket.socketpair()
    link = Link(ours.recv, ours.sendall, None).start()
    stream = link.open({})
    theirs.sendall(HEADER.pack(1, DATA, 2) + b"ab" + HEADER.pack(1, DONE, 2) + b"{}" + HEADER.pack(1, DATA, 1) + b"c")
    assert [stream.receive(10), stream.receive(10), stream.receive(10)] == [(DATA, b"ab"), (DONE, b"{}"), None]
    with pytest.raises(Broken):
        stream.send(b"more")
