"""Runs in dom0: frames through a guest that echoes them (tests/boot/echo.c), and what can happen to its interfaces.

Only the standard library is there. A command prints what it found as one line of JSON.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import select
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import nodes

TYPE = 0x88B5  # an EtherType for experiments (IEEE 802)
HEADER = bytes.fromhex("020000000001020000000002") + struct.pack(">H", TYPE)
BACKEND = "/local/domain/0/backend/vif"
FORCED_BUFFER = 33  # SO_RCVBUFFORCE, which Python's socket does not name
_LIMIT = 30.0  # seconds
_UP = 1  # IFF_UP, netdevice(7)


def store(*arguments: str) -> str:
    """The output of xenstore-WORD; empty when it fails. What is done again and again needs no program."""
    match arguments:
        case ("read", path):
            return nodes.read(path).strip()
        case ("list", path):
            return "\n".join(nodes.children(path))
        case ("write", path, value):
            nodes.write(path, value)
            return ""
    done = subprocess.run([f"xenstore-{arguments[0]}", *arguments[1:]], capture_output=True, text=True, check=False)
    return done.stdout.strip()


def xl(*arguments: str) -> str:
    done = subprocess.run(["xl", *arguments], capture_output=True, text=True, check=False, timeout=60)
    if done.returncode:
        sys.exit(f"xl {' '.join(arguments)}: {done.stdout}{done.stderr}")
    return done.stdout


def state(domid: str, index: int) -> str:
    return store("read", f"{BACKEND}/{domid}/{index}/state")


def until(what: str, done: object) -> None:
    """Waits until done() is true; ends the program when it never is."""
    end = time.monotonic() + _LIMIT
    while not done():  # type: ignore[operator]
        if time.monotonic() > end:
            sys.exit(f"{what}: not after {_LIMIT:g} s\n{store('ls', '-f', BACKEND)}")
        time.sleep(0.02)


def ready(domid: str, *indices: int) -> None:
    """Waits until the interfaces are connected, then takes them off the bridge: nothing but our frames shall pass."""
    for index in indices:
        name = f"vif{domid}.{index}"
        until(f"{name} connects", lambda index=index: state(domid, index) == "4")
        with contextlib.suppress(OSError), open(f"/proc/sys/net/ipv6/conf/{name}/disable_ipv6", "w") as switch:
            switch.write("1")
        folder = Path("/sys/class/net", name)  # `ip` takes an emulated processor 0.1 s: only for what is not so already
        if (folder / "master").exists():
            subprocess.run(["ip", "link", "set", name, "nomaster"], check=True)
        if not int((folder / "flags").read_text(), 16) & _UP:
            subprocess.run(["ip", "link", "set", name, "up"], check=True)


def index_of(domid: str, mac: str) -> int:
    """The number of the interface with an address."""
    folder = f"{BACKEND}/{domid}"
    found = [index for index in store("list", folder).split() if store("read", f"{folder}/{index}/mac") == mac]
    return int(found[0]) if found else sys.exit(f"no interface {mac}")


@contextlib.contextmanager
def tap(domid: str, index: int) -> Iterator[socket.socket]:
    """dom0's end of an interface: frames of our type."""
    with socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(TYPE)) as end:
        end.setsockopt(socket.SOL_SOCKET, FORCED_BUFFER, 8 << 20)
        end.bind((f"vif{domid}.{index}", TYPE))
        yield end


def frames(seed: int, count: int, size: int = 0) -> list[bytes]:
    """Of all lengths from 60 to 1514 bytes in turn, or of one."""
    chance = random.Random(seed)
    lengths = [size or 60 + (seed * count + number * 7) % 1455 for number in range(count)]
    return [HEADER + struct.pack(">HI", seed, n) + chance.randbytes(length - 20) for n, length in enumerate(lengths)]


def exchange(domid: str, source: int, target: int, count: int, seed: int, size: int = 0, window: int = 48) -> int:
    """Sends frames; how many came out at the other side, unchanged and in order, before one was missing."""
    out, came, sent = frames(seed, count, size), 0, 0
    with tap(domid, source) as a, tap(domid, target) as b:
        while came < count:
            while sent < min(count, came + window):
                a.send(out[sent])
                sent += 1
            if not select.select([b], [], [], 5)[0] or b.recv(2048) != out[came]:
                return came
            came += 1
    return came


def both_ways(domid: str, a: int, b: int, count: int, seed: int, size: int = 0) -> list[int]:
    return [exchange(domid, a, b, count, seed, size), exchange(domid, b, a, count, seed + 1, size)]


