"""The kernel: the programs of tests/boot on QEMU's machine types, one boot (under a second) per case.

Network frames are checked in test_boot_network.py.
"""

from __future__ import annotations

import random
import re
import resource
import socket
import time
from pathlib import Path

import pytest
from crash_reports import CRASHES, Crash
from guests import CRASH, console, program, run, running

from factory.run.qemu import Guest
from factory.testing.wire import accept

pytestmark = pytest.mark.boot
MACHINES = ("microvm", "q35")


@pytest.fixture(params=MACHINES)
def machine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_arguments_and_status(machine: str) -> None:
    arguments = r"""77 plain 'single \ "quoted"' "double \" \\ 'quoted'" back\ slash '' pre"fi"x"""
    expected = ["77", "plain", r'single \ "quoted"', "double \" \\ 'quoted'", "back slash", "", "prefix"]
    text, status = run("hello", arguments, machine=machine)
    lines = [f"argv[{index}] = '{word}'" for index, word in enumerate(expected, 1)]
    assert text.splitlines()[1:] == lines
    assert status == 77


def test_unknown_kernel_option() -> None:
    text, status = run("hello", "minios.no-such=1")
    assert text.startswith("\nminios: panic: command line: the kernel has no option minios.no-such=1\n")
    assert status == CRASH


@pytest.mark.parametrize("status", [0, 1, 127])
def test_exit_status(status: int) -> None:
    assert run("hello", str(status))[1] == status


@pytest.mark.parametrize("machine", ["microvm", "microvm,acpi=off", "q35"])
def test_power_off_without_the_exit_device(machine: str) -> None:
    """By ACPI, or by a reset, which -no-reboot makes an end."""
    command = Guest(program("hello"), "8M", machine=machine, arguments="5").command()
    at = command.index("isa-debug-exit,iobase=0xf4,iosize=4")
    output, status = console(command[: at - 1] + command[at + 1 :])
    assert output.endswith("argv[1] = '5'\nminios: exit 5\n")
    assert status == 0


@pytest.mark.parametrize("crash", CRASHES.values(), ids=str)
def test_crash_report(crash: Crash, machine: str) -> None:
    text, status = run("crash", crash.way, machine=machine)
    crash.check(text)
    assert status == CRASH


@pytest.mark.parametrize("name", ["threads", "heap", "ring", "redzone"])
def test_program_that_checks_itself(name: str, machine: str) -> None:
    text, status = run(name, machine=machine)
    assert text.endswith(f"{name} ok\n")
    assert status == 0


def test_constructors_and_destructors(machine: str) -> None:
    text, status = run("ctor", machine=machine)
    before = ["construct first", "construct second", "constructor function", "construct third"]
    inside = ["main", "construct lazy", "construct heap", "destruct heap"]
    after = ["destruct lazy", "atexit", "destruct third", "destruct second", "destruct first"]
    assert text.splitlines() == before + inside + after
    assert status == 5


def test_time(machine: str) -> None:
    before = time.time()
    text, status = run("time", "300", machine=machine)
    found = re.fullmatch(r"wall (\d+) ms\nmark 1\nmark 2 after (\d+) us, at most \d+ us late\n", text)
    assert found, text
    assert status == 0
    # The machine's real-time clock counts whole seconds.
    assert before - 2 < int(found[1]) / 1000 < time.time() + 2
    assert 300_000 <= int(found[2]) < 10_000_000


def test_time_goes_on_as_fast_as_the_host_s(machine: str) -> None:
    """The first look at the processor's speed is short; a longer one follows within the first 100 ms."""
    with running(Guest(program("time"), "8M", arguments="1500", machine=machine)) as guest:
        guest.wait_for("mark 1\n")
        started = time.monotonic()
        guest.wait_for("mark 2 after ")
        elapsed = time.monotonic() - started
        text, status = guest.end()
    assert status == 0
    found = re.search(r"mark 2 after (\d+) us", text)
    assert found
    assert abs(int(found[1]) / 1e6 - elapsed) < 0.15


def test_idle_machine_halts(machine: str) -> None:
    """Sleeping for two seconds takes QEMU's processor time for much less than that, whatever else runs here."""
    program("time")  # building it is not measured
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert run("time", "2000", machine=machine)[1] == 0
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime) < 1.8


def test_console_input_from_before_the_serial_port_is_set_up(machine: str) -> None:
    """The first character has been waiting in the port when the kernel turns its queue on."""
    assert run("serial", typed="early bird\nquit", machine=machine, early=True) == ("channel 0\nearly bird\nquit", 0)


def test_channel_echo(machine: str, tmp_path: Path) -> None:
    """Any byte passes the second serial port both ways, through full queues."""
    data = random.Random(1).randbytes(40_000).replace(b"quit", b"QUIT")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "c"))
        listener.listen(1)
        guest = Guest(program("serial"), "8M", machine=machine, control=str(tmp_path / "c"))
        with running(guest) as guest_running, accept(listener, 30, "channel") as channel:
            guest_running.wait_for("channel 1")
            channel.settimeout(30)
            got, sent = b"", 0
            while len(got) < len(data):
                # More under way than the guest's rings hold, less than would block both ends.
                if sent - len(got) < 8192:
                    channel.sendall(data[sent : sent + 4096])
                    sent = min(sent + 4096, len(data))
                else:
                    got += channel.recv(65536)
                if sent == len(data) and len(got) < sent:
                    got += channel.recv(65536)
            assert got == data
            channel.sendall(b"quit")
            assert guest_running.end() == ("channel 1\nminios: exit 0\n", 0)
