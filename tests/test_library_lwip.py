"""lwIP in a guest: upstream's unit tests, sockets from within, frames from outside, hostile ones too, configuration."""

from __future__ import annotations

import contextlib
import random
import struct
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path

import internet_frames as frames
import library_apps
import pytest
from guests import console

from factory import files, process
from factory.run.qemu import Guest, Link, guest_status
from factory.testing.image import Console
from factory.testing.wire import Wire, pump

pytestmark = pytest.mark.boot

UNIT, SOCKETS, ECHO = "lwip/lwip-unit", "lwip/lwip-sockets", "lwip/lwip-echo"
STATIC = "net0=10.0.0.2/24,2001:db8::2/64 net1=10.0.1.2/24"
UPSTREAM = 112  # tests; none is left out


@pytest.fixture(scope="module")
def images() -> dict[str, Path]:
    return library_apps.build(UNIT, SOCKETS, ECHO)


def test_upstreams_unit_tests(images: dict[str, Path]) -> None:
    text, status = library_apps.run(UNIT, images[UNIT])
    assert text.splitlines()[-1] == f"{UPSTREAM} of {UPSTREAM} passed", text[-3000:]
    assert status == 0


@pytest.mark.parametrize("machine", ["microvm", "q35"])
def test_sockets_from_within(images: dict[str, Path], machine: str) -> None:
    recipe = "first net0=10.0.2.15/24,gw=10.0.2.2,dns=127.0.0.1,auto6 second"
    guest = Guest(images[SOCKETS], "12M", (Link("user"),), machine, recipe)
    text, status = console(guest.command())
    assert guest_status(status) == 0, text
    assert "FAILED" not in text


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("net0=10.0.0.300/24", "is neither"),
        ("net0=10.0.0.2", "lacks an address's prefix length"),
        ("net0=10.0.0.2/33", "lacks an address's prefix length"),
        ("net0=", "is neither"),
        ("net0=dhcp,10.0.0.2/24", "wants both DHCP and an IPv4 address"),
        ("net0=2001:db8::1/48", "an IPv6 prefix that is not /64"),
        ("net0=dhcp,gw=nowhere", "a gw= that is no address"),
        ("net0=off,dhcp", "wants the interface both off and on"),
    ],
)
def test_wrong_configurations(images: dict[str, Path], word: str, message: str) -> None:
    text, status = console(Guest(images[ECHO], "8M", (Link(),), arguments=word).command())
    assert guest_status(status) == 2
    assert [line for line in text.splitlines() if line.startswith(f"lwip: {word} ") and message in line], text


@dataclass
class Running:
    """A guest with two interfaces, and our end of each."""

    wires: list[Wire]
    console: Console
    ends: frames.Ends

    def until(self, done: Callable[[], bool], what: str, seconds: float = 20) -> None:
        if not pump(self.wires, done, seconds):
            raise self.console.crash(f"the guest has not {what}")

    def ask(self, frame: bytes, answers: Callable[[bytes], bool], what: str, wire: int = 0) -> bytes:
        """Sends a frame and returns the first one that answers it; says meanwhile who we are."""
        received = self.wires[wire].received
        received.clear()
        self.wires[wire].send(frame)

        def done() -> bool:
            return any(map(answers, received))

        self.until(done, what)
        return next(filter(answers, received))


@contextmanager
def echo(image: Path, arguments: str = STATIC) -> Iterator[Running]:
    ends = frames.Ends(
        bytes.fromhex("525400fac700"),
        IPv4Address("10.0.0.1"), IPv4Address("10.0.0.2"),
        IPv6Address("2001:db8::1"), IPv6Address("2001:db8::2"),
    )  # fmt: skip
    with files.scratch(Path("/tmp"), "factory-lwip") as folder, contextlib.ExitStack() as stack:
        wires = [Wire(folder / f"n{index}") for index in range(2)]
        for wire in wires:
            stack.callback(wire.close)
        links = tuple(Link("unix", str(wire.path)) for wire in wires)
        child = stack.enter_context(process.spawn(Guest(image, "8M", links, "q35", arguments).command()))
        guest = Running(wires, Console(child), ends)
        for wire in wires:
            wire.accept(30)
        guest.until(lambda: "net0: 2001:db8::2/64\n" in guest.console.text, "told its addresses")
        yield guest


