"""User-space click at real interfaces and sockets of this machine: tun, tap, veth pairs, raw and ordinary sockets."""

from __future__ import annotations

import os
import shutil
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from namespaces import Namespace, namespaces

from factory import process

pytestmark = pytest.mark.build

HOST, ROUTER = "2:0:0:0:0:1", "2:0:0:0:0:9"
# Answers ARP for the whole network and every echo request. `dev`: what the machine sends, `to`: what goes to it.
ANSWERS = f"""
dev -> c :: Classifier(12/0806 20/0001, 12/0800);
c[0] -> ARPResponder(10.9.1.0/24 {ROUTER}) -> to;
c[1] -> Strip(14) -> CheckIPHeader -> ICMPPingResponder -> EtherEncap(0x0800, {ROUTER}, {HOST}) -> to;
"""
SECONDS = 10.0


@pytest.fixture
def one() -> Iterator[Namespace]:
    with namespaces(1) as made:
        yield made[0]


@contextmanager
def running(click: Path, text: str, where: Namespace | None = None, *handlers: str) -> Iterator[list[str]]:
    """A router, which has begun when the body runs. Afterwards, the list has the lines that it printed."""
    argv: list[str | Path] = [click, "-e", text + '\nScript(TYPE ACTIVE, print "ready", wait 60, stop);']
    argv += [word for handler in handlers for word in ("-h", handler)]
    said: list[str] = []
    with process.spawn(where.inside(*argv) if where else argv) as child:
        assert child.stdout is not None
        for line in child.stdout:
            said.append(line.decode().rstrip("\n"))
            if said[-1] == "ready":
                break
        assert said[-1:] == ["ready"], said
        yield said
        child.terminate()
        said += child.stdout.read().decode().splitlines()
        assert child.wait(SECONDS) == 0, said


def value(said: list[str], handler: str) -> str:
    """What `-h` printed for a handler: below its name, unless it was the only one."""
    return said[said.index(f"{handler}:") + 1] if f"{handler}:" in said else said[-1]


def need_tun() -> None:
    if not os.access("/dev/net/tun", os.R_OK | os.W_OK):
        pytest.skip("there is no /dev/net/tun here, or it is not ours")


def test_tun(click_binary: Path, one: Namespace) -> None:
    need_tun()
    text = "t :: KernelTun(10.9.0.1/24, DEVNAME clk0, MTU 1400) -> ICMPPingResponder -> t; t[1] -> Discard;"
    with running(click_binary, text, one, "t.packets", "t.dev_name") as said:
        assert one.ping("10.9.0.77")
        assert "mtu 1400" in one.run("ip", "link", "show", "clk0").stdout
    assert int(value(said, "t.packets")) >= 2
    assert value(said, "t.dev_name") == "clk0"
    assert one.run("ip", "link", "show", "clk0", check=False).status != 0  # gone with the router


def test_tun_input(click_binary: Path, one: Namespace) -> None:
    """What does not belong there is dropped with a message; a pulled packet reaches a socket of the machine."""
    need_tun()
    bad = "InfiniteSource(DATA \\<2021222324252627 2829303132333435 36373839>, LIMIT 1)"
    text = f"""
t :: KernelTun(10.9.0.1/24, DEVNAME clk0) -> Discard; t[1] -> Discard; q :: Queue -> t;
{bad} -> q; {bad} -> MarkIPHeader -> q;
RatedSource(DATA hello, RATE 20) -> UDPIPEncap(10.9.0.5, 5, 10.9.0.1, 7) -> q;
"""
    with one.socket(socket.AF_INET, socket.SOCK_DGRAM) as receiver:
        receiver.bind(("0.0.0.0", 7))
        with running(click_binary, text, one) as said:
            data, sender = receiver.recvfrom(100)
    assert (data, sender) == (b"hello", ("10.9.0.5", 5))
    assert "KernelTun(clk0): no network header" in said
    assert "KernelTun(clk0): unknown IP version 2" in said


