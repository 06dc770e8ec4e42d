"""Runs in dom0: suspends, saves, restores and migrates a guest, and sends frames through it meanwhile.

`python3 lives.py COMMAND NAME ...` prints what it found as one line of JSON.
"""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import vifs

IMAGE = "/tmp/lives.saved"
EVERY_TYPE = 0x0003  # ETH_P_ALL
# Who has 10.0.0.2? With the padding of the shortest frame.
ARP = bytes.fromhex("ffffffffffff 020000000001 0806 0001 0800 06 04 0001 020000000001 0a000001 000000000000 0a000002")
ARP += bytes(18)
LOGS = Path("/var/log/xen/console")


def xl(*arguments: str) -> str:
    done = subprocess.run(["xl", *arguments], capture_output=True, text=True, check=False, timeout=90)
    if done.returncode:
        sys.exit(f"xl {' '.join(arguments)}: {done.stdout}{done.stderr}")
    return done.stdout


def domid(name: str) -> str:
    return xl("domid", name).strip()


def lines(name: str) -> list[str]:
    """All that the guest has written; a domain that came by migration has another log."""
    texts = [path.read_text("utf-8", "replace") for path in sorted(LOGS.glob(f"guest-{name}*.log"))]
    return "".join(texts).replace("\r", "").splitlines()


def said(name: str, word: str, seconds: float = 30) -> None:
    """Waits for a line that says it."""
    end = time.monotonic() + seconds
    while not any(word in line for line in lines(name)):
        if time.monotonic() > end:
            sys.exit(f"{name} does not say {word!r}:\n" + "\n".join(lines(name)[-30:]))
        time.sleep(0.05)


def ticks(name: str) -> int:
    return sum(line.startswith("tick ") for line in lines(name))


def goes_on(name: str) -> None:
    """Waits until it ticks twice more."""
    end, before = time.monotonic() + 30, ticks(name)
    while ticks(name) < before + 2:
        if time.monotonic() > end:
            sys.exit(f"{name} (domain {domid(name)}) stands still:\n" + "\n".join(lines(name)[-30:]))
        time.sleep(0.05)


def save(name: str) -> None:
    xl("save", name, IMAGE)
    xl("restore", IMAGE)
    os.unlink(IMAGE)


def checkpoint(name: str) -> None:
    xl("save", "-c", name, IMAGE)
    os.unlink(IMAGE)


def pause(name: str) -> None:
    xl("pause", name)
    time.sleep(0.3)
    xl("unpause", name)


def migrate(name: str) -> None:
    xl("migrate", "-s", "", name, "xl migrate-receive")


MOVES = {"save": save, "checkpoint": checkpoint, "pause": pause, "migrate": migrate}


def lives(name: str, *moves: str) -> object:
    """The moves one after the other with the program `xenstore tick`: what it has written, and its last domain."""
    said(name, "tick 2")
    for move in moves:
        MOVES[move](name)
        vifs.store("write", f"/local/domain/{domid(name)}/data/poke", move)
        goes_on(name)
    time.sleep(0.3)
    return {"domid": domid(name), "lines": lines(name)}


def connected(name: str) -> str:
    domain = domid(name)
    vifs.ready(domain, 0, 1)
    return domain


def firewall(name: str, *moves: str) -> object:
    """The firewall before and after each move: how many ARP requests of 20 pass, and what its counter of them says."""
    found = [_firewall(connected(name))]
    for move in moves:
        MOVES[move](name)
        found.append(_firewall(connected(name)))
    return found


def _firewall(domain: str) -> list[object]:
    from factory.control.xen import XenHost  # takes an emulated processor a second, and the others do without

    end = time.monotonic() + 30
    while vifs.store("read", f"/local/domain/{domain}/data/clickos/0/status") != "Running":
        if time.monotonic() > end:
            sys.exit(f"the router is not running: {vifs.store('ls', f'/local/domain/{domain}/data')}")
        time.sleep(0.05)
    passed = _through(domain, ARP, 20)
    return [passed, XenHost().get(domain).read("from_outside/arp", "count", timeout=30)]


def _through(domain: str, frame: bytes, count: int) -> int:
    """Sends a frame again and again from vif 0 to vif 1 until one does not come out: how many did."""
    ends = [socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(EVERY_TYPE)) for _ in range(2)]
    with ends[0] as outside, ends[1] as inside:
        for index, end in enumerate(ends):
            end.bind((f"vif{domain}.{index}", EVERY_TYPE))
        for came in range(count):
            outside.send(frame)
            while inside in select.select([inside], [], [], 3)[0]:
                if inside.recv(2048) == frame:
                    break
            else:
                return came
    return count


def stopped_store(name: str, seconds: str) -> object:
    """The program `xenstore hold` while xenstored stands still: for how many milliseconds, and what the guest says."""
    said(name, "reading")
    store = int(subprocess.run(["pidof", "xenstored"], capture_output=True, text=True, check=True).stdout)
    began = time.monotonic()
    os.kill(store, signal.SIGSTOP)
    time.sleep(float(seconds))
    os.kill(store, signal.SIGCONT)
    stopped = time.monotonic() - began
    said(name, "exit", 60)
    return {"ms": int(stopped * 1000), "lines": lines(name)}


def storm(name: str, count: str, distinct: str) -> object:
    """The program `xenstore storm` while dom0 writes one node again and again, or below it."""
    node = f"/local/domain/{domid(name)}/data/test/watched"
    vifs.store("write", node, "")
    xl("unpause", name)
    said(name, "watching")
    pairs = [word for n in range(int(count)) for word in (f"{node}/{n:080}" if distinct == "yes" else node, str(n))]
    for at in range(0, len(pairs), 100):
        vifs.store("write", *pairs[at : at + 100])
    vifs.store("write", node, "end")
    said(name, "exit", 60)
    return lines(name)


def many_names(name: str, count: str) -> object:
    """The program `xenstore list` on a directory longer than a message."""
    node = f"/local/domain/{domid(name)}/data/many"
    pairs = [word for n in range(int(count)) for word in (f"{node}/{n:060}", "")]
    for at in range(0, len(pairs), 100):
        vifs.store("write", *pairs[at : at + 100])
    xl("unpause", name)
    said(name, "exit")
    return lines(name)


def asked(name: str, word: str) -> object:
    """`xl shutdown -w` or `xl reboot`: how long it took, and what came of it."""
    began = time.monotonic()
    if word == "shutdown":
        xl("shutdown", "-w", name)
    else:
        before = domid(name)
        xl("reboot", name)
        while name not in xl("list") or domid(name) in ("", before):
            if time.monotonic() > began + 60:
                sys.exit(f"{name} does not come back:\n{xl('list')}")
            time.sleep(0.1)
    return {"seconds": time.monotonic() - began, "lines": lines(name)}


def main() -> int:
    commands = [lives, firewall, stopped_store, storm, many_names, asked]
    command = {entry.__name__: entry for entry in commands}[sys.argv[1]]
    print(json.dumps(command(*sys.argv[2:])))
    return 0


if __name__ == "__main__":
    sys.exit(main())
