"""The xenstore client against a xenstored of the tests, and against peers that misspeak."""

from __future__ import annotations

import errno
import os
import socket
import struct
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from xenstored import Xenstored, listening

from factory.checkout import ROOT
from factory.control.xenstore import Connection, Transaction, Watch, XenStore, XenStoreError
from factory.control.xenstore.wire import PATH_MAX, PAYLOAD_MAX, Type
from factory.toolchain import xen_headers

pytestmark = pytest.mark.unit


@pytest.fixture
def daemon(tmp_path: Path) -> Iterator[tuple[Xenstored, Path]]:
    with listening(tmp_path) as both:
        yield both


@pytest.fixture
def store(daemon: tuple[Xenstored, Path]) -> Iterator[XenStore]:
    with XenStore.open(str(daemon[1])) as opened:
        yield opened


def test_nodes(store: XenStore) -> None:
    store.write("/a/b", "one")
    store.write("/a/c", b"\0\xff")
    store.make("/a/d")
    assert (store.text("/a/b"), store.read("/a/c"), store.text("/a"), store.text("/x")) == ("one", b"\0\xff", "", None)
    assert store.children("/a") == ["b", "c", "d"]
    assert store.children("/nothing") == []
    assert store.exists("/a/d")
    assert store.remove("/a")
    assert not store.exists("/a/b")
    assert not store.remove("/a")
    with pytest.raises(XenStoreError) as caught:
        store.read("/a/b")
    assert (caught.value.errno, caught.value.where) == (errno.ENOENT, "/a/b")


def test_permissions_and_domains(store: XenStore, daemon: tuple[Xenstored, Path]) -> None:
    store.write("/local/domain/7/data", "")
    store.permit("/local/domain/7/data", "n7", "r0")
    assert store.permissions("/local/domain/7/data") == ["n7", "r0"]
    assert store.domain_path(7) == "/local/domain/7"
    assert not store.introduced(7)
    store.introduce(7, 1234, 1)
    assert store.introduced(7)
    assert daemon[0].introduced == {7: (1234, 1)}
    store.resume(7)
    assert daemon[0].resumed == [7]
    store.release(7)
    assert not store.introduced(7)


@pytest.mark.parametrize("count", [1, 300, 341, 342, 5000])
def test_long_listings(store: XenStore, daemon: tuple[Xenstored, Path], count: int) -> None:
    names = sorted(f"node-{number:06d}" for number in range(count))
    for name in names:
        daemon[0].set(f"/many/{name}", "")
    assert store.children("/many") == names


def test_a_transaction_is_all_or_nothing(store: XenStore, daemon: tuple[Xenstored, Path]) -> None:
    def fails(change: Transaction) -> None:
        change.write("/t/a", "1")
        raise KeyError("x")

    with pytest.raises(KeyError):
        store.transact(fails)
    assert not store.exists("/t/a")
    store.transact(lambda change: change.write("/t/a", "2"))
    assert daemon[0].get("/t/a") == "2"


def test_a_disturbed_transaction_is_tried_again(store: XenStore, daemon: tuple[Xenstored, Path]) -> None:
    daemon[0].set("/count", "5")
    seen: list[str | None] = []

    def add(change: Transaction) -> None:
        seen.append(change.text("/count"))
        if len(seen) == 1:
            daemon[0].set("/count", "8")
        change.write("/count", str(int(seen[-1] or "") + 1))

    store.transact(add)
    assert (seen, daemon[0].get("/count")) == (["5", "8"], "9")
    daemon[0].refuse_commits = 10_000
    with pytest.raises(XenStoreError, match="disturbed"):
        store.transact(lambda change: change.write("/count", "0"))


def test_watches(store: XenStore, daemon: tuple[Xenstored, Path]) -> None:
    store.watch("/w", "token")
    assert store.event(5) == Watch("/w", "token")
    daemon[0].set("/w/x", "1")
    store.write("/w", "")  # an event comes in front of this answer
    assert [store.event(5), store.event(5)] == [Watch("/w/x", "token"), Watch("/w", "token")]
    assert store.event(0.05) is None
    store.unwatch("/w", "token")
    daemon[0].set("/w/x", "2")
    assert store.event(0.05) is None


