"""factory.control and `factory vm` without a Xen: a small xenstored, a guest in Python, an xl that is a script."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from clickos_guest import LONG, ClickosGuest
from xenstored import Xenstored, listening

from factory.checkout import ROOT
from factory.control import GuestConfig, GuestState, HandlerError, RouterState, RouterStatus, Vif
from factory.control.clickos import CHUNK, RouterTree
from factory.control.xen import XenHost, domains
from factory.control.xen.xl import domain_file
from factory.control.xenstore import XenStore
from factory.errors import ExitCode, FactoryError

pytestmark = pytest.mark.unit


@pytest.fixture
def daemon(tmp_path: Path) -> Iterator[tuple[Xenstored, str]]:
    with listening(tmp_path) as (daemon, path):
        yield daemon, str(path)


@pytest.fixture
def store(daemon: tuple[Xenstored, str]) -> Iterator[XenStore]:
    with XenStore.open(daemon[1]) as opened:
        yield opened


@pytest.fixture
def guest(daemon: tuple[Xenstored, str]) -> Iterator[ClickosGuest]:
    made = ClickosGuest(daemon[1], 7, name="fw")
    yield made
    made.close()


@pytest.fixture
def tree(store: XenStore, guest: ClickosGuest) -> RouterTree:
    return RouterTree(store, 7, "fw")


def test_reads(tree: RouterTree) -> None:
    assert tree.read(0, "c", "count", "", 5) == "0"
    assert tree.read(3, "", "list", "", 5) == "1\nc\n"
    assert tree.read(0, "c", "echo", "a parameter", 5) == "a parameter"


def test_a_long_value_comes_in_pieces(tree: RouterTree) -> None:
    assert len(LONG) > 4096
    assert tree.read(0, "c", "long", "", 5) == LONG


def test_writes(tree: RouterTree, guest: ClickosGuest) -> None:
    tree.write(0, "c", "count", "17", 5)
    assert tree.read(0, "c", "count", "", 5) == "17"
    assert guest.calls == [("c/count", "17")]


def test_a_long_value_goes_in_pieces(tree: RouterTree, guest: ClickosGuest) -> None:
    value = "0123456789" * 1000
    tree.write(0, "c", "count", value, 5)
    assert guest.calls == [("c/count", value)]


def test_many_writes_are_all_seen_in_order(tree: RouterTree, guest: ClickosGuest) -> None:
    for number in range(300):
        tree.write(0, "c", "count", str(number), 5)
    assert guest.calls == [("c/count", str(number)) for number in range(300)]


def test_what_the_router_refuses(tree: RouterTree) -> None:
    with pytest.raises(HandlerError) as caught:
        tree.read(0, "c", "nothing", "", 5)
    assert (caught.value.what, caught.value.details) == ("c.nothing: no handler named 'c/nothing'", ("second line",))
    with pytest.raises(HandlerError, match="read-only"):
        tree.write(0, "c", "other", "1", 5)
    # The refusal before is not taken for an answer to the next one.
    assert tree.read(0, "c", "count", "", 5) == "0"


def test_a_guest_that_does_not_answer(tree: RouterTree, guest: ClickosGuest) -> None:
    guest.deaf = True
    for call in (
        lambda: tree.read(0, "c", "count", "", 0.1),
        lambda: tree.write(0, "c", "count", "1", 0.1),
        lambda: tree.start(1, "x", "", 0.1),
        lambda: tree.stop(1, 0.1),
    ):
        with pytest.raises(FactoryError) as caught:
            call()
        assert caught.value.code is ExitCode.GUEST


def test_a_slow_guest(tree: RouterTree, guest: ClickosGuest) -> None:
    guest.delay = 0.3
    assert tree.read(0, "c", "count", "", 5) == "0"


@pytest.mark.parametrize("size", [0, 1, CHUNK, CHUNK + 1, 1 << 20])
def test_configurations_of_every_size(tree: RouterTree, guest: ClickosGuest, size: int) -> None:
    config = ("i :: Idle;\n" * (size // 11 + 1))[:size]
    assert tree.start(5, config, "label", 30) == RouterStatus(5, RouterState.RUNNING, config_name="label")
    assert guest.configs[5] == config


def test_a_shorter_configuration_leaves_nothing_of_the_longer_one(tree: RouterTree, guest: ClickosGuest) -> None:
    tree.start(5, "x" * 10_000, "", 5)
    tree.start(5, "y", "", 5)
    assert guest.configs[5] == "y"


def test_a_wrong_configuration(
    machine: Path, store: XenStore, tree: RouterTree, guest: ClickosGuest, tmp_path: Path
) -> None:
    tree.start(2, "good", "", 5)
    xen = XenHost(store, tmp_path).get("fw")
    with pytest.raises(FactoryError) as caught:
        xen.start(2, "BAD")
    assert caught.value.code is ExitCode.CONFIG
    assert caught.value.details == ("config:1: undeclared element 'BAD'", "config:2: and more")
    assert guest.configs[2] == "good"
    with pytest.raises(FactoryError, match="does not accept"):
        xen.wait_running(2, timeout=5)


def test_stop_and_the_list_of_routers(tree: RouterTree) -> None:
    tree.start(2, "good", "two", 5)
    tree.start(11, "good", "", 5)
    assert tree.stop(11, 5).state is RouterState.HALTED
    assert [(each.rid, each.state.value) for each in tree.routers()] == [(2, "Running"), (11, "Halted")]


@pytest.mark.parametrize("rid", [-1, 64, 1000])
def test_there_are_64_routers(tree: RouterTree, rid: int) -> None:
    with pytest.raises(FactoryError) as caught:
        tree.start(rid, "x", "", 5)
    assert caught.value.code is ExitCode.USAGE


def test_the_place_of_older_guests(daemon: tuple[Xenstored, str], store: XenStore) -> None:
    old = ClickosGuest(daemon[1], 8, place="clickos")
    assert RouterTree(store, 8, "old").read(0, "c", "count", "", 5) == "0"
    old.close()


def test_waiting_for_a_guest_that_boots(
    machine: Path, daemon: tuple[Xenstored, str], store: XenStore, tmp_path: Path
) -> None:
    daemon[0].set("/local/domain/8/name", "late")
    late = XenHost(store, tmp_path).get("late")

    def boot() -> None:
        time.sleep(0.1)
        daemon[0].set("/local/domain/8/data/clickos", "")
        time.sleep(0.1)
        daemon[0].set("/local/domain/8/data/clickos/0/status", "Running")

    threading.Thread(target=boot).start()
    assert late.wait_running(timeout=5).state is RouterState.RUNNING
    with pytest.raises(FactoryError, match="does not run after"):
        late.wait_running(1, timeout=0.1)


def test_waiting_for_a_guest_that_ends(machine: Path, daemon: tuple[Xenstored, str], store: XenStore) -> None:
    """Domain 9 of LISTING has crashed: that is said at once."""
    daemon[0].set("/local/domain/9/name", "crashed")
    begun = time.monotonic()
    with pytest.raises(FactoryError, match="crashed has ended"):
        XenHost(store).get("crashed").wait_running(timeout=30)
    assert time.monotonic() - begun < 10


def test_a_guest_without_routers(daemon: tuple[Xenstored, str], store: XenStore) -> None:
    daemon[0].set("/local/domain/9/name", "app")
    with pytest.raises(FactoryError, match="is no router guest") as caught:
        RouterTree(store, 9, "app").read(0, "c", "count", "", 1)
    assert caught.value.code is ExitCode.GUEST


def test_statuses_of_others() -> None:
    assert RouterStatus.parse(0, "Running\n").state is RouterState.RUNNING
    assert RouterStatus.parse(0, "").state is RouterState.NONE
    assert RouterStatus.parse(0, "Error: a: b\nc") == RouterStatus(0, RouterState.ERROR, "a: b\nc")
    assert RouterStatus.parse(0, "Nonsense") == RouterStatus(0, RouterState.ERROR, "Nonsense")


UUID = "e0a0a28c-38db-42f0-9dc1-025e868b03c4"
# As `xl list -v` of Xen 4.17 prints them: name, id, MB, vCPUs, state, seconds, uuid, reason, label.
LISTING = f"""\
Name                                        ID   Mem VCPUs\tState\tTime(s)   UUID  Reason-Code\tSecurity Label
Domain-0                                     0   384     1     r-----      10.4 {UUID}        -                -
fw                                           7     8     1     ---s--       2.5 {UUID}        2                -
two words                                    8    16     1     -b----     100.0 {UUID}        -                -
(null)                                       9     8     1     ---s--       0.0 {UUID}        3                -
p                                           10     8     1     --p---       0.0 {UUID}        -                -
"""


def test_the_list_of_xl() -> None:
    found = domains.parse(LISTING)
    assert sorted(found) == [0, 7, 8, 9, 10]
    assert [found[number].state for number in (7, 8, 9, 10)] == [
        GuestState.SUSPENDED,
        GuestState.RUNNING,
        GuestState.DOWN,
        GuestState.PAUSED,
    ]
    assert (found[8].memory, found[8].time) == (16 << 20, 100.0)


def test_a_domain_file() -> None:
    vifs = (Vif("br0", "52:54:00:00:00:01"), Vif())
    text = domain_file(GuestConfig("fw", Path("/i/fw.elf"), 8 << 20, vifs, "pv", "a=1 b='x'"))
    assert 'name = "fw"' in text
    assert "memory = 8\n" in text
    assert "cmdline = \"a=1 b='x'\"" in text
    assert 'vif = ["mac=52:54:00:00:00:01,bridge=br0", "mac=52:54:' in text
    for bad in ("a\nb", "a\\b", "both ' and \""):
        with pytest.raises(FactoryError) as caught:
            domain_file(GuestConfig("fw", Path("/i"), 8 << 20, arguments=bad))
        assert caught.value.code is ExitCode.USAGE


XL = """#!/bin/sh
# What the real one would do, as far as the tests look: it writes down how it is called.
echo "$@" >>{log}
case $1 in
    list) cat {list} ;;
    create) grep -q wrong "$3" && {{ echo "libxl: error: no such image" >&2; exit 3; }} ; exit 0 ;;
