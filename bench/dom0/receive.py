"""In dom0: packets per second that guests receive through netback, from the kernel's own sender (pktgen).

A guest prints `rx N`, frames received so far, every second. pktgen waits while netback's queue is full, so the time
that it takes is what netback and the guest take together; frames are those that the guest has counted in the end.
The guest's own processor time for them is what Xen counts.
"""

from __future__ import annotations

import json
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from bench.dom0.linux import LinuxGuest, log, wait_for
from factory.control.model import GuestConfig, Vif
from factory.control.xen import XenHost

PKTGEN = Path("/proc/net/pktgen")
PATIENCE = 120.0
_SAID = re.compile(r"^rx (\d+)\s*$", re.MULTILINE)
_TOOK = re.compile(r"Result: OK: (\d+)\(")


def main() -> None:
    asked: dict[str, Any] = json.loads(sys.argv[1])
    found: dict[str, dict[str, list[float]]] = {}
    guests = asked["ours"] | ({"linux": None} if asked["linux"] else {})
    for name, options in guests.items():
        label = re.sub("[^a-z0-9]+", "-", name)
        _create(label, asked, options)
        try:
            interface = _interface(label)
            for size in asked["sizes"]:
                runs = [_run(label, interface, asked["mac"], size, asked["frames"]) for _ in range(asked["repeat"])]
                rate, cpu = (statistics.median(values) for values in zip(*runs, strict=True))
                found.setdefault(name, {})[str(size)] = [rate, cpu]
        finally:
            subprocess.run(["xl", "destroy", label], check=False)
    print(json.dumps(found))


def _create(label: str, asked: dict[str, Any], options: str | None) -> None:
    if options is None:
        linux = asked["linux"]
        LinuxGuest(label, linux["kernel"], linux["initramfs"], linux["memory"], asked["bridge"]).create()
        wait_for(label, linux["line"], PATIENCE)
    else:
        vifs = (Vif(asked["bridge"], asked["mac"]),)
        arguments = f"minios.netfront={options}"
        image, memory = Path(asked["image"]), asked["memory"] << 20
        XenHost().create(GuestConfig(label, image, memory, vifs, asked["kind"], arguments))
    wait_for(label, "rx ", PATIENCE)


def _interface(label: str) -> str:
    """dom0's end of its cable, when the two ends have found each other."""
    number = subprocess.run(["xl", "domid", label], check=True, capture_output=True, text=True).stdout.strip()
    path = f"/local/domain/{number}/device/vif/0/state"
    deadline = time.monotonic() + PATIENCE
    while subprocess.run(["xenstore-read", path], check=False, capture_output=True, text=True).stdout.strip() != "4":
        if time.monotonic() > deadline:
            raise SystemExit(f"the interface of {label} is not connected")
        time.sleep(0.1)
    return f"vif{number}.0"


def _run(label: str, interface: str, mac: str, size: int, frames: int) -> tuple[float, float]:
    """Frames per second, and the guest's microseconds for each."""
    before = _settled(label)
    seen = len(_SAID.findall(log(label)))
    _tell("kpktgend_0", "rem_device_all", f"add_device {interface}")
    # pktgen counts without the checksum at the end of a frame, as everybody else here does.
    # No clone_skb: netback queues the buffers themselves; one that is sent twice at a time makes a loop of its queue.
    setting = (
        f"count {frames}",
        f"pkt_size {size}",
        "delay 0",
        f"dst_mac {mac}",
        "dst 10.0.0.2",
    )
    _tell(interface, *setting)
    cpu = _processor_time(label)
    _tell("pgctrl", "start")
    cpu = _processor_time(label) - cpu
    took = _TOOK.search((PKTGEN / interface).read_text())
    if not took:
        raise SystemExit(f"pktgen says {(PKTGEN / interface).read_text()!r}")
    came = _settled(label, seen + 2) - before
    return came / (int(took[1]) / 1e6), cpu * 1e6 / max(came, 1)


def _processor_time(label: str) -> float:
    """Seconds, in tenths."""
    return XenHost().get(label).info().cpu_time


def _tell(file: str, *words: str) -> None:
    for word in words:
        with (PKTGEN / file).open("w") as control:
            control.write(f"{word}\n")


def _settled(label: str, lines: int = 2) -> int:
    """What the guest has counted, when it counts no more and has said so many lines."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        said = _SAID.findall(log(label))
        if len(said) >= lines and said[-1] == said[-2]:
            return int(said[-1])
        time.sleep(0.05)
    raise SystemExit(f"{label} counts on and on, or no more: {log(label)[-300:]!r}")


if __name__ == "__main__":
    main()
