"""Ethernet frames of ARP, IPv4, IPv6, ICMP, UDP and TCP, made by hand for tests of a guest's stack."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address

OURS = bytes.fromhex("020000000001")


@dataclass(frozen=True)
class Ends:
    """Who we are, and the guest: its MAC address and one address of each family."""

    mac: bytes
    us4: IPv4Address
    guest4: IPv4Address
    us6: IPv6Address
    guest6: IPv6Address


def checksum(data: bytes) -> int:
    """RFC 1071."""
    data += bytes(len(data) % 2)
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def arp(ends: Ends, operation: int) -> bytes:
    """1: who has the guest's address? 2: we have ours."""
    target = bytes(6) if operation == 1 else ends.mac
    to = b"\xff" * 6 if operation == 1 else ends.mac
    body = OURS + ends.us4.packed + target + ends.guest4.packed
    return to + OURS + b"\x08\x06" + struct.pack("!HHBBH", 1, 0x800, 6, 4, operation) + body


def ipv4(ends: Ends, protocol: int, body: bytes, *, identity: int = 1, fragment: int = 0) -> bytes:
    """fragment: the flags and offset word."""
    head = struct.pack("!BBHHHBBH", 0x45, 0, 20 + len(body), identity, fragment, 64, protocol, 0)
    head += ends.us4.packed + ends.guest4.packed
    head = head[:10] + struct.pack("!H", checksum(head)) + head[12:]
    return ends.mac + OURS + b"\x08\x00" + head + body


def ipv6(ends: Ends, protocol: int, body: bytes, *, to: IPv6Address | None = None, hops: int = 255) -> bytes:
    target = to or ends.guest6
    mac = b"\x33\x33" + target.packed[-4:] if target.is_multicast else ends.mac
    head = struct.pack("!IHBB", 6 << 28, len(body), protocol, hops) + ends.us6.packed + target.packed
    return mac + OURS + b"\x86\xdd" + head + body


def _sum6(ends: Ends, protocol: int, body: bytes, to: IPv6Address | None = None) -> int:
    target = to or ends.guest6
    return checksum(ends.us6.packed + target.packed + struct.pack("!II", len(body), protocol) + body)


def echo4(ends: Ends, data: bytes) -> bytes:
    body = struct.pack("!BBHHH", 8, 0, 0, 7, 1) + data
    return ipv4(ends, 1, body[:2] + struct.pack("!H", checksum(body)) + body[4:])


def icmp6(ends: Ends, body: bytes, to: IPv6Address | None = None) -> bytes:
    """body: with a checksum of zero, which is filled in."""
    return ipv6(ends, 58, body[:2] + struct.pack("!H", _sum6(ends, 58, body, to)) + body[4:], to=to)


def echo6(ends: Ends, data: bytes) -> bytes:
    return icmp6(ends, struct.pack("!BBHHH", 128, 0, 0, 7, 1) + data)


def solicit(ends: Ends) -> bytes:
    """Neighbor Solicitation for the guest's address (RFC 4861, 4.3)."""
    group = IPv6Address(IPv6Address("ff02::1:ff00:0").packed[:13] + ends.guest6.packed[13:])
    return icmp6(ends, struct.pack("!BBHI", 135, 0, 0, 0) + ends.guest6.packed + b"\x01\x01" + OURS, group)


def advertise(ends: Ends) -> bytes:
    """Neighbor Advertisement of our address (RFC 4861, 4.4)."""
    return icmp6(ends, struct.pack("!BBHI", 136, 0, 0, 0x60000000) + ends.us6.packed + b"\x02\x01" + OURS)


def udp4(ends: Ends, data: bytes, port: int = 7) -> bytes:
    return struct.pack("!HHHH", 5000, port, 8 + len(data), 0) + data


def udp6(ends: Ends, data: bytes, port: int = 7) -> bytes:
    body = struct.pack("!HHHH", 5000, port, 8 + len(data), 0) + data
    body = body[:6] + struct.pack("!H", _sum6(ends, 17, body)) + body[8:]
    return ipv6(ends, 17, body)


def tcp4(ends: Ends, flags: int, sequence: int, acknowledged: int, data: bytes = b"", options: bytes = b"") -> bytes:
    head = struct.pack("!HHIIBBHHH", 5001, 7, sequence, acknowledged, (5 + len(options) // 4) << 4, flags, 8192, 0, 0)
    body = head + options + data
    pseudo = ends.us4.packed + ends.guest4.packed + struct.pack("!HH", 6, len(body))
    return ipv4(ends, 6, body[:16] + struct.pack("!H", checksum(pseudo + body)) + body[18:])