esac
"""


@pytest.fixture
def machine(tmp_path: Path, daemon: tuple[Xenstored, str], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dom0: PATH has an xl, XENSTORED_PATH a xenstored. The file of xl's calls."""
    programs = tmp_path / "bin"
    programs.mkdir()
    (tmp_path / "list").write_text(LISTING)
    xl = programs / "xl"
    xl.write_text(XL.format(log=tmp_path / "calls", list=tmp_path / "list"))
    xl.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    monkeypatch.setenv("XENSTORED_PATH", daemon[1])
    monkeypatch.setenv("FACTORY_RUN", str(tmp_path / "run"))
    return tmp_path / "calls"


def vm(*words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "factory", "vm", *words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        command, capture_output=True, text=True, env=environment, input=typed, timeout=60, check=False
    )


def test_the_command_line(machine: Path, guest: ClickosGuest, tmp_path: Path) -> None:
    assert vm("read", "fw", "c.count").stdout == "0\n"
    assert vm("write", "7", "c.count", "12").returncode == 0
    assert json.loads(vm("read", "fw", "c.count", "--json").stdout)["value"] == "12"
    said = vm("start", "fw", "3", "-", typed="x :: Idle;")
    assert (said.stdout, guest.configs[3]) == ("fw: router 3 is Running\n", "x :: Idle;")
    said = vm("start", "fw", "3", "-", typed="BAD")
    assert (said.returncode, "undeclared element 'BAD'" in said.stderr) == (ExitCode.CONFIG, True)
    listed = json.loads(vm("list", "--json").stdout)
    assert [(each["name"], each["id"], each["state"]) for each in listed["guests"]] == [("fw", 7, "suspended")]
    assert "fw: suspended, xen 7" in vm("status", "fw").stdout
    said = vm("read", "fww", "c.count")
    assert (said.returncode, "did you mean fw?" in said.stderr) == (ExitCode.USAGE, True)


