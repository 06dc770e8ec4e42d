"""The lab itself: programs, files, cables and connections in its dom0."""

from __future__ import annotations

import json
import socket
import struct
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from factory.checkout import ROOT
from factory.errors import FactoryError
from factory.lab import Lab

pytestmark = pytest.mark.lab
BINARY = bytes(range(256)) * 4096  # 1 MB: several windows of a stream


def command(lab: Lab, *words: str, **more: object) -> subprocess.CompletedProcess[bytes]:
    argv = [sys.executable, "-m", "factory", "lab", words[0], "--name", lab.name, *words[1:]]
    return subprocess.run(argv, cwd=ROOT, capture_output=True, timeout=60, check=False, **more)  # type: ignore[call-overload,no-any-return]


def test_it_is_a_xen(lab: Lab) -> None:
    said = lab.dom0.execute(["xl", "info"], check=True).text
    facts = dict(line.split(":", 1) for line in said.splitlines() if ":" in line)
    words = {name.strip(): value.strip() for name, value in facts.items()}
    assert (words["xen_major"], words["xen_minor"]) == ("4", "17")
    assert {"pv", "hvm", "hap"} <= set(words["virt_caps"].split())
    assert lab.dom0.get("/proc/xen/capabilities") == b"control_d\n"


def test_outputs_and_status_are_apart_and_whole(lab: Lab) -> None:
    done = lab.dom0.execute(["sh", "-c", "cat; echo wrong >&2; exit 7"], stdin=BINARY)
    assert done.status == 7
    assert done.stdout == BINARY
    assert done.stderr == b"wrong\n"


def test_the_command_is_as_transparent(lab: Lab) -> None:
    done = command(lab, "exec", "--", "sh", "-c", "cat; echo wrong >&2; exit 7", input=BINARY)
    assert (done.returncode, done.stdout, done.stderr) == (7, BINARY, b"wrong\n")
    told = json.loads(command(lab, "exec", "--json", "echo", "x").stdout)
    assert told == {"command": ["echo", "x"], "status": 0, "stdout": "x\n", "stderr": ""}


def test_a_program_that_is_not_there(lab: Lab) -> None:
    assert lab.dom0.execute(["nonesuch"]).status == 127
    done = command(lab, "exec", "nonesuch")
    assert done.returncode != 0
    assert b"cannot run nonesuch" in done.stderr


def test_a_program_that_takes_too_long_is_ended(lab: Lab) -> None:
    with pytest.raises(FactoryError, match=r"did not end within 0\.5 s"):
        lab.dom0.execute(["sleep", "1234"], timeout=0.5)
    deadline = time.monotonic() + 10
    while lab.dom0.execute(["sh", "-c", "ps | grep -q '[s]leep 1234'"]).status == 0:
        assert time.monotonic() < deadline, "it runs on in dom0"
        time.sleep(0.2)


def test_a_client_that_is_killed_leaves_nothing(lab: Lab) -> None:
    argv = [sys.executable, "-m", "factory", "lab", "exec", "--name", lab.name, "sh", "-c", "echo on; exec sleep 4321"]
    with subprocess.Popen(argv, cwd=ROOT, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL) as client:
        assert client.stdout
        assert client.stdout.readline() == b"on\n"
        client.kill()
    deadline = time.monotonic() + 10
    while lab.dom0.execute(["sh", "-c", "ps | grep -q '[s]leep 4321'"]).status == 0:
        assert time.monotonic() < deadline, "it runs on in dom0"
        time.sleep(0.2)


