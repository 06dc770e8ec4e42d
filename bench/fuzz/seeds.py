"""The inputs that fuzzing starts from: made from tests/click and recipes, so none are kept beside them."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from factory import clicktest, files
from factory.checkout import ROOT

_HERE = Path(__file__).parent
_CLICK_TESTS = ROOT / "tests/click"
_QUOTED = re.compile(rb"-e '([^']*)'|-e \"([^\"$`]*)\"", re.DOTALL)


def write(target: str, folder: Path) -> None:
    """Writes a target's seeds as files 000, 001, ... into a folder."""
    for number, data in enumerate(dict.fromkeys(_SEEDS[target]())):
        files.write_if_changed(folder / f"{number:03}", data)


def configurations() -> Iterator[bytes]:
    """Every configuration in the tests of the language and the elements, and a small archive."""
    for path in sorted(_CLICK_TESTS.rglob("*.clicktest")):
        for test in clicktest.read(path):
            for match in _QUOTED.finditer(test.script):
                yield match[1] if match[1] is not None else match[2]
            yield from (
                section.content
                for section in test.all("file")
                if b"::" in section.content and len(section.content) < 4096
            )
    for path in sorted((ROOT / "recipes").rglob("*.click")):
        yield path.read_bytes()
    member = b"Idle -> Discard;\n"
    header = b"%-16s%-12d%-6d%-6d%-8o%-10d`\n" % (b"config/", 0, 0, 0, 0o644, len(member))
    yield b"!<arch>\n" + header + member + b"\n"


def control() -> Iterator[bytes]:
    for test in clicktest.read(_CLICK_TESTS / "control/protocol.clicktest"):
        yield from (b"\x05" + section.content for section in test.all("file") if b"READ" in section.content)
    yield (
        b"\x01WRITEUNTIL s.switch END\r\n1\r\nEND\r\nREADDATA s.switch 3\r\nabcREADUNTIL c.count x\nx\n"
        b"HELP READ\nLLRPC c#zz 4\nabcdQUIT\n"
    )


def arguments() -> Iterator[bytes]:
    words = (
        "1", "-1", "0x7fffffff", "4294967296", "0b101", "077", "1.5", "-2.25e3", "1e-40", "10.0.0.1",
        "10.0.0.0/8", "10/255.0.0.0",
        "1:2:3:4:5:6", "fe80::1", "::ffff:10.0.0.1/64", "10Mbps", "1.5kBps", "3ms", "2 hours", "1234567890.123456789",
        "true", "no",
        '"a\\x41\\<42 43>b"', "'x'", "a, b, c", "$x ${y:-z} \\$", "a /* b */ c // d", "\\<00 ff>", "KEY 1, 2, OTHER 3",
        "/var/x",
    )  # fmt: skip
    return (bytes([kind]) + word.encode() for word in words for kind in range(0, 24, 5))


def ip_packet(payload: bytes, protocol: int, options: bytes = b"", total: int | None = None) -> bytes:
    """An IPv4 packet (RFC 791) with the right checksum."""
    words = 5 + len(options) // 4
    length = words * 4 + len(payload) if total is None else total
    header = (
        struct.pack(
            ">BBHHHBBH4s4s", 0x40 | words, 0, length, 7, 0, 64, protocol, 0, bytes([10, 0, 0, 1]), bytes([10, 0, 0, 2])
        )
        + options
    )
    value = sum(struct.unpack(f">{words * 2}H", header))
    value = (value & 0xFFFF) + (value >> 16)
    value = ~((value & 0xFFFF) + (value >> 16)) & 0xFFFF
    return header[:10] + struct.pack(">H", value) + header[12:] + payload


def frames() -> list[bytes]:
    ether = bytes(range(12)) + b"\x08\x00"
    tcp = struct.pack(">HHIIBBHHH", 1024, 80, 1, 2, 0x60, 2, 1000, 0, 0) + b"\x02\x04\x05\xb4" + b"payload"
    udp = struct.pack(">HHHH", 53, 1024, 12, 0) + b"abcd"
    echo = struct.pack(">BBHHH", 8, 0, 0xE5CA, 1, 2) + b"ping"
    unreachable = struct.pack(">BBHI", 3, 4, 0, 1500) + ip_packet(udp, 17)
    arp = struct.pack(
        ">HHBBH6s4s6s4s", 1, 0x0800, 6, 4, 1, bytes(6), bytes([10, 0, 0, 1]), bytes(6), bytes([10, 0, 0, 2])
    )
    ip = [
        ip_packet(tcp, 6),
        ip_packet(udp, 17),
        ip_packet(echo, 1),
        ip_packet(unreachable, 1),
        ip_packet(udp, 17, b"\x07\x07\x04" + bytes(5)),
    ]
    return [
        *(ether + packet for packet in ip),
        bytes(12) + b"\x08\x06" + arp,
        bytes(12) + b"\x86\xdd" + b"\x60" + bytes(59),
    ]


def _npaths() -> int:
    return (_HERE / "packet_paths.hh").read_text().count('\n    "')


def packets() -> Iterator[bytes]:
    """See packet_fuzz.cc: a byte chooses the path, five the packet's form, then comes the packet."""
    for number in range(_npaths()):
        for frame in frames():
            yield bytes([number, 0, 14, 0x0F, 0, 0]) + frame


