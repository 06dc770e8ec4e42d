"""Packets as words, for cases of translating routers: built and checksummed by dpkt, so by none of our own code.

    arp who-has 10.0.0.1 tell 10.0.0.2
    arp 10.0.0.1 is-at 02:00:00:00:00:01 tells 10.0.0.2
    udp 10.0.0.2:5000 > 192.0.2.1:53 TEXT
    tcp 10.0.0.2:5000 > 192.0.2.1:80 SA TEXT                     flags: letters of FSRPAU
    echo 10.0.0.2 > 192.0.2.1 7 TEXT, echo-reply …               7: the identifier
    icmp 11/0 10.0.0.1 > 10.0.0.2 mtu=1400 cut=28 about udp …    an error: type/code, (28 bytes of) what it is about

`ttl=N`, `id=N`, `df` and `fill=N` (N further bytes of text) may stand before TEXT; `id=any` in what is expected: a
router's own choice.
Fields: RFC 826, 791, 768, 9293, 792.
"""

from __future__ import annotations

import re
import socket
import struct
from dataclasses import dataclass
from typing import Any

_WORD = re.compile(r"\s*(\S+)")
_ENDPOINT = re.compile(r"(\d+\.\d+\.\d+\.\d+)(?::(\d+))?")
_OPTION = re.compile(r"(ttl|id|fill|mtu|cut)=(\d+|any)|df")
_FLAGS = dict(zip("FSRPAU", (1, 2, 4, 8, 16, 32), strict=True))


@dataclass(frozen=True)
class Made:
    """A frame; any_id: a router chooses the identification of its IP header."""

    data: bytes
    any_id: bool = False

    def matches(self, frame: bytes) -> bool:
        return frame == self.data or (self.any_id and _without_id(frame) == _without_id(self.data))


@dataclass
class _Words:
    text: str

    def take(self) -> str:
        found = _WORD.match(self.text)
        if not found:
            raise ValueError("the packet ends too early")
        self.text = self.text[found.end() :]
        return found[1]

    def expect(self, word: str) -> None:
        if (found := self.take()) != word:
            raise ValueError(f"'{word}' expected, not '{found}'")

    def endpoint(self, *, port: bool) -> tuple[bytes, int]:
        word = self.take()
        found = _ENDPOINT.fullmatch(word)
        if not found or bool(found[2]) != port:
            raise ValueError(f"'{word}' is no {'ADDRESS:PORT' if port else 'address'}")
        return address(found[1]), number(found[2] or "0")

    def options(self) -> dict[str, str]:
        result = {}
        while (found := _WORD.match(self.text)) and (option := _OPTION.fullmatch(found[1])):
            result[option[1] or "df"] = option[2] or ""
            self.text = self.text[found.end() :]
        return result


def address(text: str) -> bytes:
    try:
        return socket.inet_aton(text)
    except OSError:
        raise ValueError(f"'{text}' is no address") from None


def mac(text: str) -> bytes:
    if not re.fullmatch(r"[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}", text):
        raise ValueError(f"'{text}' is no Ethernet address")
    return bytes.fromhex(text.replace(":", ""))


def number(text: str) -> int:
    if not text.isdigit() or int(text) > 0xFFFF:
        raise ValueError(f"'{text}' is no number of 16 bits")
    return int(text)


def frame(text: str, sender: bytes, receiver: bytes) -> Made:
    """An Ethernet frame from one address to another. Raises ValueError for text that says no packet."""
    words = _Words(text)
    if words.text.split(maxsplit=1)[:1] == ["arp"]:
        words.take()
        return Made(_arp(words, sender, receiver))
    packet = _packet(words)
    return Made(receiver + sender + b"\x08\x00" + packet.data, packet.any_id)


def _arp(words: _Words, sender: bytes, receiver: bytes) -> bytes:
    first = words.take()
    if first == "who-has":
        target, operation, other = address(words.take()), 1, bytes(6)
        words.expect("tell")
        own, own_mac, to = address(words.take()), sender, b"\xff" * 6
    else:
        own, operation, to, other = address(first), 2, receiver, receiver
        words.expect("is-at")
        own_mac = mac(words.take())
        words.expect("tells")
        target = address(words.take())
    head = to + sender + struct.pack("!HHHBBH", 0x0806, 1, 0x0800, 6, 4, operation)
    return head + own_mac + own + other + target


def _packet(words: _Words) -> Made:
    import dpkt

    kind = words.take()
    error = number_pair(words.take()) if kind == "icmp" else None
    ports = kind in ("udp", "tcp")
    if not ports and kind not in ("echo", "echo-reply", "icmp"):
        raise ValueError(f"'{kind}' is no kind of packet")
    source, sport = words.endpoint(port=ports)
    words.expect(">")
    target, dport = words.endpoint(port=ports)
    inner: Any
    if kind == "tcp":
        flags = sum(_FLAGS.get(letter, 0) for letter in words.take())
        inner, protocol = dpkt.tcp.TCP(sport=sport, dport=dport, flags=flags, seq=1, ack=1 if flags & 16 else 0), 6
    elif kind == "udp":
        inner, protocol = dpkt.udp.UDP(sport=sport, dport=dport), 17
    else:
        inner, protocol = dpkt.icmp.ICMP(), 1
        identifier = 0 if error else number(words.take())
    options = words.options()
    if error:
        words.expect("about")
        inner.type, inner.code = error
        inner.data = (
            struct.pack("!HH", 0, number(options.get("mtu", "0")))
            + _packet(words).data[: number(options.get("cut", "65535"))]
        )
    else:
        content = words.text.strip().encode() + b"." * number(options.get("fill", "0"))
        if protocol == 1:
            inner.type, inner.data = (8 if kind == "echo" else 0), struct.pack("!HH", identifier, 1) + content
        else:
            inner.data = content
    if kind == "udp":
        inner.ulen = len(inner)
    fixed = "0" if options.get("id", "any") == "any" else options["id"]
    ip = dpkt.ip.IP(
        src=source, dst=target, p=protocol, ttl=number(options.get("ttl", "64")), id=number(fixed),
        df=int("df" in options), data=inner,
    )  # fmt: skip
    ip.len = len(ip)
    return Made(bytes(ip), options.get("id") == "any")


def number_pair(text: str) -> tuple[int, int]:
    """`3/4`: type and code of an ICMP message."""
    kind, slash, code = text.partition("/")
    if not slash:
        raise ValueError(f"'{text}' is no TYPE/CODE")
    return number(kind) & 0xFF, number(code) & 0xFF


def _without_id(data: bytes) -> bytes | None:
    """None unless it is IPv4 with a sound header: then without identification and checksum."""
    from factory.testing.oracle import sound_ipv4

    if data[12:14] != b"\x08\x00" or not sound_ipv4(data[14:]):
        return None
    return data[:18] + data[20:24] + data[26:]