def traffic(domid: str) -> object:
    """Frames of all lengths, and the shortest."""
    ready(domid, 0, 1)
    return [both_ways(domid, 0, 1, 1455, 1), both_ways(domid, 0, 1, 600, 3, 60)]


def unplugged(domid: str) -> object:
    """Interface 0 is unplugged and plugged in again, idle and with frames in flight."""
    ready(domid, 0, 1)
    results = [both_ways(domid, 0, 1, 50, 1)]
    first, mac = 0, store("read", f"{BACKEND}/{domid}/0/mac")
    for seed, busy in ((3, False), (5, True), (7, True)):
        with contextlib.ExitStack() as stack:
            ends = [stack.enter_context(tap(domid, index)) for index in (first, 1)] if busy else []
            going = subprocess.Popen(["xl", "network-detach", domid, str(first)])
            while going.poll() is None:
                for end in ends:
                    with contextlib.suppress(OSError):
                        end.send(frames(99, 1, 200)[0])
                time.sleep(0.001)
            if going.returncode or state(domid, first):
                sys.exit(f"network-detach: status {going.returncode}, state {state(domid, first)}")
        xl("network-attach", domid, f"mac={mac}")  # gets the next number: only the address says which one it is
        first = index_of(domid, mac)
        ready(domid, first)
        time.sleep(0.3)  # what was waiting in the guest for the interface comes first
        results.append(both_ways(domid, first, 1, 50, seed))
    return results


def restarted(domid: str) -> object:
    """The backend closes, as if it restarts; begins anew before the guest has looked; is taken off and put on."""
    ready(domid, 0, 1)
    results = [both_ways(domid, 0, 1, 50, 1)]
    store("write", f"{BACKEND}/{domid}/0/state", "5")
    until("the guest lets go", lambda: state(domid, 0) != "5")
    ready(domid, 0)
    results.append(both_ways(domid, 0, 1, 50, 3))
    ring, folder = f"/local/domain/{domid}/device/vif/0/tx-ring-ref", f"{BACKEND}/{domid}/0"
    store("write", ring, "0")
    store("write", f"{folder}/state", "2", f"{folder}/state", "4")
    until("the guest shares new rings", lambda: store("read", ring) != "0")
    ready(domid, 0)
    time.sleep(0.3)
    results.append(both_ways(domid, 0, 1, 50, 7))
    for word in ("unbind", "bind"):
        with open(f"/sys/bus/xen-backend/drivers/vif/{word}", "w") as file:
            file.write(f"vif-{domid}-1")
        time.sleep(0.3)
    store("write", f"{BACKEND}/{domid}/1/hotplug-status", "connected")  # as the tools' script does
    ready(domid, 1)
    time.sleep(0.5)
    ready(domid, 1)
    results.append(both_ways(domid, 0, 1, 50, 5))
    return results


def saved(domid: str) -> object:
    """The guest is saved and restored, then migrated, with frames coming in; at last it is saved but goes on."""
    name, file = xl("domname", domid).strip(), "/run/netfront.save"
    results = []
    for seed, words in ((1, ("save", name, file)), (3, ("migrate", "-s", "", name, "xl migrate-receive"))):
        ready(domid, 0, 1)
        results.append(both_ways(domid, 0, 1, 50, seed))
        with tap(domid, 0) as end:
            going = subprocess.Popen(["xl", *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            while going.poll() is None:
                with contextlib.suppress(OSError):
                    end.send(frames(99, 1, 200)[0])
                time.sleep(0.002)
        if going.returncode:
            sys.exit(f"xl {words[0]}: status {going.returncode}")
        if words[0] == "save":
            xl("restore", file)
        domid = xl("domid", name).strip()
    ready(domid, 0, 1)
    results.append(both_ways(domid, 0, 1, 50, 5))
    ring = f"/local/domain/{domid}/device/vif/0/tx-ring-ref"
    store("write", ring, "0")
    xl("save", "-c", name, file)
    results.append(both_ways(domid, 0, 1, 50, 7))
    if store("read", ring) != "0":
        sys.exit("a suspend that was cancelled has cost the guest its rings")
    os.unlink(file)
    return results


COMMANDS = {"saved": saved, "traffic": traffic, "unplugged": unplugged, "restarted": restarted}

if __name__ == "__main__":
    print(json.dumps(COMMANDS[sys.argv[1]](*sys.argv[2:])))
