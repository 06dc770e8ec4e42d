"""The packet test harness itself: cases, oracle, wires, comparison. It must be able to fail."""

from __future__ import annotations

import socket
import struct
from dataclasses import replace
from pathlib import Path

import pytest

from factory.errors import FactoryError
from factory.testing.capture import pcap_bytes, read_frames
from factory.testing.case import Frame, Step, load_case
from factory.testing.compare import judge
from factory.testing.oracle import Exchange, matching, sound_ipv4
from factory.testing.wire import Wire, pump

pytestmark = pytest.mark.unit

# RFC 791 header whose checksum was worked out by hand below
HEADER = bytes.fromhex("45000014000100004006b8e20a0000010a000002")


def frame(number: int) -> bytes:
    return bytes(12) + b"\x08\x00" + bytes([number]) * 50


def exchange(sent: list[bytes], expected: list[bytes], **handlers: int) -> Exchange:
    frames = tuple(Frame(f"f{i}", f, True) for i, f in enumerate(sent))
    return Exchange(Step("a", "b", handlers=handlers, frames=frames), 0, 1, sent, expected)


def with_checksum(header: bytes) -> bytes:
    plain = header[:10] + b"\0\0" + header[12:]
    total = sum(struct.unpack(f"!{len(plain) // 2}H", plain))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return plain[:10] + struct.pack("!H", total ^ 0xFFFF) + plain[12:]


def test_pcap_round_trip_keeps_every_byte_and_the_order() -> None:
    frames = [frame(n) for n in range(100)]
    assert read_frames(pcap_bytes(frames), "here") == frames


def test_frames_that_no_interface_carries_are_left_out() -> None:
    assert read_frames(pcap_bytes([b"x" * 13, b"x" * 14, b"x" * 1514, b"x" * 1515]), "here") == [b"x" * 14, b"x" * 1514]


def test_something_else_is_not_a_capture() -> None:
    with pytest.raises(FactoryError, match="not a capture"):
        read_frames(b"this is no pcap file, whatever its name says", "x.pcap")


def test_tcpdump_is_the_oracle(tmp_path: Path) -> None:
    tcp = bytes(12) + b"\x08\x00" + with_checksum(HEADER) + struct.pack("!HH", 1, 80) + bytes(16)
    arp = bytes(12) + b"\x08\x06" + bytes(28)
    assert matching([tcp, arp, tcp], "tcp dst port 80", tmp_path) == [tcp, tcp]
    assert matching([tcp, arp, tcp], "arp", tmp_path) == [arp]
    with pytest.raises(FactoryError, match="tcpdump refuses"):
        matching([tcp], "tcp dst prt 80", tmp_path)


@pytest.mark.parametrize(
    ("header", "sound"),
    [
        (with_checksum(HEADER), True),
        (with_checksum(HEADER) + b"padding", True),
        (with_checksum(b"\x65" + HEADER[1:]), False),
        (with_checksum(b"\x44" + HEADER[1:]), False),
        (with_checksum(HEADER[:2] + b"\x00\x15" + HEADER[4:]), False),
        (with_checksum(HEADER[:2] + b"\x00\x13" + HEADER[4:]), False),
        (with_checksum(HEADER)[:10] + b"\x12\x34" + HEADER[12:], False),
        (HEADER[:19], False),
        (b"", False),
    ],
)
def test_headers_by_rfc_791(header: bytes, sound: bool) -> None:
    assert sound_ipv4(header) is sound


def test_a_right_answer_passes() -> None:
    one, two = frame(1), frame(2)
    assert judge(
        "c", "here", 1, exchange([one, two], [two], n=1), [[], [two]], handlers={"n": 1}, interfaces=("a", "b")
    ).passed


@pytest.mark.parametrize(
    "left",
    [
        [[], []],
        [[], [frame(2), frame(1)]],
        [[], [frame(1), frame(2), frame(2)]],
        [[frame(1)], [frame(1), frame(2)]],
        [[], [frame(1), frame(2)[:-1] + b"!"]],
    ],
)
def test_every_wrong_answer_is_told(left: list[list[bytes]]) -> None:
    verdict = judge(
        "c", "here", 1, exchange([frame(1), frame(2)], [frame(1), frame(2)]), left, handlers={}, interfaces=("a", "b")
    )
    assert not verdict.passed
    assert "first difference" in verdict.complaints[0]


def test_a_handler_that_counts_wrong_is_told() -> None:
    verdict = judge("c", "here", 1, exchange([], [], drops=3), [[], []], handlers={"drops": 2}, interfaces=("a", "b"))
    assert verdict.complaints == ("drops went up by 2, not by 3",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("description = 3 =", "not valid TOML"),
        ("description = 'x'", r"no \[\[step\]\]"),
        ("[[step]]\non='a'", "lacks 'to'"),
        ("[[step]]\non='a'\nto='b'", "needs either"),
        ("[[step]]\non='a'\nto='b'\ncaptures=['x']", "no 'expect'"),
        ("[[step]]\non='a'\nto='b'\nframes=[{hex='zz', passes=true}]", "hex digits"),
        ("[[step]]\non='a'\nto='b'\ncapture=['x']", "unknown key 'capture'"),
    ],
)
def test_slips_in_a_case(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "case.toml"
    path.write_text(text)
    with pytest.raises(FactoryError, match=message) as caught:
        load_case(path)
    assert (caught.value.where or "").startswith(f"{path}:")


def test_a_wire_carries_frames_both_ways(tmp_path: Path) -> None:
    wire = Wire(tmp_path / "w")
    peer = socket.socket(socket.AF_UNIX)
    peer.connect(str(wire.path))
    wire.accept(5)
    try:
        wire.send(frame(1))
        peer.sendall(struct.pack("!I", 3) + b"abc" + struct.pack("!I", 70000)[:2])
        assert pump([wire], lambda: wire.idle and len(wire.received) == 1, 5)
        assert wire.received == [b"abc"]
        assert peer.recv(100) == struct.pack("!I", 64) + frame(1)
        peer.sendall(struct.pack("!I", 70000)[2:])
        with pytest.raises(FactoryError, match="70000 bytes"):
            pump([wire], lambda: False, 5)
    finally:
        peer.close()
        wire.close()


def test_a_guest_that_goes_away_is_noticed(tmp_path: Path) -> None:
    wire = Wire(tmp_path / "w")
    peer = socket.socket(socket.AF_UNIX)
    peer.connect(str(wire.path))
    wire.accept(5)
    peer.close()
    with pytest.raises(ConnectionResetError):
        pump([wire], lambda: False, 5)
    wire.close()


def test_exchange_is_a_value() -> None:
    assert replace(exchange([frame(1)], []), to=0).to == 0
