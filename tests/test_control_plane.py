"""The control plane over xenstore (click/minios, docs/reference/control-plane.md) on the host, with a store in memory.

What needs a kernel and a real Xen is in tests/lab/test_xenstore_tools.py.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from clicklib import FLAGS, compile_sources, run

from factory import elements
from factory.build import build_instrumented
from factory.checkout import ROOT
from factory.progress import LineProgress

pytestmark = pytest.mark.unit

TOP = "data/clickos"
CLASSES = [
    "Idle",
    "InfiniteSource",
    "RatedSource",
    "Counter",
    "Queue",
    "Discard",
    "Script",
    "Strip",
    "Message",
]
PLANE = [
    "controlpath",
    "controlplane",
    "controlrouters",
    "controlhandlers",
    "controlroom",
    "controljob",
    "routertable",
    "textconfig",
]
OWN = "c :: Counter; Idle -> c -> Discard;"


class Plane:
    """A guest's control plane; paths are below its root unless they begin with a slash."""

    def __init__(self, program: Path) -> None:
        self._child = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def _send(self, word: str, path: str, value: bytes | None = None, number: int = 0) -> None:
        assert self._child.stdin
        count = number if value is None else len(value)
        self._child.stdin.write(f"{word} {path} {count}\n".encode() + (value or b""))

    def _path(self, path: str) -> str:
        return path[1:] if path.startswith("/") else f"{TOP}/{path}" if path else TOP

    def boot(self, own: str = "", *, settle: bool = True) -> None:
        self._send("boot", "firewall" if own else "-", own.encode())
        if settle:
            self.settle()

    def write(self, path: str, value: str | bytes = "") -> None:
        self._send("write", self._path(path), value.encode() if isinstance(value, str) else value)

    def later(self, path: str, value: str = "") -> None:
        self._send("later", self._path(path), value.encode())

    def remove(self, path: str) -> None:
        self._send("remove", self._path(path))

    def limit(self, count: int) -> None:
        self._send("limit", "-", number=count)

    def quota(self, count: int) -> None:
        self._send("quota", "-", number=count)

    def count(self) -> int:
        return int(self.bytes_at("/-", "count") or b"0")

    def deny(self, path: str) -> None:
        self._send("deny", self._path(path))

    def event(self, path: str) -> None:
        """The watch tells of this node, which is as it was."""
        self._send("event", self._path(path))

    def quiet(self, on: bool) -> None:
        """While it is on, the watches are told nothing."""
        self._send("quiet", "-", number=int(on))

    def forget(self) -> None:
        self._send("forget", "-")

    def settle(self, rounds: int = 20) -> int:
        """Lets the guest do all it has to; how many changes it looked at."""
        self._send("settle", "-", number=rounds)
        assert self._child.stdin
        assert self._child.stdout
        self._child.stdin.flush()
        answer = self._child.stdout.readline().split()
        assert answer[:1] == [b"served"], self.end(check=False)
        return int(answer[1])

    def bytes_at(self, path: str, word: str = "read") -> bytes | None:
        self._send(word, self._path(path))
        assert self._child.stdin
        assert self._child.stdout
        self._child.stdin.flush()
        answer = self._child.stdout.readline().split()
        assert answer, self.end(check=False)
        return None if answer[0] == b"none" else self._child.stdout.read(int(answer[1]))

    def at(self, path: str) -> str | None:
        value = self.bytes_at(path)
        return None if value is None else value.decode()

    def names(self, path: str) -> list[str]:
        return sorted((self.bytes_at(path, "list") or b"").decode().split())

    def configure(self, rid: int, text: str, *, piece: int = 992, status: str = "Running") -> None:
        """As ClickOS tools do it."""
        data = text.encode()
        self.remove(f"{rid}/config")
        for n in range(0, max(len(data), 1), piece):
            self.write(f"{rid}/config/{n // piece}", data[n : n + piece])
        self.write(f"{rid}/config_name", "test")
        self.write(f"{rid}/status", status)

    def start(self, rid: int, text: str, **how: object) -> str | None:
        self.configure(rid, text, **how)  # type: ignore[arg-type]
        self.settle()
        return self.at(f"{rid}/status")

    def read(self, rid: int, handler: str, parameter: str = "") -> str | None:
        """A read as ClickOS tools do it; None when the guest does not answer."""
        request = f"{rid}/control/read/{handler}"
        self.remove(request)
        self.write(request, parameter)
        self.settle()
        return self.at(f"{rid}/elements/{handler}") if self.at(f"{request}/lock") == "0" else None

    def end(self, *, check: bool = True) -> str:
        _, errors = self._child.communicate(timeout=60)
        if check:
            assert self._child.returncode == 0, errors.decode()
        return errors.decode()


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plane")
    selection = elements.scan(ROOT / "click").closure(CLASSES, "userlevel")
    table = folder / "elements_table.cc"
    table.write_text(elements.table_source(selection))
    sources = [table, ROOT / "tests/click/control_plane/host.cc"]
    sources += [ROOT / f"click/minios/{name}.cc" for name in PLANE]
    objects = compile_sources(sources, folder)
    archives = build_instrumented("asan", ["libelements.a", "libclick.a"], LineProgress())
    run(["g++", *FLAGS, *objects, *map(str, archives), "-o", str(folder / "plane"), *selection.libs])
    return folder / "plane"


