"""In dom0: frames per second that guests receive through netback, from the kernel's own sender (pktgen).

The frames wait in the interface's queue before the guest may run, so that no sender limits what is received: pktgen
needs 8 us and more for a frame, which is more than some of the receivers do. The first processor has all programs of
dom0, the second one netback's threads and interrupts, the queue once it is emptied, and the guests.

All guests are there at once, and all but the measured one are paused: rounds go through them in turn, so that what else
the machine does falls on all of them alike. A rate is that of the frames that netback has put into the guest's ring,
between two looks while more came. The guest, which prints `rx N` every second, must have counted them all in the end.
Netback drops frames when its queue is full: they are in no rate.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.dom0 import domctl, still
from bench.dom0.linux import LinuxGuest, log, wait_for
from factory.control.model import GuestConfig, Vif
from factory.control.xen import XenHost

PKTGEN = Path("/proc/net/pktgen")
PATIENCE = 120.0  # seconds
SENDER, RECEIVER = 0, 1  # processors
_SAID = re.compile(r"^rx (\d+)\s*$", re.MULTILINE)
_SENT = re.compile(r"pkts-sofar: (\d+)")
_SPARE = 1000  # places in a queue, for frames of the bridge's own
_POLL = 0.01  # seconds


@dataclass(frozen=True)
class Guest:
    label: str
    domain: int

    @property
    def interface(self) -> str:
        """dom0's end of its cable."""
        return f"vif{self.domain}.0"

    def passed(self) -> int:
        """Frames that netback has put into its ring."""
        return self._count("tx_packets")

    def dropped(self) -> int:
        return self._count("tx_dropped")

    def _count(self, name: str) -> int:
        return int(Path(f"/sys/class/net/{self.interface}/statistics/{name}").read_text())


@dataclass(frozen=True)
class _Sample:
    """Times in nanoseconds."""

    frames: int
    time: int
    own: int
    netback: int

    @staticmethod
    def of(guest: Guest) -> _Sample:
        now = time.monotonic_ns()
        return _Sample(guest.passed(), now, domctl.nanoseconds(guest.domain, 0), domctl.nanoseconds(0, RECEIVER))


def main() -> None:
    asked: dict[str, Any] = json.loads(sys.argv[1])
    if (os.cpu_count() or 1) <= RECEIVER:
        raise SystemExit("this needs a lab with two processors")
    _two_sides()
    configurations = asked["ours"] | ({"linux": None} if asked["linux"] else {})
    guests = {name: _create(name, asked, options) for name, options in configurations.items()}
    found: dict[str, dict[str, list[dict[str, float]]]] = {}
    for _ in range(asked["repeat"]):
        for size in asked["sizes"]:
            for name, guest in guests.items():
                found.setdefault(name, {}).setdefault(str(size), []).append(_run(guest, asked, size))
    print(json.dumps(found))


def _xl(*words: str) -> str:
    return subprocess.run(["xl", *words], check=True, stdout=subprocess.PIPE, text=True).stdout


def _two_sides() -> None:
    """dom0's virtual processors stay where they are, and its programs on the first."""
    for number in (SENDER, RECEIVER):
        _xl("vcpu-pin", "0", str(number), str(number))
    for task in Path("/proc").glob("[0-9]*"):
        _stay(int(task.name), SENDER)


def _stay(task: int, processor: int) -> None:
    with contextlib.suppress(OSError):  # a thread of the kernel that belongs to one processor, or one that has ended
        os.sched_setaffinity(task, {processor})


def _create(name: str, asked: dict[str, Any], options: str | None) -> Guest:
    """A guest that is ready to receive, and paused."""
    label = re.sub("[^a-z0-9]+", "-", name)
    if options is None:
        linux = asked["linux"]
        LinuxGuest(label, linux["kernel"], linux["initramfs"], linux["memory"], asked["bridge"]).create()
        wait_for(label, linux["line"], PATIENCE)
    else:
        vifs = (Vif(asked["bridge"], asked["mac"]),)
        arguments = f"minios.netfront={options}"
        image, memory = Path(asked["image"]), asked["memory"] << 20
        XenHost().create(GuestConfig(label, image, memory, vifs, asked["kind"], arguments))
    guest = Guest(label, int(_xl("domid", label)))
    try:
        wait_for(label, "rx ", PATIENCE)
    except SystemExit as error:
        raise _still(guest, str(error)) from None
    _wait_connected(guest)
    _xl("vcpu-pin", label, "0", str(RECEIVER))
    for file in Path("/proc").glob("[0-9]*/comm"):
        if file.read_text().startswith(f"{guest.interface}-"):
            _stay(int(file.parent.name), RECEIVER)
    for line in Path("/proc/interrupts").read_text().splitlines():
        if line.split()[-1].startswith(f"{guest.interface}-"):
            Path(f"/proc/irq/{line.split(':')[0].strip()}/smp_affinity_list").write_text(str(RECEIVER))
    queue = ("pfifo", "limit", str(asked["frames"] + _SPARE))
    subprocess.run(["tc", "qdisc", "replace", "dev", guest.interface, "root", *queue], check=True)
    _settled(guest)
    domctl.pause(guest.domain)
    return guest