@pytest.mark.parametrize(
    "ends",
    [
        f"dev :: KernelTap(10.9.1.1/24, DEVNAME clk1, ETHER {HOST}); to :: Null -> dev;",
        f"dev :: FromHost(clk1, 10.9.1.1/24, ETHER {HOST}); to :: Null -> ToHost(clk1);",
    ],
    ids=["KernelTap", "FromHost"],
)
def test_tap(click_binary: Path, one: Namespace, ends: str) -> None:
    need_tun()
    with running(click_binary, ends + ANSWERS, one, "dev.dev_name") as said:
        assert one.ping("10.9.1.5")
        assert "02:00:00:00:00:09" in one.run("ip", "neighbour", "show", "10.9.1.5").stdout
    assert value(said, "dev.dev_name") == "clk1"


def test_gateway(click_binary: Path, one: Namespace) -> None:
    need_tun()
    with running(click_binary, "t :: KernelTun(10.9.0.1/24, 10.9.0.2) -> ICMPPingResponder -> t;", one):
        assert one.ping("192.0.2.1")  # by the default route


@pytest.fixture
def cable() -> Iterator[tuple[Namespace, Namespace]]:
    """Two namespaces with a veth pair between them: `near` has 10.9.2.1, `far` only the interface."""
    with namespaces(2) as (near, far):
        near.ip(f"link add near type veth peer name far netns {far.pid}")
        near.ip(f"link set near address {HOST} up")
        near.ip("address add 10.9.2.1/24 dev near")
        near.ip(f"neighbour add 10.9.2.2 lladdr {ROUTER} dev near")
        far.ip("link set far up")
        yield near, far


MIRROR = "Strip(14) -> CheckIPHeader -> IPMirror -> SetUDPChecksum -> SetIPChecksum -> Unstrip(14) -> EtherMirror"


@pytest.mark.parametrize("method", ["METHOD LINUX, PROMISC true", "PROMISC true, BPF_FILTER 'udp port 7'"])
def test_cable(click_binary: Path, cable: tuple[Namespace, Namespace], method: str) -> None:
    """Datagrams that a kernel sends come back, seen by tcpdump; with a filter, only those that it lets through."""
    near, far = cable
    filtered = "BPF" in method
    text = f"""
f :: FromDevice(far, {method}) -> k :: Classifier(12/0800 23/11, -) -> {MIRROR} -> Queue -> ToDevice(far);
k[1] -> Discard;
"""
    if filtered and not any(Path("/usr/lib").glob("**/libpcap.so*")):
        pytest.skip("libpcap is not installed")
    if not shutil.which("tcpdump"):
        pytest.skip("tcpdump is not installed")
    datagrams = (socket.AF_INET, socket.SOCK_DGRAM)
    with (
        near.socket(*datagrams) as wanted,
        near.socket(*datagrams) as other,
        running(click_binary, text, far, "f.count", "f.encap", "f.kernel_drops") as said,
        process.spawn(near.inside("tcpdump", "-l", "-n", "-c", "1", "-i", "near", "udp src port 7")) as witness,
    ):
        assert witness.stdout is not None
        while b"listening" not in (line := witness.stdout.readline()):
            assert line, "tcpdump did not begin"
        other.sendto(b"not this", ("10.9.2.2", 8))
        wanted.sendto(b"this", ("10.9.2.2", 7))
        assert wanted.recvfrom(100) == (b"this", ("10.9.2.2", 7))
        if not filtered:
            assert other.recvfrom(100) == (b"not this", ("10.9.2.2", 8))
        assert b"10.9.2.2.7 > 10.9.2.1" in witness.stdout.read()
    count = int(value(said, "f.count"))
    assert count == 1 if filtered else count >= 2
    assert value(said, "f.encap") == "ETHER"
    assert value(said, "f.kernel_drops") == "0"


def test_raw_socket(click_binary: Path, one: Namespace) -> None:
    """Both ways over loopback, with a protocol that nobody else has (RFC 3692: 253 is for experiments)."""
    text = """
s :: RawSocket(253) -> CheckIPHeader -> c :: Classifier(20/71, -)
-> StripIPHeader -> Truncate(1) -> IPEncap(253, 127.0.0.1, 127.0.0.1)
-> StoreData(0, \\<45>) -> Queue -> s; c[1] -> Discard;
"""
    with one.socket(socket.AF_INET, socket.SOCK_RAW, 253) as peer, running(click_binary, text, one):
        peer.sendto(b"question", ("127.0.0.1", 0))
        packets = [peer.recv(100) for _ in range(2)]
    assert [packet[20:] for packet in packets] == [b"question", b"q"]
    assert struct.unpack("!H", packets[1][2:4])[0] == 21


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def test_socket_server(click_binary: Path) -> None:
    """A TCP server that sends back: one connection after the other."""
    port = free_port()
    text = f"s :: Socket(TCP, 127.0.0.1, {port}, VERBOSE true) -> s;"
    with running(click_binary, text) as said:
        for word in (b"one", b"x" * 5000, b"three"):
            with socket.create_connection(("127.0.0.1", port), SECONDS) as peer:
                peer.sendall(word)
                got = b""
                while len(got) < len(word) and (part := peer.recv(10000)):
                    got += part
                assert got == word
    assert sum("opened connection" in line for line in said) == 3


