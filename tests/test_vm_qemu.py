"""factory.control and `factory vm` on QEMU: a firewall's life, moved about, killed, cut off."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from open_firewall import open_firewall

from factory import recipe
from factory.build import ImageRequest, build_images, build_user_click
from factory.checkout import ROOT
from factory.control import GuestConfig, GuestState, HandlerError, RouterState, Vif
from factory.control.qemu import QemuGuest, QemuHost
from factory.control.qemu.qmp import connect
from factory.errors import ExitCode, FactoryError
from factory.progress import LineProgress

pytestmark = [pytest.mark.build, pytest.mark.boot]

SMALL = "i :: AddressInfo(home 10.0.0.1);"  # needs no port: any router can have it


@pytest.fixture(scope="module")
def image() -> Path:
    return open_firewall()


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[QemuHost]:
    monkeypatch.setenv("FACTORY_RUN", str(tmp_path / "run"))
    made = QemuHost()
    yield made
    for guest in made.guests():
        guest.destroy()


def firewall(image: Path, name: str = "fw", links: tuple[str, str] = ("", "")) -> GuestConfig:
    return GuestConfig(name, image, 8 << 20, (Vif(links[0]), Vif(links[1])))


@pytest.fixture
def guest(host: QemuHost, image: Path) -> QemuGuest:
    made = host.create(firewall(image))
    made.wait_running(timeout=60)
    return made


def vm(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "factory", "vm", *words, "--on", "qemu"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120, check=False)


def machines(name: str) -> list[int]:
    """The QEMU processes of a guest of this name."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            words = (folder / "cmdline").read_bytes().split(b"\0")
            if b"qemu-system" in words[0] and any(word.startswith(f"guest={name},".encode()) for word in words):
                found.append(int(folder.name))
    return found


def test_routers_and_handlers(guest: QemuGuest) -> None:
    assert guest.read("from_outside/denied", "count") == "0"
    guest.write("from_outside/denied", "reset")
    with pytest.raises(HandlerError, match="read-only"):
        guest.write("from_outside/denied", "count", "3")
    with pytest.raises(HandlerError, match="nothing"):
        guest.read("nothing", "count")
    with pytest.raises(HandlerError, match="no router 3"):
        guest.read("i", "class", rid=3)
    assert guest.start(3, SMALL).state is RouterState.RUNNING
    assert guest.read("i", "class", rid=3) == "AddressInfo"
    assert "from_outside/denied" in guest.read("", "list")
    with pytest.raises(FactoryError, match="does not accept") as caught:
        guest.start(3, "x :: Nonsense;")
    assert caught.value.code is ExitCode.CONFIG
    assert "Nonsense" in " ".join(caught.value.details)
    assert guest.read("i", "class", rid=3) == "AddressInfo"
    assert [(each.rid, each.state) for each in guest.routers()] == [(0, "Running"), (3, "Running")]
    assert guest.stop(3).state is RouterState.HALTED
    assert guest.status(3).state is not RouterState.RUNNING
    assert guest.status(0).state is RouterState.RUNNING


def program_in_user_space(element: str) -> str:
    """What the handler of one of the firewall's classifiers says there. Its devices are left out."""
    text = re.sub(r"FromDevice\(\d\)", "Idle", recipe.load("firewall").render().text)
    text = re.sub(r"ToDevice\(\d\)", "Discard", text)
    command = [build_user_click(LineProgress()), "-q", "-h", f"{element}.program", "-e", text]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_an_image_that_runs_only_its_own(host: QemuHost) -> None:
    """The firewall as it is: no parser. Its handlers work; other configurations are refused, and it goes on."""
    (built,) = build_images([ImageRequest("firewall", "firewall", "out/firewall", {})], progress=LineProgress())
    guest = host.create(firewall(built.image))
    guest.wait_running(timeout=60)
    for rid in (0, 3):
        with pytest.raises(FactoryError) as caught:
            guest.start(rid, SMALL)
        assert "runs only its own configuration" in " ".join([caught.value.what, *caught.value.details])
    assert guest.read("from_inside/rules", "class") == "IPFilter"
    assert guest.read("from_inside/rules", "config").startswith('"1 tcp dst port 23"')
    for element in ("from_inside/rules", "from_outside/rules", "from_outside/kind"):
        assert guest.read(element, "program") == program_in_user_space(element)
    with pytest.raises(FactoryError):
        guest.write("from_inside/rules", "config", "allow all")  # its compiler stayed behind
    flat = guest.read("", "config")
    assert "from_inside/rules :: IPFilter(" in flat
    assert flat == guest.read("", "flatconfig")
    assert "from_outside/denied :: Counter;" in flat


