"""Runs in dom0: an interface that is plugged into a guest of recipe clickos, out of it, and in again."""

from __future__ import annotations

import json
import sys
import time

import router_faults
import vifs

from factory.control.guest import Guest
from factory.errors import FactoryError

MAC = "00:16:3e:00:77:01"
READER = "FromDevice({0}) -> c :: Counter -> Discard;\n"


def plugged_later(domid: str) -> object:
    """The guest has interface 0 only."""
    guest = router_faults.guest_of(domid)
    vifs.ready(domid, 0)
    guest.start(0, READER.format(0), timeout=router_faults.LIMIT)
    found: dict[str, object] = {}
    try:
        guest.start(1, READER.format(1), timeout=router_faults.LIMIT)
    except FactoryError:
        found["before"] = guest.status(1).reason
    for turn in ("later", "again"):
        vifs.xl("network-attach", domid, f"mac={MAC}")
        index = vifs.index_of(domid, MAC)
        vifs.ready(domid, index)
        if turn == "later":  # in the end it is the same interface, and the router still reads it
            guest.start(1, READER.format(1), timeout=router_faults.LIMIT)
        found[turn] = [_came(guest, 1, domid, index), _came(guest, 0, domid, 0)]
        vifs.xl("network-detach", domid, str(index))
        found[f"without it, {turn}"] = _came(guest, 0, domid, 0)
    return found


def _came(guest: Guest, rid: int, domid: str, index: int) -> int:
    """How many of 50 frames the router counts."""
    before = router_faults.count(guest, rid)
    with vifs.tap(domid, index) as end:
        for frame in vifs.frames(rid, 50):
            end.send(frame)
        deadline = time.monotonic() + 10
        while (came := router_faults.count(guest, rid) - before) < 50 and time.monotonic() < deadline:
            time.sleep(0.1)
    return came


if __name__ == "__main__":
    print(json.dumps(plugged_later(sys.argv[1])))
