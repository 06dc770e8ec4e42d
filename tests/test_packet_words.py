"""Conversations of packet tests: the words of packets, what is refused, and what a router may choose."""

from __future__ import annotations

from pathlib import Path

import pytest

from factory.errors import FactoryError
from factory.testing.case import load_case
from factory.testing.packet_text import Made, frame

pytestmark = pytest.mark.unit

HERE, THERE = bytes.fromhex("020000000101"), bytes.fromhex("020000000001")


def test_a_packet_written_out() -> None:
    """The frame of RFC 1071's arithmetic done by hand: UDP 10.0.0.1:1 > 10.0.0.2:2, one byte."""
    made = frame("udp 10.0.0.1:1 > 10.0.0.2:2 ttl=9 id=5 a", HERE, THERE)
    assert made.data.hex() == (
        "020000000001020000000101" + "0800"
        + "4500001d00050000" + "0911" + "9dc9" + "0a0000010a000002"
        + "00010002" + "0009" + "8ad6" + "61"
    )  # fmt: skip


def test_arp() -> None:
    asks = frame("arp who-has 10.0.0.1 tell 10.0.0.2", HERE, THERE).data
    assert asks[:14].hex() == "ffffffffffff" + HERE.hex() + "0806"
    assert asks[14:].hex() == "0001080006040001" + HERE.hex() + "0a000002" + "00" * 6 + "0a000001"
    says = frame("arp 10.0.0.2 is-at 02:00:00:00:01:01 tells 10.0.0.1", HERE, THERE).data
    assert says[:6] == THERE
    assert says[22:].hex() == HERE.hex() + "0a000002" + THERE.hex() + "0a000001"


def test_an_error_quotes_a_packet() -> None:
    inner = frame("tcp 1.1.1.1:1 > 2.2.2.2:2 S", HERE, THERE).data[14:]
    whole = frame("icmp 3/4 3.3.3.3 > 1.1.1.1 mtu=1400 about tcp 1.1.1.1:1 > 2.2.2.2:2 S", HERE, THERE).data
    assert whole[34:36] == b"\x03\x04"
    assert whole[40:42] == (1400).to_bytes(2, "big")
    assert whole[42:] == inner
    part = frame("icmp 3/4 3.3.3.3 > 1.1.1.1 mtu=1400 cut=28 about tcp 1.1.1.1:1 > 2.2.2.2:2 S", HERE, THERE).data
    assert part[42:] == inner[:28]


def test_only_the_identification_may_be_chosen() -> None:
    chosen = frame("udp 1.1.1.1:1 > 2.2.2.2:2 id=77 x", HERE, THERE).data
    any_id = frame("udp 1.1.1.1:1 > 2.2.2.2:2 id=any x", HERE, THERE)
    assert any_id.matches(chosen)
    assert not Made(any_id.data).matches(chosen)
    for place in range(len(chosen)):
        if place not in (18, 19, 24, 25):
            assert not any_id.matches(chosen[:place] + bytes([chosen[place] ^ 1]) + chosen[place + 1 :])
    assert not any_id.matches(chosen[:24] + bytes([chosen[24] ^ 1]) + chosen[25:])  # the header's checksum


@pytest.mark.parametrize(
    "text",
    ["", "udp", "gre 1.1.1.1 > 2.2.2.2", "udp 1.1.1.1 > 2.2.2.2", "udp 1.1.1.1:1 - 2.2.2.2:2",
     "udp 1.1.1.999:1 > 2.2.2.2:2", "udp 1.1.1.1:65536 > 2.2.2.2:2", "echo 1.1.1.1 > 2.2.2.2 x",
     "icmp 3 1.1.1.1 > 2.2.2.2 about echo 1.1.1.1 > 2.2.2.2 1",
     "icmp 3/3 1.1.1.1 > 2.2.2.2", "arp 1.1.1.1 is-at 02:00 tells 2.2.2.2", "udp 1.1.1.1:1 > 2.2.2.2:2 ttl=70000"],
)  # fmt: skip
def test_what_says_no_packet(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        frame(text, HERE, THERE)


@pytest.mark.parametrize(
    ("talk", "line", "said"),
    [
        ('[{ on = "a", send = "udp 1.1.1.1:1 >" }]', 5, "ends too early"),
        ('[{ on = "b", send = "echo 1.1.1.1 > 2.2.2.2 1" }]', 5, "does not say who is on 'b'"),
        ('[{ on = "a", send = "echo 1.1.1.1 > 2.2.2.2 1", gives = ["echo"] }]', 5, "INTERFACE: PACKET"),
        ('[{ on = "a", send = "echo 1.1.1.1 > 2.2.2.2 1", after = -1 }]', 5, "after is between"),
        ('[{ on = "a", send = "echo 1.1.1.1 > 2.2.2.2 1 id=any" }]', 5, "cannot have id=any"),
        ('[{ on = "a", send = "echo 1.1.1.1 > 2.2.2.2 1", what = 1 }]', 5, "unknown key"),
        ("[]", 5, "empty talk"),
    ],
)
def test_bad_conversations(talk: str, line: int, said: str, tmp_path: Path) -> None:
    case = tmp_path / "x.toml"
    neighbours = 'a = { router = "02:00:00:00:00:01", neighbour = "02:00:00:00:01:01" }'
    case.write_text(f"[ethernet]\n{neighbours}\n\n[[step]]\ntalk = {talk}\n")
    with pytest.raises(FactoryError) as caught:
        load_case(case)
    assert said in str(caught.value.what)
    assert caught.value.where is not None
    assert f"x.toml:{line}" in str(caught.value.where)
