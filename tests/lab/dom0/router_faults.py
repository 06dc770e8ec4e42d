"""Runs in dom0: what can go wrong around a guest's routers while tools read, write and configure them over xenstore.

`python3 router_faults.py COMMAND DOMID …` prints what it found as one line of JSON. The guest is recipe clickos.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from factory.control.guest import Guest
from factory.control.model import GuestConfig, Vif
from factory.control.xen import XenHost
from factory.control.xenstore import XenStore
from factory.errors import FactoryError

LIMIT = 60.0  # seconds for one answer
COUNTING = "RatedSource(RATE 200, LIMIT -1) -> c :: Counter -> Discard;\n"
NAMES = 40
VARIABLES = "".join(f"v{n} :: InfiniteSource(LIMIT 0, ACTIVE false) -> Discard;\n" for n in range(NAMES))
# Two loops, because one script makes a thousand jumps at most.
SLOW = """\
inner :: Script(TYPE PASSIVE, set n 900, label again, set n $(sub $n 1), goto again $(gt $n 0), return 0);
slow :: Script(TYPE PASSIVE, set end $(add $(now) 1), label again, set x $(inner.run), goto again $(lt $(now) $end),
    return done);
"""


def guest_of(domid: str) -> Guest:
    """The guest, when it is there for tools."""
    store, deadline = XenStore.open(), time.monotonic() + LIMIT
    while not store.exists(root(domid)):
        if time.monotonic() > deadline:
            sys.exit(f"domain {domid} has made no {root(domid)}")
        time.sleep(0.02)
    return XenHost().get(domid)


def root(domid: str) -> str:
    return f"/local/domain/{domid}/data/clickos"


def count(guest: Guest, rid: int = 0) -> int:
    return int(guest.read("c", "count", rid=rid, timeout=LIMIT))


def goes_on(guest: Guest, rid: int = 0) -> bool:
    """Whether a router with COUNTING counts."""
    before = count(guest, rid)
    time.sleep(0.5)
    return count(guest, rid) > before


def many(domid: str, one_by_one: str, at_once: str) -> object:
    """Writes and reads: one after the other, then those of all variables at once. How many values came back wrong."""
    guest, wrong = guest_of(domid), 0
    guest.start(0, COUNTING + VARIABLES, timeout=LIMIT)
    began = time.monotonic()
    for number in range(int(one_by_one) // 2):
        name = f"v{number % NAMES}"
        guest.write(name, "limit", str(number), timeout=LIMIT)
        wrong += guest.read(name, "limit", timeout=LIMIT) != str(number)
    store, base = XenStore.open(), f"{root(domid)}/0"
    for number in range(0, int(at_once) // 2, NAMES):
        values = {f"v{n}/limit": str(number + n) for n in range(NAMES)}
        _ask(store, {f"{base}/control/write/{name}": value for name, value in values.items()})
        _ask(store, {f"{base}/control/read/{name}": "" for name in values})
        wrong += sum(store.text(f"{base}/elements/{name}") != value for name, value in values.items())
    return {"wrong": wrong, "seconds": time.monotonic() - began, "goes on": goes_on(guest)}


def _ask(store: XenStore, requests: dict[str, str]) -> None:
    """Makes requests, all before the first is looked after, and waits for their locks."""
    for path in requests:
        store.remove(path)
    for path, value in requests.items():
        store.write(path, value)
    deadline = time.monotonic() + LIMIT
    for path in requests:
        while store.text(f"{path}/lock") != "0":
            if time.monotonic() > deadline:
                sys.exit(f"{path} is not answered")
            time.sleep(0.02)  # looking more often takes the processor away from the guest


def slow_store(domid: str, seconds: str) -> object:
    """xenstored is stopped again and again while handlers are called."""
    guest, wrong, calls = guest_of(domid), 0, 0
    guest.start(0, COUNTING + VARIABLES, timeout=LIMIT)
    with stopped_now_and_then("xenstored", 0.4, 0.1):
        end = time.monotonic() + float(seconds)
        while time.monotonic() < end:
            guest.write("v0", "limit", str(calls), timeout=LIMIT)
            wrong += guest.read("v0", "limit", timeout=LIMIT) != str(calls)
            calls += 1
    return {"calls": calls, "wrong": wrong, "goes on": goes_on(guest)}


@contextlib.contextmanager
def stopped_now_and_then(program: str, stopped: float, runs: float) -> Iterator[None]:
    pid = int(subprocess.run(["pidof", program], capture_output=True, text=True, check=True).stdout.split()[0])
    ended = threading.Event()

    def work() -> None:
        while not ended.is_set():
            os.kill(pid, signal.SIGSTOP)
            time.sleep(stopped)
            os.kill(pid, signal.SIGCONT)
            ended.wait(runs)

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def storm(domid: str, writes: str) -> object:
    """Changes below what the guest watches, more than it can look at, most of them of nothing that exists."""
    guest, store = guest_of(domid), XenStore.open()
    guest.start(0, COUNTING + VARIABLES, timeout=LIMIT)
    base = f"{root(domid)}/0"
    chance = random.Random(1)
    places = [f"elements/nothing/n{n}" for n in range(10)] + [f"control/read/nothing/r{n}" for n in range(5)]
    places += ["elements/v1/limit", "config/7", "nonsense"]
    for number in range(int(writes)):
        store.write(f"{base}/{chance.choice(places)}", str(number))
    store.write(f"{base}/elements/v1/limit", "4711")
    guest.write("v2", "limit", "77", timeout=LIMIT)
    return {
        "v1": guest.read("v1", "limit", timeout=LIMIT), "v2": guest.read("v2", "limit", timeout=LIMIT),
        "status": guest.status(0).state.value, "goes on": goes_on(guest),
    }  # fmt: skip


def slow_handler(domid: str) -> object:
    """Calls that are made while a handler takes a second: of its router and of another one."""
    guest, store = guest_of(domid), XenStore.open()
    guest.start(0, COUNTING + VARIABLES + SLOW, timeout=LIMIT)
    guest.start(1, COUNTING + VARIABLES, timeout=LIMIT)
    requests = ["0/control/read/slow/run"]
    requests += [f"{rid}/control/read/v{n}/limit" for n in range(20) for rid in (0, 1)]
    for number in range(20):
        store.write(f"{root(domid)}/1/elements/v{number}/limit", str(number))
    began = time.monotonic()
    for request in requests:
        store.write(f"{root(domid)}/{request}", "")
    waiting, answered = set(requests), {}
    while waiting and time.monotonic() < began + LIMIT:
        for request in sorted(waiting):
            if (store.text(f"{root(domid)}/{request}/lock") or "").strip("\0") == "0":
                waiting.discard(request)
                answered[request] = time.monotonic() - began
        time.sleep(0.02)
    values = [store.text(f"{root(domid)}/1/elements/v{n}/limit") for n in range(20)]
    return {
        "unanswered": sorted(waiting), "seconds": answered.get(requests[0], 0.0), "values": values,
        "said": store.text(f"{root(domid)}/0/elements/slow/run"), "goes on": [goes_on(guest, rid) for rid in (0, 1)],
    }  # fmt: skip


def bad_configuration(domid: str) -> object:
    """Router 1 gets configurations that cannot be; router 0 goes on, and a good one starts afterwards."""
    guest = guest_of(domid)
    guest.start(0, COUNTING, timeout=LIMIT)
    found: dict[str, object] = {}
    bad = {
        "syntax": "Idle -> -> Discard;\n", "class": "Idle -> NoSuchThing -> Discard;\n",
        "argument": "Idle\n -> Queue(lots)\n -> Discard;\n", "port": "Idle -> [3]Discard;\n",
    }  # fmt: skip
    for name, text in bad.items():
        before = count(guest)
        try:
            guest.start(1, text, timeout=LIMIT)
        except FactoryError as error:
            status = guest.status(1)
            found[name] = [status.state.value, status.reason, error.code.name, count(guest) > before]
        else:
            found[name] = "accepted"
    guest.start(1, COUNTING, timeout=LIMIT)
    found["then"] = goes_on(guest, 1) and goes_on(guest)
    return found


def killed(image: str, turns: str) -> object:
    """Guests that end at any moment of their start: what stays. Creators that are killed: vm_killed.py."""
    store, chance, left = XenStore.open(), random.Random(2), []
    before = _traces(store)
    for turn in range(int(turns)):
        for fast in (False, True):
            config = GuestConfig(f"killed-{turn}-{int(fast)}", Path(image), 12 << 20, (Vif(), Vif()), "pv")
            guest = XenHost().create(config, fast=fast)
            time.sleep(chance.uniform(0, 0.5))
            guest.destroy()
            left += [f"guest {turn}: {trace}" for trace in sorted(_settled(store, before) - before)]
    return left


def _settled(store: XenStore, before: set[str]) -> set[str]:
    """The traces when they are as before, or after five seconds."""
    end = time.monotonic() + 5
    while (found := _traces(store)) - before and time.monotonic() < end:
        time.sleep(0.1)
    return found


def _traces(store: XenStore) -> set[str]:
    """Nodes of domains: their own, those of their virtual machines, and of their backends."""
    found: set[str] = set()
    for top in ("/local/domain", "/vm", "/libxl", "/factory/fast"):
        found |= {f"{top}/{name}" for name in _children(store, top)}
    backend = "/local/domain/0/backend"
    for kind in _children(store, backend):
        found |= {f"{backend}/{kind}/{name}" for name in _children(store, f"{backend}/{kind}")}
    return found


def _children(store: XenStore, path: str) -> list[str]:
    return store.children(path) if store.exists(path) else []


COMMANDS = {
    each.__name__: each for each in (many, slow_store, storm, slow_handler, bad_configuration, killed)
}  # fmt: skip

if __name__ == "__main__":
    print(json.dumps(COMMANDS[sys.argv[1]](*sys.argv[2:])))