@pytest.fixture
def plane(program: Path) -> Iterator[Plane]:
    made = Plane(program)
    yield made
    made.end()


def test_boot_makes_the_root(plane: Plane) -> None:
    plane.boot()
    assert plane.at("") == ""
    assert plane.names("") == []


def test_the_images_own_configuration_is_router_0(plane: Plane) -> None:
    plane.boot(OWN)
    assert plane.at("0/status") == "Running"
    assert plane.at("0/config_name") == "firewall"
    assert plane.read(0, "c/count") == "0"


def test_an_own_configuration_is_replaced(plane: Plane) -> None:
    plane.boot(OWN)
    assert plane.start(0, "d :: Queue(5); Idle -> d -> Discard;") == "Running"
    assert plane.read(0, "d/capacity") == "5"
    assert plane.read(0, "c/count") is None


def test_what_stands_in_the_store_before_boot_is_started(plane: Plane) -> None:
    plane.configure(0, "d :: Queue(5); Idle -> d -> Discard;")
    plane.configure(7, "e :: Queue(6); Idle -> e -> Discard;")
    plane.boot(OWN)
    assert plane.read(0, "d/capacity") == "5"
    assert plane.read(7, "e/capacity") == "6"


@pytest.mark.parametrize("piece", [1, 512, 992, 3072])
def test_pieces_of_any_size(plane: Plane, piece: int) -> None:
    plane.boot()
    text = "q :: Queue(123); Idle -> q -> Discard; // " + "x" * 2000
    assert plane.start(1, text, piece=piece) == "Running"
    assert plane.read(1, "q/capacity") == "123"


def test_a_tool_that_counts_from_one(plane: Plane) -> None:
    plane.boot()
    plane.write("1/config/1", "q :: Queue(9); Idle -> ")
    plane.write("1/config/2", "q -> Discard;")
    plane.write("1/status", "Running")
    plane.settle()
    assert plane.read(1, "q/capacity") == "9"


def test_a_megabyte(plane: Plane) -> None:
    plane.boot()
    lines = [f"q{i} :: Queue({i + 1}); Idle -> q{i} -> Discard; // {'.' * 500}" for i in range(2048)]
    text = "\n".join(lines)
    assert len(text) > 1 << 20
    assert plane.start(63, text, piece=512) == "Running"
    assert plane.read(63, "q2047/capacity") == "2048"


def test_64_routers(plane: Plane) -> None:
    plane.boot()
    for rid in range(64):
        plane.configure(rid, f"q :: Queue({rid + 1}); Idle -> q -> Discard;")
    plane.settle()
    assert [plane.at(f"{rid}/status") for rid in range(64)] == ["Running"] * 64
    assert [plane.read(rid, "q/capacity") for rid in (0, 31, 63)] == ["1", "32", "64"]
    plane.configure(64, OWN)
    plane.configure(10**9, OWN)
    plane.settle()
    assert plane.read(64, "c/count") is None


def test_starting_is_answered_with_running(plane: Plane) -> None:
    plane.boot()
    assert plane.start(1, OWN, status="Starting") == "Running"
    assert plane.start(1, OWN, status="Running\n") == "Running"


@pytest.mark.parametrize("word", ["Halted", "Stopping"])
def test_halt_and_start_again(plane: Plane, word: str) -> None:
    plane.boot(OWN)
    plane.start(2, OWN)
    for rid in (0, 2):
        plane.write(f"{rid}/status", word)
        plane.settle()
        assert plane.at(f"{rid}/status") == "Halted"
        assert plane.read(rid, "c/count") is None
        assert "halted" in (plane.at(f"{rid}/control/read/c/count/error") or "")
        plane.write(f"{rid}/status", "Running")
        plane.settle()
        assert plane.read(rid, "c/count") == "0"
        assert plane.at(f"{rid}/control/read/c/count/error") is None