def _wait_connected(guest: Guest) -> None:
    path = f"/local/domain/{guest.domain}/device/vif/0/state"
    deadline = time.monotonic() + PATIENCE
    while subprocess.run(["xenstore-read", path], check=False, capture_output=True, text=True).stdout.strip() != "4":
        if time.monotonic() > deadline:
            raise SystemExit(f"the interface of {guest.label} is not connected")
        time.sleep(0.1)


def _run(guest: Guest, asked: dict[str, Any], size: int) -> dict[str, float]:
    """rate: frames per second; own, netback: microseconds of processor time for each; dropped: frames, by netback."""
    frames, seen = asked["frames"], _said(guest)
    passed, dropped, counted = guest.passed(), guest.dropped(), seen[-1]
    sender = _fill(guest, frames, size, asked["mac"])
    deadline = time.monotonic() + PATIENCE
    domctl.unpause(guest.domain)
    samples: list[_Sample] = []
    while guest.passed() + guest.dropped() - passed - dropped < frames:
        if time.monotonic() > deadline:
            raise _still(guest, f"{guest.label}: {guest.passed() - passed} of {frames} frames passed")
        time.sleep(_POLL)
        samples.append(_Sample.of(guest))
    sender.join()
    total, dropped = guest.passed(), guest.dropped() - dropped
    came = _settled(guest, len(seen) + 2) - counted
    domctl.pause(guest.domain)
    if came < total - passed:  # more: the bridge's own, now and then
        raise SystemExit(f"{guest.label} has counted {came} frames of {total - passed} that were put into its ring")
    samples = [sample for sample in samples if passed < sample.frames < total]
    if len(samples) < 2 or samples[-1].frames - samples[0].frames < frames / 2:
        raise SystemExit(f"{frames} frames are too few to see them pass")
    first, last = samples[0], samples[-1]
    each = last.frames - first.frames
    return {
        "rate": each * 1e9 / (last.time - first.time),
        "own": (last.own - first.own) / 1e3 / each,
        "netback": (last.netback - first.netback) / 1e3 / each,
        "dropped": dropped,
    }


def _fill(guest: Guest, frames: int, size: int, mac: str) -> threading.Thread:
    """Puts frames into the queue of a guest that is paused; the sender, which ends when the last one is delivered."""
    _tell("kpktgend_0", "rem_device_all", f"add_device {guest.interface}")
    # pktgen counts without the checksum at the end of a frame, as everybody else here does.
    # No clone_skb: a buffer that is queued twice at a time makes a loop of the queue.
    setting = (f"count {frames}", f"pkt_size {size}", "delay 0", "flag NO_TIMESTAMP", "xmit_mode queue_xmit")
    _tell(guest.interface, *setting, f"dst_mac {mac}", "dst 10.0.0.2")
    sender = threading.Thread(target=_tell, args=("pgctrl", "start"), daemon=True)
    sender.start()
    deadline, sent = time.monotonic() + PATIENCE, 0
    while sent < frames:
        if time.monotonic() > deadline:
            raise SystemExit(f"{sent} of {frames} frames could be queued for {guest.label}")
        time.sleep(0.1)
        sent = int(_SENT.findall((PKTGEN / guest.interface).read_text())[0])
    return sender


def _tell(file: str, *words: str) -> None:
    for word in words:
        with (PKTGEN / file).open("w") as control:
            control.write(f"{word}\n")


def _said(guest: Guest) -> list[int]:
    return [int(number) for number in _SAID.findall(log(guest.label))]


def _still(guest: Guest, what: str) -> SystemExit:
    return SystemExit(f"{what}\n{still.described(guest.domain)}")


def _settled(guest: Guest, lines: int = 2) -> int:
    """What the guest has counted, when it counts no more and has said so many lines."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        said = _said(guest)
        if len(said) >= lines and said[-1] == said[-2]:
            return said[-1]
        time.sleep(0.05)
    raise _still(guest, f"{guest.label} counts on and on, or no more: {log(guest.label)[-300:]!r}")


if __name__ == "__main__":
    main()
