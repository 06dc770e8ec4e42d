"""Runs in dom0: a network backend that lies (xen/io/netif.h, xen/io/ring.h), in place of dom0's own for one interface.

Uses /dev/xen/gntdev and /dev/xen/evtchn (Linux: include/uapi/xen/gntdev.h, evtchn.h).
"""

from __future__ import annotations

import fcntl
import json
import mmap
import os
import random
import struct
import subprocess
import sys
import time

import vifs

PAGE = 4096
SIZE = 256  # entries of a ring
ENTRIES = 64  # where they begin
CSUM_BLANK, MORE_DATA, EXTRA_INFO = 2, 4, 8  # NETRXF_*
_OFFERED = ("tx-ring-ref", "rx-ring-ref", "event-channel")
_MAP = 24 << 16 | ord("G") << 8  # IOCTL_GNTDEV_MAP_GRANT_REF: _IOC(_IOC_NONE, 'G', 0, 24)
_BIND = 8 << 16 | ord("E") << 8 | 1  # IOCTL_EVTCHN_BIND_INTERDOMAIN
_NOTIFY = 4 << 16 | ord("E") << 8 | 4  # IOCTL_EVTCHN_NOTIFY


def _indices(ring: mmap.mmap) -> memoryview:
    """What a ring begins with, each word read and written at once.

    struct.pack_into would clear it and then write byte after byte, and the guest, which runs whenever Xen likes, would
    see an index that no backend has meant.
    """
    return memoryview(ring).cast("I")


