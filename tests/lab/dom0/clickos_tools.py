"""Runs in dom0: drives a guest's routers as ClickOS tools do, with nothing but xenstore-write, -read, -rm and -exists.

`python3 clickos_tools.py DOMID COMMAND …` prints what it found as one line of JSON. The guest is recipe clickos.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time

LIMIT = 60.0  # seconds for one answer
PIECE = 512  # bytes of a long value in its first node
# Routers of a megabyte: what is long in them is comments, for the guest has 8 MB.
LARGE = "".join(f"q{n} :: Queue({n + 1}); Idle -> q{n} -> Discard; // {'=' * 4000}\n" for n in range(262))


def tool(name: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([f"xenstore-{name}", *arguments], capture_output=True, check=False)


class Guest:
    def __init__(self, domid: str) -> None:
        self.root = f"/local/domain/{domid}/data/clickos"

    def value(self, path: str) -> str | None:
        done = tool("read", "-R", f"{self.root}/{path}")  # raw: without it line ends come as \\n
        return done.stdout.decode() if done.returncode == 0 else None

    def wait(self, path: str, *wanted: str) -> str:
        end, found = time.monotonic() + LIMIT, None
        while time.monotonic() < end:
            found = self.value(path)
            if found is not None and found.startswith(wanted):
                return found
            time.sleep(0.05)
        sys.exit(f"{path} stays {found!r}, not {wanted}")

    def write(self, *nodes: tuple[str, str]) -> None:
        words = [word for path, value in nodes for word in (f"{self.root}/{path}", value)]
        done = tool("write", *words)
        if done.returncode:
            sys.exit(f"xenstore-write {words[0]}: {done.stderr.decode()}")

    def configure(self, rid: int, text: str, piece: int = 992) -> None:
        tool("rm", f"{self.root}/{rid}/config")
        pieces = [text[at : at + piece] for at in range(0, len(text), piece)]
        for first in range(0, len(pieces), 40):
            self.write(*((f"{rid}/config/{first + n}", each) for n, each in enumerate(pieces[first : first + 40])))
        self.write((f"{rid}/config_name", f"router {rid}"), (f"{rid}/status", "Running"))

    def read(self, rid: int, handler: str) -> str | None:
        """A read handler's value; None when the guest says that there is none."""
        request = f"{rid}/control/read/{handler}"
        tool("rm", f"{self.root}/{request}")
        self.write((request, ""))
        end = time.monotonic() + LIMIT
        while '/lock = "0"' not in (answer := tool("ls", "-f", f"{self.root}/{request}").stdout.decode()):
            if time.monotonic() > end:
                sys.exit(f"no answer for {request}")
        if "/error = " in answer:
            return None
        parts = [self.value(f"{rid}/elements/{handler}") or ""]
        while len(parts[0]) >= PIECE and (more := self.value(f"{rid}/elements/{handler}/{len(parts)}")) is not None:
            parts.append(more)
        return "".join(parts)

    def until(self, rid: int, handler: str, wanted: str) -> bool:
        """`Running` is no answer when a tool has written it itself: the new value is."""
        end = time.monotonic() + LIMIT
        while self.read(rid, handler) != wanted:
            if time.monotonic() > end:
                return False
            time.sleep(0.05)
        return True


def handlers(guest: Guest, out: dict[str, object]) -> None:
    guest.configure(1, "RatedSource(RATE 100, LIMIT -1) -> c :: Counter -> Discard; k :: ClickOSControl;")
    guest.configure(
        2,
        "q :: Queue(5); Idle -> q -> Discard;"
        "elementclass X { input -> q :: Queue(6) -> output }; Idle -> x :: X -> Discard;",
    )
    out["capacity"] = guest.until(2, "q/capacity", "5") and guest.read(2, "x/q/capacity")
    guest.write(("2/elements/q/capacity", "77"), ("2/elements/x/q/capacity", "78"))
    out["written"] = [guest.read(2, "q/capacity"), guest.read(2, "x/q/capacity")]
    out["no handler"] = guest.read(2, "q/nothing")
    out["why"] = guest.value("2/control/read/q/nothing/error")
    out["number"] = guest.read(1, "k/router")


def configurations(guest: Guest, out: dict[str, object]) -> None:
    # a new configuration for a router that runs, then a bad one
    guest.configure(2, "q :: Queue(9); Idle -> q -> Discard;")
    out["replaced"] = guest.until(2, "q/capacity", "9")
    guest.configure(2, "q :: Queue(nine); Idle -> q -> Discard;")
    out["bad"] = guest.wait("2/status", "Error")
    guest.configure(3, "Idle -> WonderElement(1) -> Discard;")
    out["lacking"] = guest.wait("3/status", "Error")
    out["old one"] = guest.read(2, "q/capacity")

    # stop, start, remove
    guest.write(("2/status", "Halted"))
    out["halted"] = guest.read(2, "q/capacity")
    guest.configure(2, "q :: Queue(10); Idle -> q -> Discard;")
    out["again"] = guest.until(2, "q/capacity", "10")
    tool("rm", f"{guest.root}/2")
    guest.write(("2/control/read/q/capacity", ""))
    guest.wait("2/control/read/q/capacity/lock", "0")
    out["removed"] = guest.value("2/control/read/q/capacity/error")

    # interfaces under their ClickOS names, of one router each
    guest.configure(4, "FromClickOS(0) -> n :: Counter -> Queue -> ToClickOS(1); FromClickOS(1) -> Discard;")
    out["devices"] = guest.until(4, "n/class", "Counter")
    guest.configure(5, "FromDevice(0) -> Discard;")
    out["taken"] = guest.wait("5/status", "Error")


def large(guest: Guest, out: dict[str, object]) -> None:
    out["size"] = len(LARGE)
    guest.configure(6, LARGE)
    out["large"] = guest.until(6, "q255/capacity", "256")
    part = LARGE[:30_000].rpartition("\n")[0]
    guest.configure(7, part)
    out["long value"] = guest.until(7, "q5/capacity", "6") and guest.read(7, "config") == part


def many(guest: Guest, out: dict[str, object]) -> None:
    guest.configure(1, "RatedSource(RATE 100, LIMIT -1) -> c :: Counter -> Discard;")
    for rid in range(8, 64):
        # as ClickOS's tools, but in one go: this is about the guest
        text = f"q :: Queue({rid}); Idle -> q -> Discard;"
        guest.write((f"{rid}/config/0", text), (f"{rid}/config_name", "many"), (f"{rid}/status", "Starting"))
    guest.wait("63/status", "Running")
    listing = tool("ls", "-f", guest.root).stdout.decode()
    out["status"] = sum(f'/{rid}/status = "Running"' in listing for rid in (1, *range(8, 64)))
    out["some"] = [guest.read(rid, "q/capacity") for rid in (8, 40, 63)]
    first = int(guest.read(1, "c/count") or 0)
    out["goes on"] = int(guest.read(1, "c/count") or 0) > first


def main(domid: str, commands: list[str]) -> None:
    guest, out = Guest(domid), dict[str, object]()
    end = time.monotonic() + LIMIT
    while tool("exists", guest.root).returncode:
        if time.monotonic() > end:
            sys.exit("the guest makes no root")
        time.sleep(0.02)
    for command in commands:
        {"handlers": handlers, "configurations": configurations, "large": large, "many": many}[command](guest, out)
    print(json.dumps(out))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