def ping4(guest: Running, data: bytes) -> None:
    ends = guest.ends

    def answers(frame: bytes) -> bool:
        return frame[12:14] == b"\x08\x00" and frame[23] == 1 and frame[34] == 0 and frame[42 : 42 + len(data)] == data

    guest.wires[0].send(frames.arp(ends, 2))
    guest.ask(frames.echo4(ends, data), answers, "answered an echo request")


def ping6(guest: Running, data: bytes) -> None:
    def answers(frame: bytes) -> bool:
        return frame[12:14] == b"\x86\xdd" and frame[54] == 129 and frame[62 : 62 + len(data)] == data

    guest.wires[0].send(frames.solicit(guest.ends))
    guest.wires[0].send(frames.advertise(guest.ends))
    guest.ask(frames.echo6(guest.ends, data), answers, "answered an echo request over IPv6")


def test_frames_from_outside(images: dict[str, Path]) -> None:
    with echo(images[ECHO]) as guest:
        ends = guest.ends
        assert "net0: 10.0.0.2/24\n" in guest.console.text
        assert "net1: 10.0.1.2/24\n" in guest.console.text
        reply = guest.ask(frames.arp(ends, 1), lambda frame: frame[12:14] == b"\x08\x06", "answered ARP")
        assert reply[20:32] == struct.pack("!H", 2) + ends.mac + ends.guest4.packed
        for size in (0, 1, 31, 32, 33, 63, 64, 65, 999, 1472):
            ping4(guest, bytes(range(256))[: size % 256] + bytes(size - size % 256))
        ping6(guest, b"over IPv6")
        datagram = frames.udp4(ends, b"datagram")
        guest.ask(frames.ipv4(ends, 17, datagram), lambda frame: frame.endswith(b"datagram"), "echoed a datagram")
        guest.ask(frames.udp6(ends, b"datagram 6"), lambda frame: frame.endswith(b"datagram 6"), "echoed over IPv6")
        other = frames.Ends(
            bytes.fromhex("525400fac701"), IPv4Address("10.0.1.1"), IPv4Address("10.0.1.2"), ends.us6, ends.guest6
        )
        guest.wires[1].send(frames.arp(other, 2))
        guest.ask(
            frames.echo4(other, b"net1"), lambda frame: frame.endswith(b"net1"), "answered on its second interface", 1
        )


def test_fragments_are_put_together(images: dict[str, Path]) -> None:
    """In the wrong order, with one twice; the answer comes in fragments too."""
    data = bytes(i * 7 & 255 for i in range(3000))
    with echo(images[ECHO]) as guest:
        ping4(guest, b"who we are")
        received = guest.wires[0].received
        received.clear()
        datagram = frames.udp4(guest.ends, data)
        pieces = [(0, 1480, True), (1480, 2960, True), (2960, len(datagram), False)]
        for index in (2, 0, 0, 1):
            start, end, more = pieces[index]
            word = start // 8 | (0x2000 if more else 0)
            guest.wires[0].send(frames.ipv4(guest.ends, 17, datagram[start:end], identity=77, fragment=word))

        def whole() -> bytes:
            parts = {}
            for frame in received:
                if frame[12:14] == b"\x08\x00" and frame[23] == 17:
                    length, _, word = struct.unpack_from("!HHH", frame, 16)
                    parts[(word & 0x1FFF) * 8] = frame[34 : 14 + length]
            return b"".join(parts[at] for at in sorted(parts))

        guest.until(lambda: whole()[8:] == data, "echoed a datagram of three fragments")