def test_many_at_once(lab: Lab) -> None:
    found: dict[int, bytes] = {}

    def one(number: int) -> None:
        data = BINARY[: 100_000 + number]
        found[number] = lab.dom0.execute(["cat"], stdin=data).stdout

    threads = [threading.Thread(target=one, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert {number: len(data) for number, data in found.items()} == {number: 100_000 + number for number in range(8)}


def test_one_that_nobody_reads_holds_up_no_other(lab: Lab) -> None:
    stream = lab.dom0.start(["cat", "/dev/zero"])
    time.sleep(0.5)  # its window is full by now
    assert lab.dom0.execute(["echo", "hello"], timeout=20).stdout == b"hello\n"
    stream.close()


def test_files_both_ways(lab: Lab, tmp_path: Path) -> None:
    (tmp_path / "some file").write_bytes(BINARY)
    lab.dom0.put(tmp_path / "some file", "/tmp/a folder/file", mode=0o755)
    assert lab.dom0.get("/tmp/a folder/file") == BINARY
    assert lab.dom0.execute(["stat", "-c", "%a", "/tmp/a folder/file"]).text == "755\n"
    lab.dom0.put(b"", "/tmp/empty")
    assert lab.dom0.get("/tmp/empty") == b""
    with pytest.raises(FactoryError, match="cat failed"):
        lab.dom0.get("/tmp/none")
    (lab.share / "word").write_text("shared")
    assert lab.dom0.get("/lab/share/word") == b"shared"
    assert lab.dom0.execute(["sh", "-c", "echo >/lab/checkout/x"]).status != 0, "the checkout is read-only there"


def test_a_terminal(lab: Lab) -> None:
    stream = lab.dom0.start(["sh", "-c", "stty size; read -r line; echo got $line"], terminal=(33, 99))
    said = b""
    while b"33 99" not in said:
        received = stream.receive(20)
        assert received is not None
        said += received[1]
    stream.send(b"typed\n")
    while (received := stream.receive(20)) is not None:
        said += received[1]
    assert b"got typed" in said


def test_cables_carry_frames_both_ways(lab: Lab) -> None:
    """Between the two ends of a veth pair: also frames with VLAN tags, which Linux keeps beside the frame."""
    lab.dom0.execute(["ip", "link", "add", "left", "type", "veth", "peer", "name", "right"], check=True)
    try:
        for end in ("left", "right"):
            lab.dom0.execute(["ip", "link", "set", end, "arp", "off", "up"], check=True)
        addresses = bytes.fromhex("020000000001020000000002")
        tagged = addresses + bytes.fromhex("8100 2064 0800") + bytes(range(100))
        frames = [addresses + b"\x88\xb5" + bytes([number % 256]) * (46 + number) for number in range(400)] + [tagged]
        with lab.dom0.cable("left") as left, lab.dom0.cable("right") as right:
            left.sendall(b"".join(struct.pack("!I", len(frame)) + frame for frame in frames))
            assert taken(right, len(frames)) == frames
            right.sendall(struct.pack("!I", len(tagged)) + tagged)
            assert taken(left, 1) == [tagged]
    finally:
        lab.dom0.execute(["ip", "link", "del", "left"])
    with pytest.raises(FactoryError, match="interface left"), lab.dom0.cable("left", wait=0.1):
        pass


def taken(end: socket.socket, count: int) -> list[bytes]:
    end.settimeout(30)
    frames = []
    with end.makefile("rb") as stream:
        for _ in range(count):
            (length,) = struct.unpack("!I", stream.read(4))
            frames.append(stream.read(length))
    return frames


def test_connections(lab: Lab) -> None:
    script = (
        "import socket; server = socket.create_server(('127.0.0.1', 7)); print('on', flush=True); "
        "end = server.accept()[0]; end.sendall(end.recv(99)[::-1])"
    )
    server = lab.dom0.start(["python3", "-c", script])
    assert (server.receive(30) or (0, b""))[1] == b"on\n"
    with lab.dom0.dial("127.0.0.1", 7) as connection:
        connection.sendall(b"hello")
        connection.settimeout(30)
        assert connection.recv(99) == b"olleh"
        assert connection.recv(99) == b""
    with pytest.raises(FactoryError, match="Connection refused"), lab.dom0.dial("127.0.0.1", 9):
        pass


def test_run_a_script(lab: Lab, tmp_path: Path) -> None:
    """The same way as `factory lab run`, in the lab that is here already."""
    from factory.lab import script

    out = "/lab/share/out"
    commands = f"cat word.txt >{out}/answer; xl list >{out}/list; xl info >{out}/info; exit 5\n"
    (tmp_path / "try.sh").write_text(commands)
    (tmp_path / "word.txt").write_text("forty-two")
    assert script.run(lab, tmp_path / "try.sh", [tmp_path / "word.txt"], tmp_path / "results") == 5
    assert (tmp_path / "results" / "answer").read_text() == "forty-two"
    assert "Domain-0" in (tmp_path / "results" / "list").read_text()
    assert "xen_version" in (tmp_path / "results" / "info").read_text()
    assert "(XEN) " in (tmp_path / "results" / "xen.log").read_text()


def test_it_is_known_and_only_once(lab: Lab) -> None:
    told = json.loads(command(lab, "exec", "--json", "true").stdout)
    assert told["status"] == 0
    rows = json.loads(subprocess.run(
        [sys.executable, "-m", "factory", "lab", "status", "--json"], cwd=ROOT, capture_output=True, check=True
    ).stdout)["labs"]  # fmt: skip
    assert [row["name"] for row in rows if row["name"] == lab.name] == [lab.name]
    done = command(lab, "up")
    assert done.returncode == 2
    assert b"runs already" in done.stderr
