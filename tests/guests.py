"""Boots the programs of tests/boot in QEMU and reads their consoles."""

from __future__ import annotations

import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from factory import process
from factory.build import build_boot_programs
from factory.progress import LineProgress
from factory.run.qemu import Guest, guest_status
from factory.testing.image import Console

BOOT = Path(__file__).with_name("boot")
CRASH = 125  # MINIOS_EXIT_CRASH of <minios/power.h>
LIMIT = 120.0  # seconds after which a guest is ended: it hangs, however loaded the machine is


def program(name: str) -> Path:
    """The built image of tests/boot/NAME.c or .cc; its symbols are next to it, as NAME.debug."""
    if not shutil.which("qemu-system-x86_64"):
        pytest.fail("qemu-system-x86_64 is not installed")
    return build_boot_programs(LineProgress())[name].image


def console(command: list[str], typed: str = "", *, early: bool = False) -> tuple[str, int]:
    """Everything on the console until QEMU ends, and QEMU's status.

    `typed` goes in when the first line has come out, or `early`: before the guest has set up its serial port.
    """
    pipe = subprocess.PIPE
    with process.spawn(command, stdin=pipe if typed else subprocess.DEVNULL) as guest:
        clock = threading.Timer(LIMIT, guest.kill)
        clock.start()
        assert guest.stdout
        first = guest.stdout.readline() if typed and not early else b""
        if typed:
            assert guest.stdin
            guest.stdin.write(typed.encode())
            guest.stdin.flush()
        output = (first + guest.stdout.read()).decode().replace("\r\n", "\n")
        status = guest.wait()
        clock.cancel()
    return output, status


def run(
    name: str, arguments: str = "", typed: str = "", *, machine: str = "microvm", early: bool = False
) -> tuple[str, int | None]:
    """What the program wrote before the kernel's `minios: exit`, and its status."""
    guest = Guest(program(name), "8M", arguments=arguments, machine=machine)
    output, status = console(guest.command(), typed, early=early)
    text, mark, _ = output.partition("minios: exit ")
    assert mark, f"the guest did not come to an end:\n{output}"
    return text, guest_status(status)


@dataclass(frozen=True)
class Running:
    """A guest that runs beside the test."""

    child: subprocess.Popen[bytes]
    console: Console

    def wait_for(self, text: str) -> None:
        """Until the console shows it."""
        self._wait(lambda: text in self.console.text, f"'{text}' did not come")

    def end(self) -> tuple[str, int | None]:
        """Waits for its end: the console and the guest's status."""
        self._wait(lambda: self.child.poll() is not None, "the guest does not end")
        self.console.finish()
        return self.console.text, guest_status(self.child.returncode)

    def _wait(self, done: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + LIMIT
        while not done():
            assert time.monotonic() < deadline, f"{what}:\n{self.console.text}"
            time.sleep(0.01)


@contextmanager
def running(guest: Guest) -> Iterator[Running]:
    """Starts a guest; it ends with the block at the latest."""
    with process.spawn(guest.command()) as child:
        yield Running(child, Console(child))