def test_socket_client(click_binary: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(SECONDS)
        port = server.getsockname()[1]
        text = f"InfiniteSource(DATA hello, LIMIT 3, STOP false) -> Queue -> Socket(TCP, 127.0.0.1, {port});"
        with running(click_binary, text):
            peer, _ = server.accept()
            peer.settimeout(SECONDS)
            with peer:
                got = b""
                while len(got) < 15 and (part := peer.recv(100)):
                    got += part
    assert got == b"hello" * 3


def test_socket_datagrams(click_binary: Path) -> None:
    """A UDP server answers who asked; DENY refuses; a client's packets go where their annotation says."""
    port, far = free_port(), free_port()
    text = f"""
r :: StaticIPLookup(127.0.0.3/32 0); Idle -> r -> Discard;
s :: Socket(UDP, 0.0.0.0, {port}, DENY r, SNAPLEN 4) -> s;
RatedSource(DATA annotated, RATE 20) -> SetIPAddress(127.0.0.1) -> Socket(UDP, 0.0.0.0, {far});
"""
    datagrams = (socket.AF_INET, socket.SOCK_DGRAM)
    with socket.socket(*datagrams) as peer, socket.socket(*datagrams) as denied:
        peer.bind(("127.0.0.1", far))
        denied.bind(("127.0.0.3", 0))
        with running(click_binary, text):
            peer.settimeout(SECONDS)
            assert peer.recv(100) == b"annotated"
            denied.sendto(b"denied", ("127.0.0.1", port))
            peer.sendto(b"abcdefgh", ("127.0.0.1", port))
            while peer.recv(100) != b"abcd":  # between those of the other element
                pass
            denied.setblocking(False)
            with pytest.raises(BlockingIOError):
                denied.recv(100)


@pytest.mark.parametrize("kind", ["UNIX", "UNIX_DGRAM"])
def test_socket_unix(click_binary: Path, tmp_path: Path, kind: str) -> None:
    """Two elements of one router through a file; the client's own file is gone afterwards."""
    here, there = tmp_path / "a", tmp_path / "b"
    text = f"""
s :: Socket({kind}, {there}) -> s;
InfiniteSource(DATA ping, LIMIT 1, STOP false) -> c :: Socket({kind}, {there}, {here}, CLIENT true)
-> Print(got) -> Counter(COUNT_CALL 1 stop) -> Discard;
"""
    said = process.run([click_binary, "-e", text], timeout=SECONDS).stderr
    assert said == "got:    4 | 70696e67\n"
    assert there.exists()
    assert not here.exists()


def test_bad_filter(click_binary: Path, one: Namespace) -> None:
    text = "FromDevice(lo, BPF_FILTER 'udp prt 7') -> Discard"
    done = process.run(one.inside(click_binary, "-q", "-e", text), check=False)
    assert done.status == 1
    assert "BPF_FILTER: " in done.stderr  # libpcap's reason, or that it is not here


def test_change_uid(click_binary: Path, one: Namespace) -> None:
    """As a setuid program: root's rights open the device, then they are gone for good."""
    text = """
FromDevice(lo) -> Discard; ChangeUID;
DriverManager(print $(cat /proc/self/status), stop);
"""
    setuid = ["setpriv", "--ruid", "65534", "--rgid", "65534", "--clear-groups", "--"]
    said = process.run(one.inside(*setuid, click_binary, "-e", text), timeout=SECONDS).stdout.split("\n")
    ids = [line.split()[1:] for line in said if line.startswith(("Uid:", "Gid:"))]
    assert ids == [["65534"] * 4] * 2
