"""A guest with routers, as xenstore shows it, for tests: the guest's side of docs/reference/control-plane.md in Python.

Its routers have an element `c` with the handlers `count` (read, write), `long` (read), `fails` (both) and `echo` (read,
gives its parameter), and a global one, `list`. A configuration with the word BAD is refused.
"""

from __future__ import annotations

import threading

from factory.control.xenstore import XenStore

LONG = "".join(f"line {number}\n" for number in range(1000))


class ClickosGuest:
    """Serves until it is closed. delay: seconds before each answer; deaf: it never answers."""

    def __init__(self, path: str, domid: int, *, place: str = "data/clickos", name: str = "") -> None:
        self.root = f"/local/domain/{domid}/{place}"
        self.delay = 0.0
        self.deaf = False
        self.configs: dict[int, str] = {}
        self.counts: dict[str, str] = {}
        self.calls: list[tuple[str, str]] = []
        self._store = XenStore.open(path)
        if name:
            self._store.write(f"/local/domain/{domid}/name", name)
        self._store.make(self.root)
        self._store.watch(self.root, "guest")
        self._own: dict[str, int] = {}
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._over.set()
        self._thread.join(5)
        self._store.close()

    def _serve(self) -> None:
        while not self._over.is_set():
            event = self._store.event(0.02)
            if event is None or self.deaf:
                continue
            if self._own.get(event.path):
                self._own[event.path] -= 1
                continue
            if self.delay:
                self._over.wait(self.delay)
            parts = event.path.removeprefix(self.root).strip("/").split("/")
            if parts[-1] not in ("lock", "error"):
                self._changed(event.path, parts)

    def _say(self, path: str, value: str) -> None:
        self._own[path] = self._own.get(path, 0) + 1
        self._store.write(path, value)

    def _changed(self, path: str, parts: list[str]) -> None:
        value = self._store.text(path)
        if value is None or len(parts) < 2:
            return
        rid = int(parts[0])
        if parts[1] == "status":
            self._asked(rid, path, value)
        elif parts[1:3] == ["control", "read"] and len(parts) > 3:
            self._read(rid, path, parts[3:], value)
        elif parts[1] == "elements" and len(parts) > 2:
            self._write(rid, parts[2:], value)
        elif parts[1:3] == ["control", "write"] and len(parts) > 3 and not parts[-1].isdigit():
            number = 1
            while (more := self._store.text(f"{path}/{number}")) is not None:
                value, number = value + more, number + 1
            self._write(rid, parts[3:], value)

    def _asked(self, rid: int, path: str, wish: str) -> None:
        if wish == "Starting":
            config, number = "", 0
            while (piece := self._store.text(f"{self.root}/{rid}/config/{number}")) is not None:
                config, number = config + piece, number + 1
            if "BAD" in config:
                self._say(path, "Error: config:1: undeclared element 'BAD'\nconfig:2: and more")
            else:
                self.configs[rid] = config
                self._say(path, "Running")
        elif wish == "Stopping":
            self.configs.pop(rid, None)
            self._say(path, "Halted")

    def _read(self, rid: int, path: str, name: list[str], parameter: str) -> None:
        values = {"c/count": self.counts.get("c/count", "0"), "c/long": LONG, "c/echo": parameter, "list": "1\nc\n"}
        place = "/".join(name)
        if place in values:
            value = values[place]
            node = f"{self.root}/{rid}/elements/{place}"
            for number, begin in enumerate(range(512, len(value), 1792), 1):
                self._say(f"{node}/{number}", value[begin : begin + 1792])
            self._say(node, value[:512])
        else:
            self._say(f"{path}/error", f"no handler named '{place}'\nsecond line")
        self._say(f"{path}/lock", "0")

    def _write(self, rid: int, name: list[str], value: str) -> None:
        place = "/".join(name)
        self.calls.append((place, value))
        answer = f"{self.root}/{rid}/control/write/{place}"
        if place == "c/count":
            self.counts[place] = value
        else:
            self._say(f"{answer}/error", "read-only")
        self._say(f"{answer}/lock", "0")
