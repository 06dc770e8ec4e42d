"""The IPFilter language a second time, written from its specification only: random expressions and what they mean.

Every generated expression is a pair of its text and a function from a packet to True or False, so the text is never
parsed here. A packet is an Ethernet frame with IPv4 at byte 14. Bytes that are missing make an elementary test false,
whatever its operator; an explicit "not" comes afterwards.
"""

from __future__ import annotations

import operator
import random
import struct
from collections.abc import Callable

Test = Callable[[bytes], bool]
Expr = tuple[str, Test]

ETHER = 14
HOSTS = ["10.0.0.1", "10.0.0.2", "10.1.2.3", "192.168.5.77", "192.168.5.140", "18.26.4.9", "255.255.255.255"]
PORTS = [0, 7, 22, 53, 80, 81, 443, 1023, 1024, 8080, 65535]
PROTOS = {"tcp": 6, "udp": 17, "icmp": 1, "gre": 47, "igmp": 2, "sctp": 132}
PORT_NAMES = {"www": 80, "ssh": 22, "domain": 53, "https": 443}
FLAGS = {"fin": 1, "syn": 2, "rst": 4, "psh": 8, "ack": 16, "urg": 32}
ICMP_TYPES = {"echo-reply": 0, "unreachable": 3, "echo": 8, "timeexceeded": 11}
ETHERS = ["00:01:02:03:04:05", "02:00:00:00:00:09", "ff:ff:ff:ff:ff:ff"]
RELATIONS = {
    "=": operator.eq,
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
}
COMPLEMENT = ("!=", "<", "<=")
# word: byte, length, shift, width
FIELDS = {
    "vers": (0, 1, 4, 4),
    "hl": (0, 1, 0, 4),
    "tos": (1, 1, 0, 8),
    "dscp": (1, 1, 2, 6),
    "ect": (1, 1, 0, 2),
    "len": (2, 2, 0, 16),
    "id": (4, 2, 0, 16),
    "ttl": (8, 1, 0, 8),
}


def address(text: str) -> int:
    return int.from_bytes(bytes(int(x) for x in text.split(".")), "big")


def read(p: bytes, start: int, length: int, mask: int | None) -> int | None:
    """A big-endian field; None if a byte that the mask selects is missing."""
    needed = length if mask is None else length - ((mask & -mask).bit_length() - 1) // 8
    data = p[start : start + length]
    return int.from_bytes(data.ljust(length, b"\0"), "big") if len(data) >= needed else None


def network(p: bytes, offset: int, length: int, mask: int | None = None) -> int | None:
    return read(p, ETHER + offset, length, mask)


def transport(p: bytes, offset: int, length: int, mask: int | None = None) -> int | None:
    if len(p) <= ETHER:
        return None
    return read(p, ETHER + 4 * (p[ETHER] & 15) + offset, length, mask)


def is_proto(p: bytes, *protos: int) -> bool:
    return network(p, 9, 1) in protos


def first_fragment(p: bytes) -> bool:
    field = network(p, 6, 2)
    return field is not None and field & 0x1FFF == 0


def compare(value: int | None, relation: str, constant: int, mask: int | None = None) -> bool:
    if value is None:
        return False
    if mask is not None:
        value &= mask
        if relation in ("", "=", "==", "!="):
            constant &= mask
    return bool(RELATIONS[relation or "=="](value, constant))


def both(direction: str, relation: str, side: Callable[[str, str], bool]) -> bool:
    """Source and destination: != < <= are the complements of == >= > after combining both sides.

    The complement is taken of each comparison, so that a side whose bytes are missing stays false.
    """
    if direction in ("src", "dst", "dest"):
        return side("src" if direction == "src" else "dst", relation)
    results = [side("src", relation), side("dst", relation)]
    every = (direction in ("src and dst", "src && dst")) != (relation in COMPLEMENT)
    return all(results) if every else any(results)


