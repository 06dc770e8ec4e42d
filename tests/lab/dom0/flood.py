"""Runs in dom0: the kernel's own sender (pktgen) feeds a guest's interfaces as fast as it takes the frames."""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path

import vifs

PKTGEN = Path("/proc/net/pktgen")
_SENT = re.compile(r"pkts-sofar: (\d+)\s+errors: (\d+)")


def flood(domid: str, count: str, seconds: str, size: str = "60") -> object:
    """Sends to interfaces 0 and 1 until `count` frames are out, at most for `seconds`: how many, in what time."""
    vifs.ready(domid, 0, 1)
    names = [f"vif{domid}.{index}" for index in (0, 1)]
    _tell("kpktgend_0", "rem_device_all", *(f"add_device {name}" for name in names))
    sent, began = 0, time.monotonic()
    while sent < int(count) and time.monotonic() - began < float(seconds):
        step = min(20000, int(count) - sent + 1) // 2
        for name in names:
            # Each frame has memory of its own, since netback keeps it for a while.
            _tell(name, f"count {step}", "clone_skb 0", f"pkt_size {size}", "delay 0", "dst_mac 02:00:00:00:01:02")
        _tell("pgctrl", "start")
        sent += sum(_sent(name) for name in names)
    _tell("kpktgend_0", "rem_device_all")
    return [sent, time.monotonic() - began]


def _sent(name: str) -> int:
    said = (PKTGEN / name).read_text()
    found = _SENT.search(said)
    if not found or int(found[2]):
        sys.exit(f"pktgen: {said}")
    return int(found[1])


def _tell(file: str, *words: str) -> None:
    for word in words:
        with (PKTGEN / file).open("w") as control:
            control.write(f"{word}\n")


if __name__ == "__main__":
    print(json.dumps(flood(*sys.argv[1:])))