def test_halted_by_itself(plane: Plane) -> None:
    plane.boot(OWN)
    plane.start(1, "s :: InfiniteSource(LIMIT 3, STOP true) -> c :: Counter -> Discard;")
    plane.settle(100)
    assert plane.at("1/status") == "Halted"
    assert plane.read(1, "c/count") == "3"  # its end can be looked at
    assert plane.at("0/status") == "Running"


def test_removed(plane: Plane) -> None:
    plane.boot()
    plane.start(1, OWN)
    plane.start(2, OWN)
    plane.remove("1")
    plane.settle()
    plane.write("1/status", "Running")
    plane.settle()
    assert (plane.at("1/status") or "").startswith("Error: there is no configuration")
    assert plane.read(2, "c/count") == "0"


def test_running_without_a_change_changes_nothing(plane: Plane) -> None:
    plane.boot()
    plane.start(1, "s :: InfiniteSource(LIMIT 5) -> c :: Counter -> Discard;")
    plane.settle(100)
    assert plane.read(1, "c/count") == "5"
    plane.write("1/status", "Running")
    plane.settle(100)
    assert plane.read(1, "c/count") == "5"


def test_a_new_configuration_takes_the_state_of_the_old_one(plane: Plane) -> None:
    plane.boot()
    plane.start(1, "s :: InfiniteSource(LIMIT 5) -> q :: Queue -> Idle;")
    plane.settle(100)
    assert plane.read(1, "q/length") == "5"
    assert plane.start(1, "Idle -> q :: Queue -> Idle; n :: Message(new);") == "Running"
    assert plane.read(1, "q/length") == "5"


BAD = {
    "Idle -> Nonsense;": "no element class 'Nonsense' in this image: name it in [click] elements of its recipe",
    "Idle -> Discard; }": "config:1: ",
    "Idle -> Strip(many) -> Discard;": "config:1: While configuring",
    "Idle -> Counter;": "config:1:",
    "// nothing": "configuration has no elements",
}


@pytest.mark.parametrize("text", BAD, ids=range(len(BAD)))
def test_a_bad_configuration_says_why_and_leaves_the_others_alone(plane: Plane, text: str) -> None:
    plane.boot(OWN)
    source = "s :: RatedSource(LIMIT -1) -> c :: Counter -> Discard;"
    plane.start(1, source)
    before = plane.at("1/status")
    status = plane.start(2, text) or ""
    assert status.startswith("Error: ")
    assert BAD[text] in status
    assert (before, plane.at("1/status"), plane.at("0/status")) == ("Running",) * 3
    # also for the number of one that runs: that one goes on
    status = plane.start(1, text) or ""
    assert status.startswith("Error: ")
    assert plane.read(1, "s/active") == "true"
    assert plane.start(1, source + "// better") == "Running"
    assert plane.start(2, OWN) == "Running"


def test_a_long_error_fits(plane: Plane) -> None:
    plane.boot()
    plane.limit(2000)
    status = plane.start(1, "\n".join(f"Idle -> Strip(bad{i}) -> Discard;" for i in range(500))) or ""
    assert status.startswith("Error: config:1:")
    assert status.endswith("\n...")


def test_write_handlers(plane: Plane) -> None:
    plane.boot()
    plane.start(
        1,
        "s :: RatedSource(LIMIT 9, ACTIVE false) -> q :: Queue(3) -> Idle;"
        "elementclass X { input -> c :: Counter -> output } Idle -> x :: X -> Discard;",
    )
    plane.write("1/elements/q/capacity", "77")
    plane.write("1/control/write/s/limit", "5")
    plane.write("1/elements/x/c/reset", "")
    plane.settle()
    assert plane.read(1, "q/capacity") == "77"
    assert plane.read(1, "s/limit") == "5"
    assert plane.read(1, "x/c/count") == "0"
    for place in ("q/capacity", "s/limit", "x/c/reset"):
        assert plane.at(f"1/control/write/{place}/lock") == "0"
        assert plane.at(f"1/control/write/{place}/error") is None


REFUSED = {
    "read/nobody/count": "no element named 'nobody'",
    "read/c/nothing": "no handler named 'c.nothing'",
    "read/c/reset": "handler 'c.reset' is write-only",
    "write/c/count": "handler 'c.count' is read-only",
    "write/nobody/count": "no element named 'nobody'",
    "write/q/capacity": "",
    "read/nothing": "no handler named 'nothing'",
}


