"""Runs in dom0: what its own programs send with checksums left to the hardware, through a guest that echoes frames.

veth takes frames whose checksum is to be filled in, as a network card does; behind a bridge, netback is the hardware.
"""

from __future__ import annotations

import contextlib
import json
import socket
import struct
import subprocess
import sys
from collections.abc import Iterator

import vifs

HERE, THERE, MAC = "10.99.7.1", "10.99.7.2", "02:00:00:00:99:02"
UDP, TCP = 17, 6
EVERYTHING = 3  # ETH_P_ALL: what is asked for by type, a bridge takes away before
AT = {UDP: 6, TCP: 16}  # bytes of the header before the checksum


def checksums(domid: str) -> object:
    """Of each protocol: is the checksum blank where the frame starts, and right where the guest has sent it on?"""
    vifs.ready(domid, 0, 1)
    found = {}
    with wired(f"vif{domid}.0"), listening("csum1") as source, listening(f"vif{domid}.1") as end:
        for name, protocol in (("udp", UDP), ("tcp", TCP)):
            send(protocol)
            found[name] = [right(frame_of(source, protocol)), right(frame_of(end, protocol))]
    return found


@contextlib.contextmanager
def wired(interface: str) -> Iterator[None]:
    """csum0, with an address, is the other end of csum1, which shares a bridge with the interface."""
    try:
        for words in (
            "link add csum0 type veth peer name csum1", "link add csumbr type bridge", "link set csum1 master csumbr",
            f"link set {interface} master csumbr", f"address add {HERE}/24 dev csum0", "link set csum1 up",
            "link set csumbr up", "link set csum0 up", f"neighbour add {THERE} lladdr {MAC} dev csum0",
        ):  # fmt: skip
            subprocess.run(["ip", *words.split()], check=True)
        vifs.until("the bridge forwards", lambda: forwards(interface))
        yield
    finally:
        for link in ("csumbr", "csum0"):
            subprocess.run(["ip", "link", "delete", link], check=False)


def forwards(interface: str) -> bool:
    with open(f"/sys/class/net/{interface}/brport/state") as state:
        return state.read().strip() == "3"


@contextlib.contextmanager
def listening(interface: str) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_PACKET, socket.SOCK_RAW) as end:
        end.bind((interface, EVERYTHING))
        yield end


def send(protocol: int) -> None:
    if protocol == UDP:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
            one.sendto(bytes(range(200)), (THERE, 9))
        return
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as one:
        one.setblocking(False)
        with contextlib.suppress(BlockingIOError):
            one.connect((THERE, 9))


def frame_of(end: socket.socket, protocol: int) -> bytes:
    """The next IPv4 frame of the protocol."""
    end.settimeout(10)
    while True:
        frame = end.recv(2048)
        if frame[12:14] == b"\x08\x00" and frame[14 + 9] == protocol and frame[30:34] == socket.inet_aton(THERE):
            return frame


def right(frame: bytes) -> bool:
    """The checksum over pseudo-header and segment (RFC 768, RFC 9293 section 3.1)."""
    length = struct.unpack_from(">H", frame, 16)[0] - (frame[14] & 15) * 4
    start = 14 + (frame[14] & 15) * 4
    data = frame[26:34] + struct.pack(">HH", frame[23], length) + frame[start : start + length]
    total = sum(struct.unpack(f">{(len(data) + 1) // 2}H", data + b"\0" * (len(data) % 2)))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return total == 0xFFFF and frame[start + AT[frame[23]] :][:2] != b"\0\0"


if __name__ == "__main__":
    print(json.dumps(checksums(sys.argv[1])))
