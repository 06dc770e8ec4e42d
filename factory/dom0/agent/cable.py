"""The host's end of a guest's network cable: frames in and out of a network interface (packet(7)).

On the stream each frame follows its length, 4 bytes, big-endian: what QEMU's stream netdev sends on a Unix socket.
"""

from __future__ import annotations

import contextlib
import errno
import socket
import struct
import threading
import time
from typing import Any

from .streams import DATA, END, Broken, Stream

# <linux/if_packet.h>, <linux/if_ether.h>
_SOL_PACKET, _AUXDATA, _VNET_HDR, _QDISC_BYPASS, _IGNORE_OUTGOING = 263, 8, 15, 20, 23
_ETH_P_ALL = 3
_VLAN_VALID, _VLAN_TPID_VALID = 1 << 4, 1 << 6
_SO_RCVBUFFORCE = 33
_BUFFER = 8 << 20  # bytes of frames that may wait for us; the kernel takes twice that, from a dom0 that is small
_LONGEST = 1 << 16
_LONGEST_START = 30.0  # seconds that a guest may take before the first frame goes to it
# struct virtio_net_hdr (<linux/virtio_net.h>), in front of each frame: flags, gso type, header length, gso size,
# where the checksummed part starts, where in it the checksum is.
_VNET = struct.Struct("=BBHHHH")
_NEEDS_CSUM = 1
_AUX = struct.Struct("=IIIHHHH")  # struct tpacket_auxdata


def cable(stream: Stream, request: dict[str, Any]) -> None:
    """request: interface, and wait: seconds that it may take to appear."""
    name = str(request["interface"])
    try:
        end = _plug(name, float(request.get("wait", 0)))
    except OSError as error:
        stream.done({"error": f"interface {name}: {error.strerror or error}"})
        return
    with end:
        stream.control({"plugged": name})
        over = threading.Event()
        reader = threading.Thread(target=_out_of, args=(stream, end, over), daemon=True)
        reader.start()
        why = _into(stream, end, name)
        over.set()
        reader.join(2)
    stream.done({"error": why} if why else {})


def _plug(name: str, wait: float) -> socket.socket:
    deadline = time.monotonic() + wait
    while True:
        try:
            socket.if_nametoindex(name)
            break
        except OSError:
            if time.monotonic() >= deadline:
                raise
            time.sleep(0.05)
    end = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0)
    for option in (_AUXDATA, _VNET_HDR, _QDISC_BYPASS, _IGNORE_OUTGOING):
        end.setsockopt(_SOL_PACKET, option, 1)
    end.setsockopt(socket.SOL_SOCKET, _SO_RCVBUFFORCE, _BUFFER)
    end.bind((name, _ETH_P_ALL))
    with contextlib.suppress(OSError):  # what was waiting from before has another interface's frames in it
        while end.recv(_LONGEST, socket.MSG_DONTWAIT):
            pass
    return end


def _carrier(name: str, stream: Stream) -> None:
    """Waits until the guest's driver has connected: as a switch keeps what it has for a port that is coming up."""
    deadline = time.monotonic() + _LONGEST_START
    while time.monotonic() < deadline and not stream.closed:
        with contextlib.suppress(OSError), open(f"/sys/class/net/{name}/carrier") as file:
            if file.read(1) == "1":
                return
        time.sleep(0.05)


def _into(stream: Stream, end: socket.socket, name: str) -> str:
    """Frames for the interface, until the stream ends; what went wrong, or nothing."""
    waiting = bytearray()
    fresh = True
    plain = bytes(_VNET.size)
    while (received := stream.receive()) is not None:
        kind, data = received
        if kind == END:
            return ""
        if kind != DATA:
            continue
        waiting += data
        start = 0
        while len(waiting) - start >= 4:
            (length,) = struct.unpack_from("!I", waiting, start)
            if length > _LONGEST:
                return f"a frame of {length} bytes"
            if len(waiting) - start < 4 + length:
                break
            if fresh:
                _carrier(name, stream)
                fresh = False
            try:
                _send(end, plain + waiting[start + 4 : start + 4 + length])
            except OSError as error:
                return f"cannot send a frame of {length} bytes: {error.strerror}"
            start += 4 + length
        del waiting[:start]
    return ""


def _send(end: socket.socket, frame: bytes) -> None:
    while True:
        try:
            end.send(frame)
            return
        except OSError as error:
            # The guest's ring is full: it will have room. A link that is down stays an error.
            if error.errno not in (errno.ENOBUFS, errno.EAGAIN):
                raise
            time.sleep(0.001)


def _out_of(stream: Stream, end: socket.socket, over: threading.Event) -> None:
    """Frames from the interface."""
    end.settimeout(0.2)
    with contextlib.suppress(Broken):
        while not over.is_set():
            try:
                data, ancillary, _flags, _address = end.recvmsg(_LONGEST + _VNET.size, 256)
            except TimeoutError:
                continue
            except OSError:  # the interface went down or away: a backend that was unplugged
                time.sleep(0.05)
                continue
            frame = whole(data, ancillary)
            if frame:
                stream.send(struct.pack("!I", len(frame)) + frame)


def whole(data: bytes, ancillary: list[tuple[int, int, bytes]]) -> bytes:
    """A frame as it would be on a cable: its checksum filled in, its VLAN tag back in place."""
    if len(data) < _VNET.size + 14:
        return b""
    flags, _gso, _length, _size, start, offset = _VNET.unpack_from(data)
    frame = bytearray(data[_VNET.size :])
    if flags & _NEEDS_CSUM and start + offset + 2 <= len(frame):
        # The field holds the pseudo-header's sum already; RFC 1071.
        part = bytes(frame[start:]) + b"\0" * (len(frame) - start & 1)
        total = sum(struct.unpack(f"!{len(part) // 2}H", part))
        while total >> 16:
            total = (total & 0xFFFF) + (total >> 16)
        struct.pack_into("!H", frame, start + offset, ~total & 0xFFFF or 0xFFFF)
    for level, kind, value in ancillary:
        if level == _SOL_PACKET and kind == _AUXDATA and len(value) >= _AUX.size:
            status, _l, _s, _m, _n, tag, protocol = _AUX.unpack_from(value)
            if status & _VLAN_VALID:
                ethertype = protocol if status & _VLAN_TPID_VALID else 0x8100
                frame[12:12] = struct.pack("!HH", ethertype, tag)
    return bytes(frame)