def test_errors_of_handlers(plane: Plane) -> None:
    plane.boot()
    plane.start(1, OWN + "Idle -> q :: Queue -> Discard;")
    for place in REFUSED:
        plane.write(f"1/control/{place}", "x")
    plane.settle()
    for place, reason in REFUSED.items():
        assert plane.at(f"1/control/{place}/lock") == "0"
        assert reason in (plane.at(f"1/control/{place}/error") or "")
    plane.write("2/control/read/c/count", "")
    plane.settle()
    assert plane.at("2/control/read/c/count/error") == "there is no router 2"


def test_results_are_not_taken_for_requests(plane: Plane) -> None:
    plane.boot()
    plane.start(1, "q :: Queue(3); Idle -> q -> Discard;")
    assert plane.read(1, "q/capacity") == "3"
    plane.write("1/elements/q/capacity", "4")
    plane.settle()
    assert plane.read(1, "q/capacity") == "4"
    assert plane.at("1/control/write/q/capacity/lock") == "0"
    plane.remove("1/control/write")
    assert [plane.read(1, "q/capacity") for _ in range(5)] == ["4"] * 5
    assert plane.at("1/control/write/q/capacity/lock") is None
    # the value that was read, written by the host, is a request
    plane.write("1/elements/q/capacity", "4")
    plane.settle()
    assert plane.at("1/control/write/q/capacity/lock") == "0"


@pytest.mark.parametrize("place", ["elements", "control/write"])
def test_changes_that_are_told_at_once_are_one_request(plane: Plane, place: str) -> None:
    """As a slow store tells them. Twice answered, the second answer would be taken for that of the next request."""
    script = "s :: Script(TYPE PASSIVE, init n 0, set n $(add $n 1), return $n); Idle -> Discard;"
    plane.boot()
    assert plane.start(1, script) == "Running"
    plane.remove(f"1/control/{place}/s/run")
    for _ in range(3):
        plane.write(f"1/{place}/s/run", "x")
    plane.settle()
    assert plane.read(1, "s/run") == "2"
    for _ in range(3):
        plane.remove("1/control/read/s/run")
        plane.write("1/control/read/s/run")
    plane.settle()
    assert plane.at("1/elements/s/run") == "3"


def test_a_write_of_what_was_just_read_is_a_request(plane: Plane) -> None:
    """The guest has not looked yet at the change that its own result was."""
    script = "s :: Script(TYPE PASSIVE, init n 0, set n $(add $n 1), return $n); Idle -> Discard;"
    plane.boot()
    assert plane.start(1, script) == "Running"
    assert plane.read(1, "s/run") == "1"
    plane.write("1/elements/s/run", "1")
    plane.settle()
    assert plane.read(1, "s/run") == "3"


def test_requests_that_come_while_another_is_served(plane: Plane) -> None:
    plane.boot()
    plane.start(1, "".join(f"q{i} :: Queue({i + 1}); Idle -> q{i} -> Discard;" for i in range(50)))
    for i in range(50):
        plane.later(f"1/elements/q{i}/capacity", str(1000 + i))
    assert plane.read(1, "q0/capacity") == "1"
    plane.settle()
    assert [plane.read(1, f"q{i}/capacity") for i in range(50)] == [str(1000 + i) for i in range(50)]


def test_changes_that_were_seen_together_are_one_request(plane: Plane) -> None:
    """A tool removes the request and makes it again; a slow store tells of both when both have been read."""
    plane.boot()
    plane.start(1, "i :: InfiniteSource(LIMIT 0) -> Discard; k :: Counter; Idle -> k -> Discard;")
    for number in range(5):
        plane.remove("1/control/write/i/data")
        plane.write("1/control/write/i/data", f"value {number}")
        plane.write("1/control/read/i/data")
        plane.event("1/control/read/i/data")
        plane.event("1/control/write/i/data")
        assert plane.settle() == 3  # one of them is the result, which the store tells of as well
        assert plane.at("1/elements/i/data") == f"value {number}"
        # a tool that removes nothing is answered as well
        plane.write("1/control/read/i/data")
        assert plane.settle() >= 1


def test_a_read_does_not_hide_a_write(plane: Plane) -> None:
    plane.boot()
    plane.start(1, "q :: Queue(1); Idle -> q -> Discard;")
    for number in range(2, 10):
        plane.later("1/elements/q/capacity", str(number))
        plane.write("1/control/read/q/capacity")
        plane.settle()
        assert plane.read(1, "q/capacity") == str(number)