@pytest.mark.parametrize("path", ["", "relative path", "/a b", "/a//b", "/a/", "/ä", "/" + "x" * 4000, "/a\0b", "/a\n"])
def test_bad_paths_are_refused_here(store: XenStore, path: str) -> None:
    with pytest.raises(XenStoreError) as caught:
        store.read(path)
    assert caught.value.errno == errno.EINVAL


def test_a_long_value_is_refused_here(store: XenStore) -> None:
    store.write("/long", "x" * 4000)
    with pytest.raises(XenStoreError, match="too long"):
        store.write("/long", "x" * 4096)
    assert store.text("/long") == "x" * 4000


HEADER = struct.Struct("<4I")


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\2\0\0",
        HEADER.pack(2, 1, 0, 5000),
        HEADER.pack(2, 1, 0, 10) + b"short",
        HEADER.pack(11, 1, 0, 3) + b"OK\0",
        HEADER.pack(16, 1, 0, 7) + b"EWHAT?\0",
        HEADER.pack(16, 1, 0, 0),
    ],
)
def test_a_daemon_that_misspeaks(answer: bytes) -> None:
    ours, theirs = socket.socketpair()
    with theirs:
        theirs.sendall(answer)
        theirs.shutdown(socket.SHUT_WR)
        store = XenStore(Connection(ours.detach(), timeout=5))
        with pytest.raises(XenStoreError), store:
            store.read("/a")


def test_a_daemon_that_is_silent_and_late_answers() -> None:
    ours, theirs = socket.socketpair()
    with theirs, XenStore(Connection(ours.detach(), timeout=0.1)) as store:
        with pytest.raises(XenStoreError, match="does not answer"):
            store.read("/a")
        # The late answer to request 1 must not be taken for the one to request 2.
        theirs.sendall(HEADER.pack(2, 1, 0, 3) + b"old" + HEADER.pack(2, 2, 0, 3) + b"new")
        assert store.read("/b") == b"new"


def test_answers_in_small_pieces() -> None:
    ours, theirs = socket.socketpair()
    whole = HEADER.pack(15, 0, 0, 5) + b"/w\0t\0" + HEADER.pack(2, 1, 0, 4) + b"beef"

    def trickle() -> None:
        for byte in whole:
            theirs.sendall(bytes([byte]))

    with theirs, XenStore(Connection(ours.detach(), timeout=5)) as store:
        threading.Thread(target=trickle, daemon=True).start()
        assert store.read("/a") == b"beef"
        assert store.event(1) == Watch("/w", "t")


def test_no_xenstored_here(tmp_path: Path) -> None:
    with pytest.raises(XenStoreError, match="cannot connect") as caught:
        XenStore.open(str(tmp_path / "none"))
    assert caught.value.hint


def test_the_numbers_are_those_of_the_header() -> None:
    """xs_wire.h of the pinned package, as a compiler reads it: a wrong number would be wrong in our xenstored too."""
    headers = xen_headers.ensure()
    names = [kind.name for kind in Type]
    program = "#include <stdint.h>\n#include <stdio.h>\n#include <xen/io/xs_wire.h>\nint main(void) {"
    program += "".join(f'printf("{name} %d\\n", XS_{name});' for name in names)
    program += 'printf("%zu %d %d\\n", sizeof(struct xsd_sockmsg), XENSTORE_PAYLOAD_MAX, XENSTORE_ABS_PATH_MAX); }'
    with tempfile.TemporaryDirectory() as folder:
        binary = Path(folder, "numbers")
        command = ["gcc", "-isystem", str(headers), "-x", "c", "-", "-o", str(binary)]
        subprocess.run(command, input=program, text=True, check=True)
        said = subprocess.run([binary], capture_output=True, text=True, check=True).stdout.splitlines()
    assert said[:-1] == [f"{kind.name} {kind.value}" for kind in Type]
    assert said[-1] == f"{HEADER.size} {PAYLOAD_MAX} {PATH_MAX}"


def test_it_starts_with_the_standard_library_alone() -> None:
    """It runs in an emulated dom0: nothing heavy, nothing from outside the standard library."""
    code = "import sys; import factory.control.xenstore; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-S", "-I", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); {code}"],
        capture_output=True, text=True, check=True, env={**os.environ},
    )  # fmt: skip
    loaded = set(done.stdout.split())
    assert "factory.control.xenstore" in loaded
    assert not loaded & {
        "requests",
        "argcomplete",
        "tqdm",
        "jinja2",
        "subprocess",
        "asyncio",
        "ctypes",
        "json",
        "logging",
    }
