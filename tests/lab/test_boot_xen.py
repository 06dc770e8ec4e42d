"""The kernel on a real Xen, as PV and as PVH guest: the programs of tests/boot, and the console ring.

What QEMU's machines show as well is in tests/test_boot.py; here is what Xen does otherwise, and one look at the rest.
"""

from __future__ import annotations

import random
import re
import time

import pytest
from crash_reports import CRASHES
from guests import CRASH, program

from factory.dom0.domain import running
from factory.lab import Lab

pytestmark = pytest.mark.lab
LIMIT = 30.0
# Exceptions of the processor, some of them of protection by page tables, and a panic.
WAYS = ("call-null", "divide", "write-text", "run-heap", "bad-opcode", "abort")
MANY_WORDS = "abcdefghij" * 25  # hello prints 4 KB of them; a PV guest's command line has 1023 bytes at most
POWEROFF, CRASHED = 0, 3  # SHUTDOWN_… of xen/sched.h


@pytest.fixture(params=["pv", "pvh"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def boot(lab: Lab, name: str, kind: str, arguments: str = "") -> tuple[str, int | None, int]:
    """What the program wrote before the kernel's `minios: exit`, its status, and why Xen says that it ended."""
    with running(lab.dom0, program(name), "16M", kind, arguments=arguments) as domain:
        domain.unpause()
        for _ in domain.output():
            pass
        log = lab.dom0.execute(["cat", f"/var/log/xen/xl-{domain.name}.log"], check=True).text
        reason = re.search(r"shut down, reason code (\d+)", log)
        text, mark, _ = domain.text.partition("minios: exit ")
        assert mark, f"the guest did not come to an end:\n{domain.text}"
        assert reason, log
        return text, domain.status, int(reason[1])


@pytest.mark.parametrize("status", [0, 124, 255])
def test_arguments_and_status(lab: Lab, kind: str, status: int) -> None:
    assert boot(lab, "hello", kind, f"{status} plain 'single quoted'") == (
        f"argv[0] = 'app'\nargv[1] = '{status}'\nargv[2] = 'plain'\nargv[3] = 'single quoted'\n",
        status,
        POWEROFF,
    )


@pytest.mark.parametrize("way", WAYS)
def test_crash_report(lab: Lab, kind: str, way: str) -> None:
    text, status, reason = boot(lab, "crash", kind, way)
    CRASHES[way].check(text)
    assert (status, reason) == (CRASH, CRASHED)


@pytest.mark.parametrize("way", ["overflow", "overflow-thread"])
def test_stack_overflow_of_a_pvh_guest(lab: Lab, way: str) -> None:
    """A PV guest cannot report it: test_boot_pv.py."""
    text, status, reason = boot(lab, "crash", "pvh", way)
    CRASHES[way].check(text)
    assert (status, reason) == (CRASH, CRASHED)


def test_programs_that_check_themselves(lab: Lab, kind: str) -> None:
    for name in ("threads", "heap"):
        text, status, _ = boot(lab, name, kind)
        assert text.endswith(f"{name} ok\n"), text
        assert status == 0


def test_constructors_and_destructors(lab: Lab, kind: str) -> None:
    text, status, _ = boot(lab, "ctor", kind)
    assert (text.splitlines()[0], text.splitlines()[-1], status) == ("construct first", "destruct first", 5)


def test_time(lab: Lab, kind: str) -> None:
    before = float(lab.dom0.execute(["date", "+%s"], check=True).text)
    text, status, _ = boot(lab, "time", kind, "300")
    found = re.fullmatch(r"wall (\d+) ms\nmark 1\nmark 2 after (\d+) us, at most \d+ us late\n", text)
    assert found, text
    assert status == 0
    assert before - 1 < int(found[1]) / 1000 < before + LIMIT
    assert 300_000 <= int(found[2]) < 10_000_000


def test_output_larger_than_the_ring(lab: Lab, kind: str) -> None:
    words = list(MANY_WORDS)
    text, status, _ = boot(lab, "hello", kind, " ".join(["0", *words]))
    assert text.splitlines()[2:] == [f"argv[{index}] = '{word}'" for index, word in enumerate(words, 2)]
    assert status == 0


def test_console_echo(lab: Lab, kind: str) -> None:
    """Any byte passes the console both ways, through full rings; a line's end comes back as a terminal wants it."""
    data = random.Random(1).randbytes(6000).replace(b"quit", b"QUIT").replace(b"\n", b" ").replace(b"\r", b" ")
    with running(lab.dom0, program("serial"), "16M", kind) as domain:
        domain.unpause()
        got, sent, expected = b"", 0, b"channel 0\r\n" + data + b"\r\n"
        for part in domain.output():
            got += part
            # xenconsoled's pseudo terminal would lose what nobody reads: never more under way than it holds.
            while sent < len(data) and sent - max(len(got) - 11, 0) < 2048 and got.startswith(b"channel 0\r\n"):
                domain.type(data[sent : sent + 1024])
                sent = min(sent + 1024, len(data))
                if sent == len(data):
                    domain.type(b"\nquit")
    assert got == expected + b"quitminios: exit 0\r\n"


def test_nobody_reads_the_console(lab: Lab, kind: str) -> None:
    """The ring is full and stays so: the guest loses its output, and ends nevertheless."""
    with running(lab.dom0, program("hello"), "16M", kind, arguments=" ".join(["0", *MANY_WORDS])) as domain:
        lab.dom0.execute(["killall", "-STOP", "xenconsoled"], check=True)
        try:
            domain.unpause()
            deadline = time.monotonic() + LIMIT
            while lab.dom0.execute(["xl", "domid", domain.name]).status == 0:
                assert time.monotonic() < deadline, "the guest hangs"
                time.sleep(0.1)
        finally:
            lab.dom0.execute(["killall", "-CONT", "xenconsoled"], check=True)