def handlers() -> Iterator[bytes]:
    """See handlers_fuzz.cc: four bytes choose path, element and handler, then come a text, NUL, a packet."""
    texts = (b"", b"1", b"-1", b"true", b"10.0.0.1/32 1", b"100kBps", b"0.5", b"2, 3")
    for number in range(_npaths()):
        for handler in range(12):
            text = texts[(number + handler) % len(texts)]
            yield bytes([number, 1 + handler % 3, handler, number + handler & 1]) + text + b"\0" + frames()[handler % 7]


def dumps() -> Iterator[bytes]:
    """See fromdump_fuzz.cc: one byte of options, then the file."""
    for order in "<>":
        for magic in (0xA1B2C3D4, 0xA1B23C4D, 0xA1B2CD34):
            for link in (1, 12, 101, 113, 117, 9):
                data = struct.pack(f"{order}IHHiIII", magic, 2, 4, 0, 0, 65535, link)
                for i, frame in enumerate(frames()):
                    data += (
                        struct.pack(f"{order}IIII", i, i, len(frame), len(frame) + i)
                        + (bytes(8) if magic == 0xA1B2CD34 else b"")
                        + frame
                    )
                yield bytes([link & 3]) + data


def rules() -> Iterator[bytes]:
    """See ipfilter_fuzz.cc: an expression, NUL, a frame."""
    for text in (
        b"tcp && (src 10.0.0.1 or dst port 80)",
        b"ip[0:1] & 0xf > 5",
        b"icmp type echo",
        b"not ip frag",
        b"src net 10/8 ? udp : tcp opt syn",
    ):
        yield from (text + b"\0" + frame for frame in frames())


def lines() -> Iterator[bytes]:
    yield b'virtio_mmio.device=4K@0xfeb00000:5 one \'two three\' "four\\" five" six\\ seven\\'
    yield b"a minios.x=1 'open"
    yield b" \t\r\n" + b"w " * 300


def firmware() -> Iterator[bytes]:
    """See acpi_fuzz.c: table after table; each a signature, a kind and a body."""

    def table(name: bytes, body: bytes) -> bytes:
        return name + struct.pack("<H", len(body)) + body

    madt = bytes(8) + struct.pack("<BBBBII", 1, 12, 0, 0, 0xFEC00000, 0) + struct.pack("<BB", 0, 8) + bytes(6)
    fadt = bytes(28) + bytes(36) + bytes(44) + struct.pack("<I", 1 << 10 | 1 << 20) + bytes(140)
    dsdt = b"LNRO0005\x86\x09\x00\x01\x00\x00\xb0\xfe\x00\x02\x00\x00"
    dsdt += b"\x89\x06\x00\x03\x01\x05\x00\x00\x00_S5_\x12\x06\x04\x0a\x05\x00"
    everything = table(b"APIC", madt) + table(b"FACP", fadt) + table(b"DSDT", dsdt) + table(b"MCFG", bytes(40))
    yield b"\x00" + everything
    yield b"\x01" + everything
    yield b"\x02" + table(b"APIC", b"")


def device() -> Iterator[bytes]:
    """See ring_fuzz.c: each byte is a step of the driver or the device."""
    yield bytes(range(256))
    yield b"\x00\x01\x02\x03" * 40


def netring() -> Iterator[bytes]:
    """See netring_fuzz.c: each pair of bytes is a step (from 8 on: of the sending ring) and its argument."""
    honest = bytes([0, 1, 0, 2, 0, 3, 1, 0, 3, 20, 3, 50, 2, 0, 2, 0, 3, 0, 2, 0, 6, 1])
    parts = bytes([0, 1, 0, 2, 0, 3, 0, 4, 1, 0, 3, 204, 3, 40, 3, 208, 2, 0, 2, 0, 2, 0, 3, 231, 2, 0])
    sending = bytes([8, 1, 8, 2, 9, 0, 11, 2, 11, 1, 10, 0, 10, 0, 14, 1])
    yield from (honest, parts, sending, honest + sending, honest * 30, bytes([0, 0]) * 260 + honest)
    yield sending + bytes([11, 2, 10, 0])  # an id that is not out
    yield honest + bytes([4, 9, 2, 0])  # more than there are


def requests() -> Iterator[bytes]:
    for target in ("/", "/a%20b/../c?d", "http://host/x/./y//z/", "*", "/%2e%2e/"):
        yield f"GET {target} HTTP/1.1\r\nHost: h\r\nRange: bytes=1-2\r\nConnection: close, x\r\n\r\n".encode()
    yield b"HEAD / HTTP/1.0\nContent-Length: 5\nRange: bytes=-5\n\nhello"
    yield b"GET /" + b"a/" * 3000 + b" HTTP/1.1\r\n"


def addresses() -> Iterator[bytes]:
    for text in (
        "127.0.0.1",
        "0x7f.1",
        "0300.0250.1",
        "::",
        "::1",
        "2001:db8::1:0:0:1",
        "::ffff:192.0.2.1",
        "1:2:3:4:5:6:7::",
    ):
        yield text.encode()
    yield bytes(16)
    yield bytes.fromhex("20010db8000000000001000000000001")
    yield bytes.fromhex("00000000000000000000ffffc0000201")


_SEEDS: Mapping[str, Callable[[], Iterator[bytes]]] = {
    "language": configurations, "control": control, "args": arguments, "packet": packets, "handlers": handlers,
    "fromdump": dumps, "ipfilter": rules,
    "http": requests, "inet": addresses, "command_line": lines, "acpi": firmware, "ring": device, "netring": netring,
}  # fmt: skip