def test_what_xl_is_asked(machine: Path, daemon: tuple[Xenstored, str], tmp_path: Path) -> None:
    image = tmp_path / "new.elf"
    image.write_bytes(b"\x7fELF")
    # The xl here makes nothing, so no guest is found afterwards: an error, and no file is left.
    said = vm("create", str(image), "--name", "new", "--type", "pv", "--vif", "bridge=xenbr0", "--paused")
    assert (said.returncode, "no guest 'new'" in said.stderr) == (ExitCode.USAGE, True)
    calls = machine.read_text().splitlines()
    assert calls[-1] == f"create -q -p {tmp_path}/run/xen/new.cfg"
    said = vm("create", str(image), "--name", "wrong")
    assert (said.returncode, "libxl: error: no such image" in said.stderr) == (ExitCode.GUEST, True)
    assert not (tmp_path / "run" / "xen" / "wrong.cfg").exists()
    daemon[0].set("/local/domain/7/name", "fw")
    assert vm("migrate", "fw").returncode == 0
    assert "migrate -s  7 xl migrate-receive" in machine.read_text()
    assert vm("destroy", "fw").returncode == 0
    assert machine.read_text().splitlines()[-1] == "destroy 7"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["create", "x.elf"], "there is no such image"),
        (["create", "FILE", "--name", "a b"], "is not a guest's name"),
        (["create", "FILE", "--name", "7"], "is not a guest's name"),
        (["create", "FILE", "--name", "x", "--vif", "bridge=a;b"], "is not a bridge's name"),
        (["create", "FILE", "--name", "x", "--vif", "mac=01:00:00:00:00:00"], "is a group address"),
        (["create", "FILE", "--name", "x", "--vif", "mac=1"], "is not a MAC address"),
        (["create", "FILE", "--name", "x", "--memory", "1500K"], "whole megabytes"),
        (["create", "FILE", "--name", "fw"], "there is a guest 'fw' already"),
        (["read", "fw", ".count"], "is not ELEMENT.HANDLER"),
        (["read", "fw", "c."], "is not ELEMENT.HANDLER"),
        (["read", "fw", "c.a/b"], "is not a handler's name"),
        (["read", "fw", "c d.count"], "is not a path of xenstore"),
        (["read", "fw", "c.count", "--rid", "64"], "is not a router's number"),
        (["start", "fw", "70", "/dev/null"], "is not a router's number"),
        (["start", "fw", "/nowhere.click"], "there is no such configuration file"),
        (["start", "fw", "1", "2", "3"], "too many words"),
        (["resume", "other"], "there is no guest 'other'"),
    ],
)
def test_wrong_words(machine: Path, guest: ClickosGuest, tmp_path: Path, words: list[str], message: str) -> None:
    image = tmp_path / "i.elf"
    image.write_bytes(b"")
    said = vm(*[str(image) if word == "FILE" else word for word in words])
    assert said.returncode in (ExitCode.USAGE, ExitCode.FAILED)
    assert message in said.stderr
    assert "Traceback" not in said.stderr


def test_no_xen_here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XENSTORED_PATH", str(tmp_path / "none"))
    said = vm("list", "--on", "xen")
    assert (said.returncode, "cannot connect to xenstored" in said.stderr) == (ExitCode.HOST, True)