def test_a_status_that_comes_during_a_start(plane: Plane) -> None:
    plane.boot()
    plane.later("1/config/0", "q :: Queue(2); Idle -> q -> Discard;")
    plane.later("1/status", "Running")
    plane.configure(1, "q :: Queue(1); Idle -> q -> Discard;")
    plane.settle()
    assert plane.read(1, "q/capacity") == "2"


def test_ten_thousand_reads_and_writes(plane: Plane) -> None:
    plane.boot()
    count = 10_000
    plane.start(
        1,
        "q :: Queue(1); Idle -> q -> Discard; n :: Counter(); InfiniteSource(LIMIT 7) -> n -> Discard;",
    )
    plane.settle(100)
    for i in range(1, count + 1):
        plane.write("1/elements/q/capacity", str(i))
        plane.write("1/control/read/q/capacity", "")
        plane.settle(0)
        assert plane.at("1/elements/q/capacity") == str(i)
    assert plane.read(1, "n/count") == "7"


def test_ten_thousand_at_once(plane: Plane) -> None:
    plane.boot()
    width = 100
    plane.start(1, "".join(f"q{i} :: Queue(1); Idle -> q{i} -> Discard;" for i in range(width)))
    for round_ in range(50):
        for i in range(width):
            plane.write(f"1/elements/q{i}/capacity", str(round_ * width + i + 1))
    for i in range(5000):
        plane.write(f"1/control/read/q{i % width}/capacity", "")
    plane.settle()
    for i in range(width):
        assert plane.at(f"1/elements/q{i}/capacity") == str(49 * width + i + 1)
        assert plane.at(f"1/control/read/q{i}/capacity/lock") == "0"


def test_a_storm_loses_no_last_word(plane: Plane) -> None:
    plane.boot()
    plane.start(1, OWN + "q :: Queue(1); Idle -> q -> Discard;")
    for i in range(40_000):
        plane.write("1/elements/q/capacity", str(i + 1))
    plane.write("1/control/read/c/count", "")
    served = plane.settle()
    assert served < 17_000
    assert plane.read(1, "q/capacity") == "40000"
    assert plane.start(2, OWN) == "Running"


def test_values_longer_than_a_message(plane: Plane) -> None:
    plane.boot()
    plane.limit(2000)
    plane.start(1, f"q :: Queue(1); Idle -> q -> Discard; s :: Script(TYPE PASSIVE, return 0 {'+ 0 ' * 3000});")
    first = plane.read(1, "config") or ""
    pieces = [first]
    while (more := plane.at(f"1/elements/config/{len(pieces)}")) is not None:
        pieces.append(more)
    text = "".join(pieces)
    assert len(pieces) > 3
    assert text.count("+ 0 ") == 3000
    # shorter again: nothing of the long one is left
    plane.start(1, "i :: InfiniteSource(LIMIT 0) -> Discard;")
    assert "LIMIT 0" in (plane.read(1, "config") or "")
    assert plane.names("1/elements/config") == []
    # to the guest
    plane.write("1/control/write/i/data/1", "b" * 3000)
    plane.write("1/control/write/i/data/2", "c")
    plane.write("1/control/write/i/data", "a" * 3000)
    plane.settle()
    assert plane.at("1/control/write/i/data/lock") == "0"
    assert plane.at("1/control/write/i/data/error") is None
    plane.limit(4096)
    first = plane.read(1, "i/data") or ""
    pieces = [plane.at(f"1/elements/i/data/{n}") or "" for n in (1, 2, 3, 4)]
    assert first + "".join(pieces) == "a" * 3000 + "b" * 3000 + "c"


def test_a_value_too_long_for_the_store(plane: Plane) -> None:
    plane.boot()
    plane.start(1, "Idle -> Discard; // " + "z" * 700_000, piece=3000)
    assert plane.read(1, "config") is None
    assert "too many for xenstore" in (plane.at("1/control/read/config/error") or "")


def test_bytes_of_any_value(plane: Plane) -> None:
    plane.boot()
    plane.start(1, "Idle -> Discard;")
    plane.write("1/config/0", b'm :: Message("\0\xff\x01"); Idle -> Discard;')
    plane.write("1/status", "Running")
    plane.settle()
    plane.write("1/control/read/m/config")
    plane.settle()
    assert plane.bytes_at("1/elements/m/config") == b'"\0\xff\x01"'


