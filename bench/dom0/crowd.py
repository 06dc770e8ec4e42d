"""In dom0: the least memory in which a router forwards, and many routers at once."""

from __future__ import annotations

import json
import select
import socket
import sys
import time
from pathlib import Path
from typing import Any

from factory.control.model import GuestConfig, RouterState, Vif
from factory.control.xen import XenGuest, XenHost
from factory.control.xenstore import XenStore
from factory.errors import FactoryError

PATIENCE = 60.0  # seconds
ETH_P_ALL = 3  # linux/if_ether.h
FRAMES = 64


def main() -> None:
    asked: dict[str, Any] = json.loads(sys.argv[1])
    print(json.dumps({"least": _least(asked), "crowd": _crowd(asked)}))


def _least(asked: dict[str, Any]) -> list[Any]:
    """The smallest memory (MB) in which it forwards, and why one MB less is too little."""
    best, why = 0, ""
    for megabytes in asked["sizes"]:
        host = XenHost()
        config = GuestConfig(f"small-{megabytes}", Path(asked["image"]), megabytes << 20, (Vif(), Vif()), "pv")
        guest = None
        try:
            guest = host.create(config)
            guest.wait_running(timeout=20)
            missing = _forwards(host.get(config.name), bytes.fromhex(asked["frame"]))
        except FactoryError as error:
            missing = str(error)
        finally:
            if guest:
                guest.destroy()
        if missing:
            why = f"{megabytes} MB: {missing}"
            break
        best = megabytes
    return [best, why]


def _forwards(guest: XenGuest, frame: bytes) -> str:
    """Sends frames into interface 1; "" when all leave interface 0 as they came, else what is missing."""
    names = [f"vif{guest.domid}.{index}" for index in (0, 1)]
    _connected(guest.domid, 2)
    with (
        socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ETH_P_ALL)) as out,
        socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ETH_P_ALL)) as into,
    ):
        out.bind((names[0], ETH_P_ALL))
        into.bind((names[1], ETH_P_ALL))
        for number in range(FRAMES):
            into.send(frame)
            deadline = time.monotonic() + PATIENCE
            while True:
                if not select.select([out], [], [], max(0, deadline - time.monotonic()))[0]:
                    return f"frame {number} did not come out"
                data, address = out.recvfrom(2048)
                if data == frame and address[2] != socket.PACKET_OUTGOING:  # type: ignore[attr-defined]
                    break
    return ""


def _connected(domid: int, interfaces: int) -> None:
    store, deadline = XenStore.open(), time.monotonic() + PATIENCE
    for index in range(interfaces):
        while store.text(f"/local/domain/0/backend/vif/{domid}/{index}/state") != "4":
            if time.monotonic() > deadline:
                raise FactoryError(f"interface {index} is not connected")
            time.sleep(0.02)


def _crowd(asked: dict[str, Any]) -> dict[str, Any]:
    """Guests at once: how many are Running, how many answer, and the seconds that each took to be made."""
    host, guests, times = XenHost(), [], []
    memory = asked["memory"] << 20
    try:
        for number in range(asked["guests"]):
            started = time.monotonic()
            config = GuestConfig(f"crowd-{number}", Path(asked["image"]), memory, (Vif(), Vif()), "pv")
            guest = host.create(config, fast=asked["fast"])
            guest.wait_running(timeout=PATIENCE)
            guests.append(guest)
            times.append(time.monotonic() - started)
        # All at once: the first are asked when the last one runs.
        running = sum(guest.status().state is RouterState.RUNNING for guest in guests)
        started = time.monotonic()
        answers = sum(guest.read("", "version").strip() != "" for guest in guests)
        reading = (time.monotonic() - started) / max(len(guests), 1)
    finally:
        for guest in guests:
            guest.destroy()
    return {"running": running, "answers": answers, "first": times[0], "last": times[-1], "read": reading}


if __name__ == "__main__":
    main()