def test_a_conversation_that_was_cut_off(guest: QemuGuest) -> None:
    """Somebody is killed in the middle of a command, of its data, or of an answer: the next one is not mistaken."""
    for rest in (b"REA", b"WRITEDATA hotconfig 300\r\nhalf", b"READ list\r\n" * 50):
        with connect(guest.folder.place / "control", 5) as stream:
            stream.sendall(rest)
        assert guest.read("from_outside/denied", "count") == "0"


def test_suspend_save_restore_migrate(guest: QemuGuest, host: QemuHost, tmp_path: Path) -> None:
    guest.start(3, SMALL)
    guest.suspend()
    assert guest.info().state is GuestState.PAUSED
    with pytest.raises(FactoryError, match="does not answer"):
        guest.read("", "version", timeout=0.5)
    guest.resume()
    first = guest.info().id
    guest.migrate()
    assert guest.info().id != first
    assert machines("fw") == [guest.info().id]
    assert guest.read("i", "class", rid=3) == "AddressInfo"
    file = tmp_path / "fw.state"
    guest.save(file, keep=True)
    assert guest.read("i", "class", rid=3) == "AddressInfo"
    other = host.restore(file, name="other")
    assert other.read("i", "class", rid=3) == "AddressInfo"
    guest.save(file)
    assert machines("fw") == []
    assert [each.name for each in host.guests()] == ["other"]
    again = host.restore(file, paused=True)
    assert (again.name, again.info().state) == ("fw", GuestState.PAUSED)
    again.resume()
    assert again.read("i", "class", rid=3) == "AddressInfo"


