"""Where regex-filter finds a payload: its payload.c on this machine, against our own reading, and frames cut short."""

from __future__ import annotations

import random
import struct
import subprocess
import tarfile
from pathlib import Path

import pytest

from factory import sources
from factory.checkout import RECIPES
from factory.testing.capture import read_frames

pytestmark = pytest.mark.unit

# Reads frames, each behind its length (4 bytes, big-endian), and says where the payload is. Each frame is in memory of
# its own, so that the address sanitizer sees every look beyond it.
DRIVER = """
#include "payload.h"
#include <stdio.h>
#include <stdlib.h>
int main(void)
{
    unsigned char size[4];
    while (fread(size, 1, 4, stdin) == 4) {
        uint32_t length = (uint32_t)size[0] << 24 | size[1] << 16 | size[2] << 8 | size[3];
        unsigned char *frame = malloc(length);
        if (length && fread(frame, 1, length, stdin) != length)
            return 1;
        struct payload payload = find_payload(frame, length);
        if (payload.data)
            printf("%ld %u\\n", (long)(payload.data - frame), payload.length);
        else
            printf("none\\n");
        free(frame);
    }
    return 0;
}
"""
CAPTURES = 60  # of tcpdump's, those with the most bytes first: whole TCP and UDP conversations among them


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("payload")
    (folder / "driver.c").write_text(DRIVER)
    recipe = RECIPES / "regex-filter"
    made = folder / "driver"
    flags = ["-g", "-O1", "-Wall", "-Wextra", "-Werror", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"]
    subprocess.run(
        ["gcc", *flags, f"-I{recipe}", "-o", made, folder / "driver.c", recipe / "payload.c"], check=True
    )  # fmt: skip
    return made


def found(program: Path, frames: list[bytes]) -> list[bytes | None]:
    """The payloads, None where there is none."""
    given = b"".join(struct.pack("!I", len(frame)) + frame for frame in frames)
    run = subprocess.run([program], input=given, capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode()
    lines = run.stdout.decode().splitlines()
    assert len(lines) == len(frames)
    payloads: list[bytes | None] = []
    for line, frame in zip(lines, frames, strict=True):
        if line == "none":
            payloads.append(None)
            continue
        offset, length = map(int, line.split())
        assert length > 0
        assert offset + length <= len(frame)
        payloads.append(frame[offset : offset + length])
    return payloads


@pytest.fixture(scope="module")
def frames() -> list[bytes]:
    """Real ones."""
    with tarfile.open(sources.get("tcpdump")) as archive:
        members = [member for member in archive if member.name.endswith(".pcap") and member.isfile()]
        made: list[bytes] = []
        for member in sorted(members, key=lambda member: -member.size)[:CAPTURES]:
            file = archive.extractfile(member)
            assert file
            data = file.read()
            if data[:4] == b"\xd4\xc3\xb2\xa1" and struct.unpack_from("<I", data, 20) == (1,):  # Ethernet
                made += read_frames(data, member.name)
    return made


def reference(frame: bytes) -> bytes | None:
    """Of untagged IPv4 (RFC 791): a whole header and packet, TCP or UDP, no later fragment."""
    if len(frame) < 34 or frame[12:14] != b"\x08\x00" or frame[14] >> 4 != 4:
        return None
    header = (frame[14] & 15) * 4
    packet = frame[14 : 14 + struct.unpack_from("!H", frame, 16)[0]]
    if header < 20 or len(packet) < header or len(packet) != struct.unpack_from("!H", frame, 16)[0]:
        return None
    if struct.unpack_from("!H", frame, 20)[0] & 0x1FFF:
        return None
    segment = packet[header:]
    if frame[23] == 6 and len(segment) >= 20 and (segment[12] >> 4) * 4 >= 20:
        return segment[(segment[12] >> 4) * 4 :] or None
    if frame[23] == 17 and len(segment) >= 8 and struct.unpack_from("!H", segment, 4)[0] >= 8:
        return segment[8 : struct.unpack_from("!H", segment, 4)[0]] or None
    return None


def test_payloads_of_real_frames(program: Path, frames: list[bytes]) -> None:
    """Of what is IPv4 without tags; of other frames only that nothing outside of them is looked at."""
    payloads = found(program, frames)
    compared = 0
    for frame, payload in zip(frames, payloads, strict=True):
        if frame[12:14] == b"\x08\x00":
            assert payload == reference(frame), frame.hex()
            compared += payload is not None
    assert compared > 300
    assert len(frames) > 1000


def test_frames_that_are_cut_short(program: Path, frames: list[bytes]) -> None:
    """Every length of one frame of each kind: no look beyond, and no payload that is not all there."""
    kinds = {(frame[12:14], frame[23], len(frame) // 200): frame for frame in frames if len(frame) > 40}
    chosen = list(kinds.values())[:40]
    assert len(chosen) >= 20
    cut = [frame[:length] for frame in chosen for length in range(len(frame))]
    for frame, payload in zip(cut, found(program, cut), strict=True):
        if frame[12:14] == b"\x08\x00":
            assert payload == reference(frame), frame.hex()


def test_random_bytes(program: Path) -> None:
    chance = random.Random(1)
    heads = (
        b"\x08\x00\x45",
        b"\x86\xdd\x60",
        b"\x81\x00\x00\x01\x08\x00\x46",
        b"\x88\xa8\x00\x01\x81\x00\x00\x02\x86\xdd\x60",
    )
    frames = [
        bytes(12) + chance.choice(heads) + chance.randbytes(chance.randrange(120)) for _ in range(20000)
    ]  # fmt: skip
    for number, frame in enumerate(frames):
        if number % 2:  # lengths that are likely to be right, and extension headers one behind the other
            part = bytearray(frame)
            for at in range(16, len(part)):
                if chance.random() < 0.4:
                    part[at] = chance.choice((0, 0, 0, 1, 6, 17, 43, 44, 60, 80))
            frames[number] = bytes(part)
    payloads = found(program, frames)
    assert any(payloads)