def test_a_full_store_is_told(plane: Plane) -> None:
    plane.boot()
    plane.start(1, OWN + " " * 200 + "// long")
    plane.limit(100)
    plane.read(1, "config")
    assert plane.at("1/control/read/config/lock") == "0"
    assert plane.at("1/control/read/config/error") == "xenstore: No space left on device"
    plane.limit(4096)
    assert plane.read(1, "c/count") == "0"


def test_what_the_store_could_not_tell(plane: Plane) -> None:
    plane.boot()
    plane.start(
        1,
        "elementclass X { input -> q :: Queue(4) -> output } Idle -> x :: X -> Discard;"
        "c :: Counter; Idle -> c -> Discard;",
    )
    plane.read(1, "c/count")
    # as the kernel's client does when too many changes wait: only the root's own
    plane.quiet(True)
    plane.write("1/control/read/x/q/capacity")
    plane.write("1/control/write/x/q/capacity", "5")
    plane.write("2/config/0", OWN)
    plane.write("2/status", "Running")
    plane.quiet(False)
    plane.write("")
    plane.settle()
    assert plane.at("1/control/read/x/q/capacity/lock") == "0"
    assert plane.read(1, "x/q/capacity") == "5"
    assert plane.read(2, "c/count") == "0"


def test_a_quota_of_nodes(plane: Plane) -> None:
    plane.boot()
    plane.quota(1000)
    text = "".join(f"q{i} :: Queue({i + 1}); Idle -> q{i} -> Discard;\n" for i in range(1000))
    assert plane.start(1, text, piece=30, status="Starting") == "Running"
    assert plane.names("1/config") != []
    for i in range(1000):
        assert plane.read(1, f"q{i}/capacity") == str(i + 1)
    assert plane.names("1/config") == []
    for i in range(1000):
        plane.write(f"1/elements/q{i}/capacity", str(i + 2))
        plane.settle()
        assert plane.at(f"1/control/write/q{i}/capacity/lock") == "0"
    assert plane.count() < 1100
    # what was cleared away is not needed to start again
    plane.write("1/status", "Halted")
    plane.settle()
    plane.write("1/status", "Starting")
    plane.settle()
    assert plane.at("1/status") == "Running"
    assert plane.read(1, "q999/capacity") == "1000"


def test_the_old_place(plane: Plane) -> None:
    plane.write("/clickos/3/config/0", "q :: Queue(8); Idle -> q -> Discard;")
    plane.write("/clickos/3/status", "Running")
    plane.boot()
    plane.write("/clickos/3/control/read/q/capacity", "")
    plane.settle()
    assert plane.at("/clickos/3/elements/q/capacity") == "8"
    assert plane.at("/clickos/3/control/read/q/capacity/lock") == "0"


def test_an_old_place_that_the_guest_cannot_write(plane: Plane) -> None:
    plane.boot()
    plane.deny("/clickos")
    plane.write("/clickos/3/config/0", "q :: Queue(8); Idle -> q -> Discard;")
    plane.write("/clickos/3/status", "Starting")
    plane.write("/clickos/3/control/read/q/capacity", "")
    plane.settle()
    assert plane.at("3/status") == "Running"
    assert plane.at("3/elements/q/capacity") == "8"


def test_back_as_another_domain(plane: Plane) -> None:
    plane.boot(OWN)
    plane.start(5, "s :: InfiniteSource(LIMIT 5) -> c :: Counter -> Discard;")
    plane.settle(100)
    plane.forget()
    plane.settle()
    assert plane.at("0/status") == "Running"
    assert plane.at("5/status") == "Running"
    assert plane.read(5, "c/count") == "5"
    plane.write("5/status", "Halted")
    plane.settle()
    assert plane.at("5/status") == "Halted"


def test_nonsense_is_ignored(plane: Plane) -> None:
    plane.boot(OWN)
    for path in (
        "x",
        "00/status",
        "-1/status",
        "0/elements",
        "0/elements/",
        "0//status",
        "0/control",
        "0/control/read",
        "0/control/do/c/count",
        "0/elements/c/count/7",
        "0/control/read/c/count/lock",
        "0/status/x",
        "/data/clickosx/0/status",
        "0/config_name",
        "0/control/read//",
        "0/control/read//count",
    ):
        plane.write(path, "Running")
    plane.settle()
    plane.write("0/status", "Walking")
    plane.settle()
    assert plane.read(0, "c/count") == "0"
    assert plane.at("0/status") == "Walking"
