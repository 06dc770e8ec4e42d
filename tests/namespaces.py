"""Network namespaces of this machine, for tests that need interfaces of their own (namespaces(7), veth(4))."""

from __future__ import annotations

import ctypes
import os
import shutil
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from factory import process

_CLONE_NEWNET = 0x40000000  # <sched.h>
_SECONDS = 10.0


@dataclass(frozen=True)
class Namespace:
    """Lives as long as the process `pid`."""

    pid: int

    @property
    def path(self) -> Path:
        return Path(f"/proc/{self.pid}/ns/net")

    def inside(self, *argv: str | Path) -> list[str | Path]:
        """The command that runs a program in it."""
        return ["nsenter", f"--net={self.path}", "--", *argv]

    def run(self, *argv: str | Path, check: bool = True) -> process.Finished:
        return process.run(self.inside(*argv), check=check, timeout=_SECONDS)

    def ip(self, words: str) -> None:
        """`ip WORDS`."""
        self.run("ip", *words.split())

    def ping(self, address: str) -> bool:
        """Does somebody answer two echo requests?"""
        program = ["ping"] if shutil.which("ping") else ["busybox", "ping"]
        return self.run(*program, "-c", "2", "-W", "2", address, check=False).status == 0

    def socket(self, family: int, kind: int, protocol: int = 0) -> socket.socket:
        """A socket of this namespace; its calls wait a few seconds at most."""
        with _entered(self.path):
            made = socket.socket(family, kind, protocol)
        made.settimeout(_SECONDS)
        return made


@contextmanager
def _entered(path: Path) -> Iterator[None]:
    """This thread is in another network namespace meanwhile: setns(2)."""
    libc = ctypes.CDLL(None, use_errno=True)
    with ExitStack() as files:
        home, there = (files.enter_context(open(name, "rb")) for name in ("/proc/thread-self/ns/net", path))
        for file in (there, home):
            if libc.setns(file.fileno(), _CLONE_NEWNET) < 0:
                raise OSError(ctypes.get_errno(), "setns")
            if file is there:
                yield


@contextmanager
def namespaces(count: int) -> Iterator[list[Namespace]]:
    """New namespaces, whose loopback interface is up. Skips the test, with the reason, where they cannot be made."""
    if os.geteuid() != 0:
        pytest.skip("interfaces can only be made by root")
    for program in ("unshare", "nsenter", "ip"):
        if not shutil.which(program):
            pytest.skip(f"this machine has no program {program}")
    with ExitStack() as stack:
        made = []
        for _ in range(count):
            child = stack.enter_context(process.spawn(["unshare", "--net", "sleep", "300"]))
            made.append(Namespace(child.pid))
            home, deadline = os.readlink("/proc/self/ns/net"), time.monotonic() + _SECONDS
            while (child.poll() is None) and os.readlink(made[-1].path) == home and time.monotonic() < deadline:
                time.sleep(0.01)
            if child.poll() is not None:
                pytest.skip("this machine makes no network namespaces (unshare --net)")
            made[-1].ip("link set lo up")
        yield made