def _hostile(ends: frames.Ends, rng: random.Random) -> bytes:
    """A valid frame of some kind, damaged: bytes changed, cut off, or lengths that are lies."""
    data = rng.randbytes(rng.choice([0, 1, 8, 40, 600, 1400]))
    kind = rng.randrange(12)
    if kind == 0:
        frame = frames.arp(ends, rng.choice([1, 2, 3]))
    elif kind == 1:
        frame = frames.echo4(ends, data)
    elif kind == 2:
        frame = frames.ipv4(ends, 17, frames.udp4(ends, data), identity=rng.randrange(4), fragment=rng.getrandbits(14))
    elif kind == 3:
        frame = frames.tcp4(
            ends,
            rng.getrandbits(6),
            rng.getrandbits(32),
            rng.getrandbits(32),
            data,
            rng.randbytes(4 * rng.randrange(11)),
        )
    elif kind == 4:
        frame = frames.ipv6(ends, rng.choice([0, 43, 44, 60, 58, 6, 17]), rng.randbytes(rng.randrange(200)))
    elif kind == 5:
        body = bytes([rng.choice([130, 131, 132, 133, 134, 135, 136, 137, 2]), 0, 0, 0]) + rng.randbytes(
            rng.randrange(4, 120)
        )
        frame = frames.icmp6(ends, body, rng.choice([None, IPv6Address("ff02::1")]))
    elif kind == 6:
        frame = frames.ipv4(ends, rng.choice([1, 2, 3]), rng.randbytes(rng.randrange(40)))
    elif kind == 7:
        frame = frames.udp6(ends, data)
    elif kind == 8:  # what a DHCP or DNS server might say, unasked
        port = rng.choice([68, 53])
        frame = frames.ipv4(ends, 17, frames.udp4(ends, rng.randbytes(rng.randrange(400)), port))
    elif kind == 9:
        fragment = struct.pack("!BBHI", rng.choice([17, 58, 44, 0]), 0, rng.getrandbits(16), rng.randrange(3))
        frame = frames.ipv6(ends, 44, fragment + data)
    elif kind == 10:
        frame = frames.solicit(ends) if rng.randrange(2) else frames.advertise(ends)
    else:
        frame = ends.mac + frames.OURS + rng.randbytes(2) + data
    frame_bytes = bytearray(frame)
    for _ in range(rng.choice([0, 0, 1, 1, 2, 8])):
        at = rng.randrange(12, len(frame_bytes))
        frame_bytes[at] = rng.choice([0, 1, 0x7F, 0x80, 0xFF, rng.randrange(256)])
    if rng.randrange(4) == 0:
        del frame_bytes[rng.randrange(14, len(frame_bytes) + 1) :]
    return bytes(frame_bytes[:1514])


@pytest.mark.parametrize("seed", [1, 2])
def test_hostile_frames(images: dict[str, Path], seed: int) -> None:
    """None of 15,000 ends the guest or takes its memory for good: it still answers, in every way."""
    rng = random.Random(seed)
    with echo(images[ECHO]) as guest:
        for _ in range(30):
            for _ in range(500):
                guest.wires[0].send(_hostile(guest.ends, rng))
            guest.until(lambda: guest.wires[0].idle, "taken its frames", 60)
        time.sleep(1)
        ping4(guest, b"still here")
        ping6(guest, b"still here, too")
        datagram = frames.udp4(guest.ends, b"and echoes")
        guest.ask(
            frames.ipv4(guest.ends, 17, datagram), lambda frame: frame.endswith(b"and echoes"), "echoed a datagram"
        )
        guest.wires[0].send(frames.ipv4(guest.ends, 17, frames.udp4(guest.ends, b"quit")))
        with contextlib.suppress(ConnectionResetError):  # the guest's end of the wire goes with it
            guest.until(lambda: "minios: exit" in guest.console.text, "ended")
        guest.console.finish()
        assert "minios: exit 0\n" in guest.console.text