def test_a_network_that_only_one_process_can_have(host: QemuHost, image: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    guest = host.create(firewall(image, links=(f"user:{port}-80", "")))
    guest.wait_running(timeout=60)
    guest.start(3, SMALL)
    guest.migrate()
    assert guest.read("i", "class", rid=3) == "AddressInfo"
    # The port is taken: this guest is not made, and the first one does not notice.
    with pytest.raises(FactoryError, match="QEMU failed"):
        host.create(firewall(image, "second", (f"user:{port}-80", "")))
    assert [each.name for each in host.guests()] == ["fw"]


def test_damaged_files(guest: QemuGuest, host: QemuHost, tmp_path: Path) -> None:
    file = tmp_path / "fw.state"
    guest.save(file)
    whole = file.read_bytes()
    end = whole.index(b"\n", whole.index(b"{"))
    cases = {
        "cut in the image": whole[: end + 1000],
        "cut in the state": whole[: len(whole) * 3 // 4],
        "another magic": b"x" + whole[1:],
        "a changed image": whole[: end + 100] + b"\0\1\2\3" + whole[end + 104 :],
        "no description": whole[:20] + b"\xff" * 100_000,
        "empty": b"",
    }
    for name, content in cases.items():
        file.write_bytes(content)
        with pytest.raises(FactoryError) as caught:
            host.restore(file, name="damaged")
        assert caught.value.code in (ExitCode.USAGE, ExitCode.GUEST), name
        assert host.guests() == (), name
        assert machines("damaged") == [], name
    file.write_bytes(whole)
    assert host.restore(file).read("from_outside/denied", "count") == "0"


def test_a_guest_that_dies(guest: QemuGuest, host: QemuHost, image: Path) -> None:
    os.kill(guest.info().id, signal.SIGKILL)
    deadline = time.monotonic() + 10
    while guest.folder.alive() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert host.get("fw").info().state is GuestState.DOWN
    with pytest.raises(FactoryError, match="does not run any more"):
        guest.read("", "version")
    said = vm("console", "--log", "fw")
    assert "firewall: router running" in said.stdout
    # Its name is free again.
    new = host.create(firewall(image))
    assert new.wait_running(timeout=60).state is RouterState.RUNNING


def test_a_guest_that_ends_while_it_is_waited_for(host: QemuHost, image: Path) -> None:
    """A firewall without interfaces: what it says about that is in the error, which does not wait for the timeout."""
    guest = host.create(GuestConfig("bare", image, 8 << 20))
    begun = time.monotonic()
    with pytest.raises(FactoryError, match="bare has ended") as caught:
        guest.wait_running(timeout=60)
    assert time.monotonic() - begun < 30
    assert "FromDevice" in " ".join(caught.value.details)


def test_one_name_one_guest(host: QemuHost, image: Path) -> None:
    outcomes: list[str] = []

    def create() -> None:
        try:
            host.create(firewall(image))
            outcomes.append("made")
        except FactoryError as error:
            outcomes.append(error.what)

    threads = [threading.Thread(target=create) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["made", *["there is a guest 'fw' already"] * 3]
    assert len(machines("fw")) == 1


@pytest.mark.parametrize("milliseconds", [30, 60, 90, 120, 150, 200, 250])
def test_killed_while_it_creates(host: QemuHost, image: Path, tmp_path: Path, milliseconds: int) -> None:
    """kill -9 at any moment: the guest is there and whole, or nothing of it is, once the next command has looked."""
    code = (
        "import sys; from pathlib import Path; from factory.control import *;"
        "from factory.control.qemu import QemuHost;"
        "host = QemuHost(); print('now', flush=True);"
        "host.create(GuestConfig('k', Path(sys.argv[1]), 8 << 20, (Vif(), Vif())))"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(image)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    assert child.stdout
    assert child.stdout.readline() == b"now\n"
    time.sleep(milliseconds / 1000)
    child.kill()
    child.wait()
    # A QEMU that has just been started may need a moment to be, or not to be.
    deadline = time.monotonic() + 20
    while True:
        found = host.guests()
        if [each.info().id for each in found if each.info().state is not GuestState.DOWN] == machines("k"):
            break
        assert time.monotonic() < deadline, (found, machines("k"))
        time.sleep(0.05)
    if found and found[0].info().state is GuestState.RUNNING:
        assert found[0].wait_running(timeout=60).state is RouterState.RUNNING
    new = host.create(firewall(image, "k")) if not machines("k") else host.get("k")
    assert new.wait_running(timeout=60).state is RouterState.RUNNING
    new.destroy()
    assert machines("k") == []
    assert [each.name for each in host.root.iterdir() if not each.name.endswith(".lock")] == []


def test_the_command_line(host: QemuHost, image: Path, tmp_path: Path) -> None:
    said = vm("create", str(image), "--name", "fw", "--vif", "none", "--vif", "none", "--wait", "--json")
    made = json.loads(said.stdout)
    assert (made["guest"]["name"], made["guest"]["kind"], made["guest"]["state"]) == ("fw", "qemu", "running")
    assert vm("read", "fw", "from_outside/denied.count").stdout == "0\n"
    said = vm("read", "fw", "nothing.count")
    assert (said.returncode, "No element named 'nothing'" in said.stderr) == (ExitCode.FAILED, True)
    config = tmp_path / "small.click"
    config.write_text(SMALL)
    assert vm("start", "fw", "3", str(config)).stdout == "fw: router 3 is Running\n"
    top = json.loads(vm("top", "--json").stdout)
    assert [(each["name"], each["memory"], len(each["vifs"])) for each in top["guests"]] == [("fw", 8 << 20, 2)]
    assert "fw" in vm("top", "--once").stdout
    assert vm("save", "fw", str(tmp_path / "s")).returncode == 0
    assert vm("list").stdout.splitlines()[1:] == []
    assert vm("restore", str(tmp_path / "s")).returncode == 0
    assert vm("migrate", "fw").returncode == 0
    assert vm("create", str(image), "--name", "fw").returncode == ExitCode.USAGE
    assert vm("create", str(image), "--name", "fast", "--fast").returncode == ExitCode.USAGE
    # A configuration for router 0 in place of the image's own, and the console until the guest's end.
    said = vm("create", str(image), "--name", "own", "--vif", "none", "--vif", "none", "--config", str(config))
    assert said.returncode == 0, said.stderr
    assert vm("read", "own", "list").stdout == "1\ni\n"
    assert vm("destroy", "fw", "own").returncode == 0
    assert machines("fw") + machines("own") == []


def test_a_terminal_on_the_console(host: QemuHost, image: Path) -> None:
    """What the guest prints comes while it is attached, and Ctrl-] leaves it."""
    host.create(firewall(image), paused=True)
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "factory", "vm", "console", "fw", "--on", "qemu"]
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env={**os.environ, "PYTHONPATH": str(ROOT)}
    ) as child:
        os.close(theirs)
        seen = b""
        resumed = False
        while b"router running" not in seen:
            seen += os.read(ours, 4096)
            if b"leaves the console" in seen and not resumed:
                time.sleep(0.3)
                host.get("fw").resume()
                resumed = True
        os.write(ours, b"\x1d")
        assert child.wait(20) == 0
    os.close(ours)