class Backend:
    """One interface of a guest, served from here. The guest must be paused when this takes it from dom0's driver."""

    def __init__(self, domid: str, index: int) -> None:
        self.domid, self.index = domid, index
        self.front = f"/local/domain/{domid}/device/vif/{index}"
        # Not "vif": dom0's driver looks only there.
        self.back = f"/local/domain/0/backend/lie/{domid}/{index}"
        self.usual = f"{vifs.BACKEND}/{domid}/{index}"
        keys = vifs.store("list", self.usual).split()
        self.saved = {key: vifs.store("read", f"{self.usual}/{key}") for key in keys}
        vifs.store("rm", self.usual)
        self.gntdev = os.open("/dev/xen/gntdev", os.O_RDWR)
        self.evtchn = os.open("/dev/xen/evtchn", os.O_RDWR)
        vifs.store("write", f"{self.back}/online", "1", f"{self.back}/state", "2")
        vifs.store("chmod", "-r", self.back, "n0", f"r{domid}")
        vifs.store("write", f"{self.front}/backend", self.back)

    def connect(self) -> None:
        vifs.until("the guest offers its rings", lambda: vifs.store("read", f"{self.front}/state") == "4")
        tx, rx, port = (int(vifs.store("read", f"{self.front}/{key}")) for key in _OFFERED)
        self.tx, self.rx = self.map(tx), self.map(rx)
        self.port = fcntl.ioctl(self.evtchn, _BIND, bytearray(struct.pack("II", int(self.domid), port)))
        self.say("4")

    def give_back(self) -> None:
        """Dom0's driver serves the interface from now on."""
        self.tx.close()
        self.rx.close()
        self.say("6")
        nodes = self.saved | {"state": "1", "online": "1", "hotplug-status": "connected"}
        words = [word for key, value in nodes.items() for word in (f"{self.usual}/{key}", value)]
        done = subprocess.run(["xenstore-write", *words], capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(f"xenstore-write {words}: {done.stderr}")
        vifs.store("chmod", "-r", self.usual, "n0", f"r{self.domid}")
        vifs.store("write", f"{self.front}/backend", self.usual)

    def say(self, state: str) -> None:
        vifs.store("write", f"{self.back}/state", state)

    def map(self, reference: int, writable: bool = True) -> mmap.mmap:
        request = bytearray(struct.pack("=IIQII", 1, 0, 0, int(self.domid), reference))
        fcntl.ioctl(self.gntdev, _MAP, request)
        access = mmap.PROT_READ | (mmap.PROT_WRITE if writable else 0)
        return mmap.mmap(self.gntdev, PAGE, mmap.MAP_SHARED, access, offset=struct.unpack_from("=Q", request, 8)[0])

    def notify(self) -> None:
        fcntl.ioctl(self.evtchn, _NOTIFY, struct.pack("I", self.port))

    def requests(self, ring: mmap.mmap) -> int:
        with _indices(ring) as index:
            return index[0]

    def produced(self, ring: mmap.mmap, value: int | None = None) -> int:
        """The response index; the event goes out with a new one."""
        with _indices(ring) as index:
            if value is not None:
                index[2] = value & 0xFFFFFFFF
                self.notify()
            return index[2]

    def receive_request(self, index: int) -> tuple[int, int]:
        """Id and grant reference of a receive request."""
        number, _, grant = struct.unpack_from("=HHI", self.rx, ENTRIES + index % SIZE * 8)
        return number, grant

    def answer(self, index: int, number: int, offset: int, flags: int, status: int) -> None:
        struct.pack_into("=HHHh", self.rx, ENTRIES + index % SIZE * 8, number & 0xFFFF, offset & 0xFFFF, flags, status)

    def deliver(self, frame: bytes, *, offset: int = 0, flags: int = 0) -> None:
        """A frame, as an honest backend would."""
        index = self.produced(self.rx)
        vifs.until("a buffer", lambda: self.requests(self.rx) != index)
        number, grant = self.receive_request(index)
        page = self.map(grant)
        page[offset : offset + len(frame)] = frame
        page.close()
        self.answer(index, number, offset, flags, len(frame))
        self.produced(self.rx, index + 1)

    def lie(self, index: int, chance: random.Random) -> None:
        """One response of the kinds that no backend may give."""
        number, _ = self.receive_request(index)
        kind = chance.randrange(7)
        if kind == 0:
            self.answer(index, number + 1 + chance.randrange(65535), 0, 0, 60)
        elif kind == 1:
            self.answer(index, number, chance.randrange(4036, 65536), 0, 60)
        elif kind == 2:
            self.answer(index, number, 0, 0, -chance.randrange(32768))
        elif kind == 3:
            self.answer(index, number, 0, 0, chance.randrange(4097, 32768))
        elif kind == 4:
            self.answer(index, number, 0, chance.choice((CSUM_BLANK, MORE_DATA, EXTRA_INFO, 0xFFFF)), 100)
        elif kind == 5:
            self.answer(index, number, 4096, 0, 14)
        else:
            struct.pack_into("=8s", self.rx, ENTRIES + index % SIZE * 8, chance.randbytes(8))


def came(end: object, frame: bytes) -> bool:
    """The frame comes out of the guest's other interface; others before it do not count."""
    deadline = time.monotonic() + 5
    end.settimeout(5)  # type: ignore[attr-defined]
    while time.monotonic() < deadline:
        try:
            if end.recv(4096) == frame:  # type: ignore[attr-defined]
                return True
        except TimeoutError:
            return False
    return False


def lies(domid: str) -> object:
    """Interface 1 has a backend that lies; 0 is what it is forwarded to, 2 and 3 are honest."""
    backend, chance, results = Backend(domid, 1), random.Random(1), {}
    vifs.xl("unpause", domid)
    backend.connect()
    vifs.ready(domid, 0, 2, 3)
    with vifs.tap(domid, 0) as end:
        good = vifs.frames(1, 4, 300)
        backend.deliver(good[0])
        results["honest"] = came(end, good[0])
        backend.deliver(good[1], offset=1000)
        results["elsewhere in the page"] = came(end, good[1])
        backend.deliver(good[2], flags=CSUM_BLANK)
        backend.deliver(good[0])
        results["checksum left blank is refused"] = end.recv(4096) == good[0]
        told = 0
        for _ in range(3000):
            index = backend.produced(backend.rx)
            if backend.requests(backend.rx) == index:
                time.sleep(0.001)
                continue
            backend.lie(index, chance)
            backend.produced(backend.rx, index + 1)
            told += 1
        results["lies"] = told > 500
        # Whatever was announced to follow ends with slots that say that nothing follows.
        for _ in range(4):
            backend.deliver(good[0])
        backend.deliver(good[3])
        results["honest again"] = came(end, good[3])
    results["others"] = vifs.both_ways(domid, 2, 3, 100, 5)
    return results


def broken(domid: str, how: str) -> object:
    """A ring that makes no sense stops the interface, and only it; a new backend gets a new chance."""
    backend = Backend(domid, 1)
    vifs.xl("unpause", domid)
    backend.connect()
    vifs.ready(domid, 0, 2, 3)
    if how == "overrun":
        backend.produced(backend.rx, backend.requests(backend.rx) + 7)
    elif how == "behind":
        backend.produced(backend.rx, backend.produced(backend.rx) - 1)
    elif how == "send-overrun":
        backend.produced(backend.tx, 300)
    else:
        with vifs.tap(domid, 0) as end:
            for frame in vifs.frames(1, 4):
                end.send(frame)
        vifs.until("the guest sends", lambda: backend.requests(backend.tx) >= 4)
        struct.pack_into("=Hh", backend.tx, ENTRIES, 200, 0)  # an id that is not in use
        backend.produced(backend.tx, 1)
    vifs.until("the guest closes", lambda: vifs.store("read", f"{backend.front}/state") == "6")
    results = {"others": vifs.both_ways(domid, 2, 3, 100, 3)}
    backend.give_back()
    vifs.ready(domid, 1)
    time.sleep(0.3)
    results["new backend"] = vifs.both_ways(domid, 0, 1, 100, 7)
    return results


def held(domid: str) -> object:
    """A backend that says it is done with a sent frame but keeps its page: the guest must not use the page again."""
    backend = Backend(domid, 1)
    vifs.xl("unpause", domid)
    backend.connect()
    vifs.ready(domid, 0, 2, 3)
    kept, wrong = [], 0
    with vifs.tap(domid, 0) as end:
        for number, frame in enumerate(vifs.frames(1, 100, 200)):
            end.send(frame)
            vifs.until("the guest sends", lambda number=number: backend.requests(backend.tx) > number)
            grant, offset, _, request, _ = struct.unpack_from("=IHHHH", backend.tx, ENTRIES + number % SIZE * 12)
            if number % 10 == 0:
                kept.append((backend.map(grant, writable=False), offset, frame))
            struct.pack_into("=Hh", backend.tx, ENTRIES + number % SIZE * 12, request, 0)
            backend.produced(backend.tx, number + 1)
        vifs.both_ways(domid, 2, 3, 300, 5)
        wrong = sum(page[offset : offset + len(frame)] != frame for page, offset, frame in kept)
    for page, _, _ in kept:
        page.close()
    return {"kept": len(kept), "changed": wrong, "others": vifs.both_ways(domid, 2, 3, 100, 7)}


COMMANDS = {"lies": lies, "broken": broken, "held": held}

if __name__ == "__main__":
    print(json.dumps(COMMANDS[sys.argv[1]](*sys.argv[2:])))