class Generator:
    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.pick = self.random.choice

    # ---- expressions

    def expression(self, depth: int) -> Expr:
        if depth == 0 or self.random.random() < 0.25:
            return self.test()
        kind = self.pick(["and", "and", "or", "or", "not", "?:", "true"])
        if kind == "true":
            value = self.random.random() < 0.5
            return ("true" if value else "false"), lambda p: value
        if kind == "not":
            text, f = self.expression(depth - 1)
            return f"{self.pick(['not', '!'])} ({text})", lambda p: not f(p)
        if kind == "?:":
            (ct, cf), (at, af), (bt, bf) = (self.expression(depth - 1) for _ in range(3))
            return f"(({ct}) ? ({at}) : ({bt}))", lambda p: af(p) if cf(p) else bf(p)
        parts = [self.expression(depth - 1) for _ in range(self.random.randint(2, 4))]
        tests = [f for _, f in parts]
        word = self.pick([" and ", " && ", " "] if kind == "and" else [" or ", " || "])
        text = word.join(f"({t})" for t, _ in parts)
        return text, (lambda p: all(f(p) for f in tests)) if kind == "and" else (lambda p: any(f(p) for f in tests))

    def test(self) -> Expr:
        text, f = self.pick(
            [
                self.host,
                self.net,
                self.port,
                self.port,
                self.proto,
                self.field,
                self.bracket,
                self.opt,
                self.icmp,
                self.misc,
                self.ether,
                self.win,
            ]
        )()
        if self.random.random() < 0.1:
            return "not " + text, lambda p: not f(p)
        return text, f

    def direction(self) -> str:
        return self.pick(["", "src", "dst", "dest", "src or dst", "src || dst", "src and dst", "src && dst"])

    def relation(self) -> str:
        return self.pick(["", "=", "==", "!=", "<", ">", "<=", ">="])

    def join(self, *words: object) -> str:
        return " ".join(str(w) for w in words if w != "")

    def host(self) -> Expr:
        direction, relation = self.direction(), self.pick(["", "==", "!="])
        a = self.pick(HOSTS)
        mask = self.pick([None, None, "255.255.0.0", "255.0.0.255"])
        text = self.join(direction, self.pick(["", "ip"]), "host", f"& {mask}" if mask else "", relation, a)
        m = address(mask) if mask else None

        def run(p: bytes) -> bool:
            def side(s: str, r: str) -> bool:
                return compare(network(p, 12 if s == "src" else 16, 4, m), r, address(a), m)

            return both(direction, relation or "==", side)

        return text, run

    def net(self) -> Expr:
        direction, relation = self.direction(), self.pick(["", "==", "!="])
        a, length = address(self.pick(HOSTS)), self.pick([0, 8, 16, 24, 26, 32])
        mask = (0xFFFFFFFF << (32 - length)) & 0xFFFFFFFF
        dotted = ".".join(str(b) for b in a.to_bytes(4, "big"))
        mask_text = ".".join(str(b) for b in mask.to_bytes(4, "big"))
        value = self.pick([f"{dotted}/{length}", f"{dotted}/{mask_text}", f"{dotted} mask {mask_text}"])
        text = self.join(direction, "net", relation, value)

        def run(p: bytes) -> bool:
            def side(s: str, r: str) -> bool:
                return compare(network(p, 12 if s == "src" else 16, 4, mask), r, a, mask)

            if length == 0:  # no byte is compared, so none has to be there
                return relation != "!="
            return both(direction, relation or "==", side)

        return text, run

    def port(self) -> Expr:
        direction, relation = self.direction(), self.relation()
        proto = self.pick(["", "", "tcp", "udp", "tcpudp", "dccp"])
        protos = {"tcp": [6], "udp": [17], "dccp": [33]}.get(proto, [6, 17])
        name = self.pick(list(PORT_NAMES))
        named = self.random.random() < 0.2 and proto != "dccp" and relation in ("", "==", "!=")
        n = PORT_NAMES[name] if named else self.pick(PORTS)
        text = self.join(direction, proto, "port", relation, name if named else n)

        def run(p: bytes) -> bool:
            def side(s: str, r: str) -> bool:
                return compare(transport(p, 0 if s == "src" else 2, 2), r, n)

            r = relation or "=="
            constant = self.constant(r, n, 65535)
            if constant is not None:
                return is_proto(p, *protos) and first_fragment(p) and constant
            return is_proto(p, *protos) and first_fragment(p) and both(direction, r, side)

        return text, run

    @staticmethod
    def constant(relation: str, n: int, most: int) -> bool | None:
        if (relation == ">" and n >= most) or (relation == ">=" and n > most) or (relation == "<" and n <= 0):
            return False
        if (relation == "<=" and n >= most) or (relation == "<" and n > most) or (relation == ">=" and n <= 0):
            return True
        return None

    def proto(self) -> Expr:
        word = self.pick(list(PROTOS))
        n = PROTOS[word]
        form = self.pick(["name", "proto", "relation", "tcpudp"])
        if form == "name":
            return self.join(self.pick(["", "ip"]), word), lambda p: is_proto(p, n)
        if form == "proto":
            return self.join("ip proto", self.pick([word, n])), lambda p: is_proto(p, n)
        if form == "tcpudp":
            return self.pick(["tcpudp", "proto tcpudp", "proto 256"]), lambda p: is_proto(p, 6, 17)
        relation = self.pick(["!=", "<", ">=", ">"])
        return f"ip proto {relation} {n}", lambda p: compare(network(p, 9, 1), relation, n)

    def number_test(self, get: Callable[[bytes, int | None], int | None], width: int, prefix: str) -> Expr:
        relation = self.relation()
        most = (1 << width) - 1
        mask = None if self.random.random() < 0.6 else self.random.randint(1, most)
        n = self.pick([0, 1, most, self.random.randint(0, most), self.random.randint(0, min(most, 64))])
        text_n = str(n - (1 << 32) if width == 32 and n > 0x7FFFFFFF else n)
        text = self.join(prefix, f"& {mask}" if mask is not None else "", relation, text_n)
        constant = self.constant(relation, n, most)
        return text, lambda p: constant if constant is not None else compare(get(p, mask), relation, n, mask)

    def field(self) -> Expr:
        word = self.pick(list(FIELDS))
        offset, length, shift, width = FIELDS[word]

        def get(p: bytes, mask: int | None) -> int | None:
            v = network(p, offset, length, None if mask is None else mask << shift)
            return None if v is None else (v >> shift) & ((1 << width) - 1)

        proto = self.pick(["", "", "tcp", "udp"])
        text, f = self.number_test(get, width, self.join(proto, word))
        return text, lambda p: (not proto or is_proto(p, PROTOS[proto])) and f(p)

    def bracket(self) -> Expr:
        length = self.random.randint(1, 4)
        pos = 4 * self.random.randint(0, 4) + self.random.randint(0, 4 - length)
        where = f"[{pos}]" if length == 1 and self.random.random() < 0.5 else f"[{pos}:{length}]"
        header = self.pick(["ip", "ip", "tcp", "udp", "icmp", "tcpudp", "transp"])
        if header == "ip":
            return self.number_test(lambda p, m: network(p, pos, length, m), 8 * length, "ip" + where)
        text, f = self.number_test(lambda p, m: transport(p, pos, length, m), 8 * length, header + where)
        protos = {"tcpudp": [6, 17], "transp": []}.get(header) if header in ("tcpudp", "transp") else [PROTOS[header]]
        return text, lambda p: (not protos or is_proto(p, *protos)) and first_fragment(p) and f(p)

    def opt(self) -> Expr:
        word = self.pick(list(FLAGS))
        n = FLAGS[word]
        if self.random.random() < 0.3:
            n = self.random.randint(1, 255)
            text = f"tcp opt {n}"
        else:
            text = self.pick([word, "tcp " + word, "tcp opt " + word, "opt " + word])

        def run(p: bytes) -> bool:
            v = transport(p, 13, 1)
            return is_proto(p, 6) and first_fragment(p) and v is not None and v & n == n

        return text, run

    def win(self) -> Expr:
        text, f = self.number_test(lambda p, m: transport(p, 14, 2, m), 16, self.pick(["tcp win", "win"]))
        return text, lambda p: is_proto(p, 6) and first_fragment(p) and f(p)

    def icmp(self) -> Expr:
        word = self.pick(list(ICMP_TYPES))
        n = ICMP_TYPES[word]
        if self.random.random() < 0.5:
            text = self.pick(["icmp type " + word, "icmp " + word, f"type {n}", "type " + word])
            return text, lambda p: is_proto(p, 1) and first_fragment(p) and transport(p, 0, 1) == n
        text, f = self.number_test(lambda p, m: transport(p, 0, 1, m), 8, "icmp type")
        return text, lambda p: is_proto(p, 1) and first_fragment(p) and f(p)

    def misc(self) -> Expr:
        def tos(p: bytes) -> int | None:
            return network(p, 1, 1)

        def off(p: bytes) -> int | None:
            return network(p, 6, 2)

        return self.pick(
            [
                ("ip frag", lambda p: off(p) is not None and (off(p) or 0) & 0x3FFF != 0),
                ("unfrag", lambda p: off(p) is not None and (off(p) or 0) & 0x3FFF == 0),
                ("ip ect", lambda p: tos(p) is not None and (tos(p) or 0) & 3 != 0),
                ("ip ce", lambda p: tos(p) is not None and (tos(p) or 0) & 3 == 3),
                ("src not host 10.0.0.1", lambda p: network(p, 12, 4) != address("10.0.0.1")),
                ("(src port 80 or 81)", self.ports_of_source),
            ]
        )

    @staticmethod
    def ports_of_source(p: bytes) -> bool:
        return is_proto(p, 6, 17) and first_fragment(p) and transport(p, 0, 2) in (80, 81)

    def ether(self) -> Expr:
        direction, relation = self.pick(["", "src", "dst", "src and dst"]), self.pick(["", "==", "!="])
        text_e = self.pick(ETHERS)
        e = bytes(int(x, 16) for x in text_e.split(":"))

        def run(p: bytes) -> bool:
            def side(s: str, r: str) -> bool:
                v = p[6:12] if s == "src" else p[0:6]
                return (v == e) == (r == "==")

            return len(p) >= 12 and both(direction, relation or "==", side)

        return self.join(direction, "ether host", relation, text_e), run

    # ---- packets

    def packet(self) -> bytes:
        r = self.random
        macs = [bytes(int(x, 16) for x in e.split(":")) for e in ETHERS]
        proto = self.pick([6, 6, 17, 17, 1, 33, 47, 132])
        options = bytes(4 * self.pick([0, 0, 0, 1, 3]))
        off = self.pick([0, 0, 0, 0x4000, 0x2000, 0x00B9, 0x20B9])
        flags = self.pick([0x02, 0x10, 0x12, 0x18, r.randint(0, 255)])
        ports = struct.pack("!HH", self.pick(PORTS), self.pick(PORTS))
        if proto == 6:
            body = ports + struct.pack(
                "!IIBBHHH", r.getrandbits(32), r.getrandbits(32), 0x50, flags, self.pick([0, 64, 1000, 65535]), 0, 0
            )
        elif proto == 1:
            body = struct.pack("!BBHI", self.pick([0, 3, 8, 11, r.randint(0, 255)]), 0, 0, r.getrandbits(32))
        else:
            body = ports + struct.pack("!HH", 8, 0)
        body += r.randbytes(r.randint(0, 12))
        header = struct.pack(
            "!BBHHHBBHII",
            0x45 + len(options) // 4,
            r.choice([0, 1, 2, 3, 0xB8, r.randint(0, 255)]),
            20 + len(options) + len(body),
            r.choice([0, 1, r.randint(0, 65535)]),
            off,
            self.pick([0, 1, 64, 255]),
            proto,
            0,
            address(self.pick(HOSTS)),
            address(self.pick(HOSTS)),
        )
        frame = self.pick(macs) + self.pick(macs) + b"\x08\x00" + header + options + body
        if r.random() < 0.25:
            frame = frame[: r.randint(ETHER, len(frame))]
        return frame
