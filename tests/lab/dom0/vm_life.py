"""In dom0: a guest's life by factory.control. Arguments: image, kind, "fast" or "xl". Prints one JSON object."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from factory.control import GuestConfig, HandlerError, Vif
from factory.control.xen import XenHost
from factory.errors import FactoryError

SMALL = "i :: AddressInfo(home 10.0.0.1);"


def main() -> None:
    image, kind, way = sys.argv[1:4]
    host = XenHost()
    name = f"{way}-{kind}"
    found: dict[str, Any] = {}
    begun = time.monotonic()
    guest = host.create(GuestConfig(name, Path(image), 8 << 20, (Vif("xenbr0"), Vif()), kind), fast=way == "fast")
    found["created"] = time.monotonic() - begun
    guest.wait_running(timeout=60)
    found["running"] = time.monotonic() - begun
    try:
        host.create(GuestConfig(name, Path(image), 8 << 20, (), kind), fast=way == "fast")
    except FactoryError as error:
        found["again"] = error.what
    info = guest.info()
    found["info"] = [info.name, info.kind, info.state.value, info.memory, len(info.vifs)]
    found["counted"] = [vif.received is not None and vif.sent is not None for vif in info.vifs]
    found["read"] = guest.read("from_outside/denied", "count")
    try:
        guest.write("from_outside/denied", "count", "3")
    except HandlerError as error:
        found["refused"] = error.what
    found["started"] = guest.start(3, SMALL).state.value
    try:
        guest.start(3, "x :: Nonsense;")
    except FactoryError as error:
        found["wrong"] = " ".join(error.details)
    found["other"] = guest.read("i", "class", rid=3)
    guest.start(3, SMALL)
    guest.suspend()
    found["suspended"] = guest.info().state.value
    guest.resume()
    found["resumed"] = [guest.info().state.value, guest.read("i", "class", rid=3)]
    log = guest.console_log()
    found["log"] = bool(log and "router running" in log.read_text())
    if "move" in sys.argv:
        moves(host, name, found)
    host.get(name).destroy()
    found["left"] = left(host, name)
    print(json.dumps(found))


def moves(host: XenHost, name: str, found: dict[str, Any]) -> None:
    """Save and go on; save, and come back; migrate: router 3 is there each time."""
    file = Path("/tmp", f"{name}.state")
    seen = []
    host.get(name).save(file, keep=True)
    seen.append(host.get(name).read("i", "class", rid=3))
    host.get(name).save(file)
    seen.append(str([guest.name for guest in host.guests() if guest.name == name]))
    host.restore(file).wait_running(timeout=60)
    seen.append(host.get(name).read("i", "class", rid=3))
    host.get(name).migrate()
    host.get(name).wait_running(timeout=60)
    seen.append(host.get(name).read("i", "class", rid=3))
    file.unlink()
    found["moved"] = seen


def left(host: XenHost, name: str) -> list[str]:
    """What still shows that the guest was there, a little later."""
    deadline = time.monotonic() + 10
    while remains := remaining(host, name):
        if time.monotonic() > deadline:
            break
        time.sleep(0.1)
    return remains


def remaining(host: XenHost, name: str) -> list[str]:
    store = host.store
    places = ("/local/domain/0/backend/vif", "/libxl", "/factory/fast", "/vm")
    found = [f"{place}/{child}" for place in places for child in store.children(place)]
    found += [f"domain {guest.name}" for guest in host.guests()]
    return found + [each.name for each in Path("/sys/class/net").glob("vif*")]


if __name__ == "__main__":
    try:
        main()
    except FactoryError as error:
        sys.exit("\n".join(error.lines()))
