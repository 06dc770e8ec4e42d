"""In dom0: the xenstore client against the real xenstored. Prints one JSON object."""

from __future__ import annotations

import json
import time
from typing import Any

from factory.control.xenstore import Transaction, Watch, XenStore, XenStoreError

TOP = "/factory-test"


def main() -> None:
    found: dict[str, Any] = {}
    with XenStore.open("/dev/xen/xenbus") as device, XenStore.open("/run/xenstored/socket") as store:
        names = [f"node-{number:06d}" for number in range(1500)]

        def fill(change: Transaction) -> None:
            for name in names:
                change.write(f"{TOP}/many/{name}", "x")

        store.transact(fill)
        found["many"] = [store.children(f"{TOP}/many") == names, device.children(f"{TOP}/many") == names]
        store.write(f"{TOP}/value", b"\0\xff" * 1000)
        found["value"] = device.read(f"{TOP}/value") == b"\0\xff" * 1000
        store.watch(TOP, "token")
        found["first"] = store.event(5) == Watch(TOP, "token")
        device.write(f"{TOP}/a/b", "1")
        found["event"] = store.event(5) == Watch(f"{TOP}/a/b", "token")
        store.unwatch(TOP, "token")
        found["conflict"] = conflict(store, device)
        store.permit(f"{TOP}/a", "n0", "r7")
        found["permissions"] = device.permissions(f"{TOP}/a")
        found["errors"] = [error(store, f"{TOP}/none"), error(device, f"{TOP}/none")]
        begun = time.monotonic()
        for _ in range(1000):
            store.read(f"{TOP}/a/b")
        found["reads per second"] = round(1000 / (time.monotonic() - begun))
        store.remove(TOP)
        found["gone"] = store.children(TOP) == []
    print(json.dumps(found))


def conflict(store: XenStore, other: XenStore) -> list[str]:
    """Two who count up at the same time: none is lost."""
    store.write(f"{TOP}/count", "5")
    seen: list[str] = []

    def add(change: Transaction) -> None:
        seen.append(change.text(f"{TOP}/count") or "")
        if len(seen) == 1:
            other.write(f"{TOP}/count", "8")
        change.write(f"{TOP}/count", str(int(seen[-1]) + 1))

    store.transact(add)
    return [*seen, other.text(f"{TOP}/count") or ""]


def error(store: XenStore, path: str) -> int:
    try:
        store.read(path)
    except XenStoreError as refused:
        return refused.errno
    return 0


if __name__ == "__main__":
    main()
