"""In dom0: seconds from `create` to a Linux guest's first userspace line, and to our router's status Running."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.dom0.linux import LinuxGuest, wait_for
from factory.control.model import GuestConfig, Vif
from factory.control.xen import XenHost

PATIENCE = 120.0  # seconds


def main() -> None:
    asked: dict[str, Any] = json.loads(sys.argv[1])
    found: dict[str, list[float]] = {}
    for turn in range(asked["repeat"]):
        for name, work in _works(asked, turn):
            found.setdefault(name, []).append(work())
    print(json.dumps(found))


def _works(asked: dict[str, Any], turn: int) -> list[tuple[str, Callable[[], float]]]:
    linux = asked["linux"]
    works: list[tuple[str, Callable[[], float]]] = []
    for name, kernel in linux["kernels"].items():
        # A name of its own for each: the log of a console is kept beyond its guest.
        guest = LinuxGuest(f"{name}{turn}", kernel, linux["initramfs"], linux["memory"])
        works.append((f"linux {name}", lambda guest=guest: _linux(guest, linux["line"])))  # type: ignore[misc]
    for kind in asked["kinds"]:
        for fast in (False, True):
            name = f"{kind} {'fast' if fast else 'xl'}"
            config = GuestConfig(
                f"{kind}-{int(fast)}-{turn}", Path(asked["image"]), asked["memory"] << 20, (Vif(), Vif()), kind
            )
            works.append((name, lambda config=config, fast=fast: _ours(config, fast)))  # type: ignore[misc]
    return works


def _linux(guest: LinuxGuest, line: str) -> float:
    started = time.monotonic()
    guest.create()
    wait_for(guest.name, line, PATIENCE)
    elapsed = time.monotonic() - started
    guest.destroy()
    return elapsed


def _ours(config: GuestConfig, fast: bool) -> float:
    host = XenHost()
    started = time.monotonic()
    guest = host.create(config, fast=fast)
    guest.wait_running(timeout=PATIENCE)
    elapsed = time.monotonic() - started
    guest.destroy()
    return elapsed


if __name__ == "__main__":
    main()
