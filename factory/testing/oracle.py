"""What must come out, worked out without any of our own router code: tcpdump's filter and a reading of RFC 791."""

from __future__ import annotations

import struct
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from factory import process
from factory.errors import ExitCode, FactoryError
from factory.testing.capture import CaptureStore, pcap_bytes, read_frames
from factory.testing.case import Case, Step
from factory.testing.packet_text import Made

IPV4 = b"\x08\x00"


@dataclass(frozen=True)
class Turn:
    """A frame of a conversation. after: seconds of silence before it; gives: what leaves, by interface."""

    on: int
    sent: bytes
    after: float
    gives: tuple[tuple[int, Made], ...]


@dataclass(frozen=True)
class Exchange:
    """One step made concrete: `sent` goes in on interface `on`; exactly `expected` leaves, on `to`.

    talk: instead, each frame with its interface, the seconds before it, and what must leave, by interface.
    """

    step: Step
    on: int
    to: int
    sent: list[bytes]
    expected: list[bytes]
    talk: tuple[Turn, ...] = ()

    def wanted(self, interface: int) -> list[Made]:
        """What must leave on an interface, in order."""
        if self.talk:
            return [made for turn in self.talk for index, made in turn.gives if index == interface]
        return [Made(frame) for frame in self.expected] if interface == self.to else []

    @property
    def due(self) -> int:
        """How many frames must leave."""
        return sum(len(turn.gives) for turn in self.talk) if self.talk else len(self.expected)

    def chunks(self, size: int) -> Iterator[tuple[list[bytes], int]]:
        """The frames to send, `size` at a time, each with how many must have left on `to` after them.

        A router may drop what comes faster than it can leave; who sends the next chunk only then loses nothing to that.
        """
        due = 0
        for start in range(0, len(self.sent), size):
            chunk = self.sent[start : start + size]
            for frame in chunk:
                if due < len(self.expected) and frame == self.expected[due]:
                    due += 1
            yield chunk, due


def exchanges(case: Case, interfaces: tuple[str, ...], captures: CaptureStore) -> list[Exchange]:
    """The frames of a case's steps. Raises FactoryError for an unknown interface, capture or filter expression."""
    return [_exchange(case, step, interfaces, captures) for step in case.steps]


def _exchange(case: Case, step: Step, interfaces: tuple[str, ...], captures: CaptureStore) -> Exchange:
    named = [step.on, step.to, *(name for each in step.talk for name in (each.on, *(to for to, _ in each.gives)))]
    for name in named:
        if name not in interfaces:
            hint = f"the recipe has {', '.join(interfaces)}"
            raise FactoryError(f"there is no interface '{name}'", where=case.path, hint=hint, code=ExitCode.CONFIG)
    on, to = interfaces.index(step.on), interfaces.index(step.to)
    if step.talk:
        at = interfaces.index
        turns = tuple(
            Turn(at(each.on), each.sent, each.after, tuple((at(name), made) for name, made in each.gives))
            for each in step.talk
        )
        return Exchange(step, on, to, [turn.sent for turn in turns], [], turns)
    if step.frames:
        return Exchange(step, on, to, [f.data for f in step.frames], [f.data for f in step.frames if f.passes])
    sent = [frame for name in step.captures for frame in captures.frames(name, case.path.parent)]
    expected = matching(sent, step.expect, case.path)
    if step.valid_ipv4:
        expected = [frame for frame in expected if frame[12:14] != IPV4 or sound_ipv4(frame[14:])]
    return Exchange(step, on, to, sent, expected)


def matching(frames: list[bytes], expression: str, where: Path) -> list[bytes]:
    """The frames that tcpdump(8) picks with a pcap-filter(7) expression, in order."""
    if not expression:
        return []
    command = ["tcpdump", "-n", "-r", "-", "-w", "-", "--", expression]
    pipe = subprocess.PIPE
    with process.spawn(command, stdin=pipe, stdout=pipe, stderr=pipe) as child:
        stdout, stderr = child.communicate(pcap_bytes(frames))
    if child.returncode:
        said = stderr.decode(errors="replace").strip().splitlines()
        raise FactoryError(
            f"tcpdump refuses '{expression}': {said[-1] if said else ''}", where=where, code=ExitCode.CONFIG
        )
    return read_frames(stdout, "tcpdump's output")


def sound_ipv4(packet: bytes) -> bool:
    """RFC 791, RFC 1812 section 5.2.2: enough bytes, version 4, 5 header words or more, length, checksum."""
    if len(packet) < 20 or packet[0] >> 4 != 4:
        return False
    header = (packet[0] & 15) * 4
    total = struct.unpack_from("!H", packet, 2)[0]
    if header < 20 or total < header or total > len(packet):
        return False
    words = sum(struct.unpack_from(f"!{header // 2}H", packet))
    while words >> 16:
        words = (words & 0xFFFF) + (words >> 16)
    return bool(words == 0xFFFF)
