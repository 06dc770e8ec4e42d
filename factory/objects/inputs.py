"""What an object depends on beside what SCons knows: compilers, and headers that only other headers lead to."""

from __future__ import annotations

import os
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache as once

from factory import cache, files, process
from factory.checkout import ROOT
from factory.errors import ExitCode
from factory.toolchain import host

_HEADERS = ("/usr/include", "/usr/local/include")
SYSTEM = (*(f"{folder}/" for folder in _HEADERS), "/usr/lib/gcc/")
"""Beginnings of the paths of headers that host_identity() stands for; gcc's own come with its version."""
GUEST_HEADERS = ROOT / "newlib" / "include"
"""Ours beside newlib's. SCons does not follow those that come after all others or that newlib's own, in the store, lead
to: every object of the guest depends on guest_headers()."""


@once
def host_identity() -> str:
    """Of user-space programs. Equal on two machines with the same packages: dpkg keeps the headers' times.

    Raises FactoryError (HOST).
    """
    return _asked().result()


def ask_ahead() -> None:
    """Finds host_identity() out meanwhile: asking takes as long as compiling an element."""
    _asked()


@once
def _asked() -> Future[str]:
    other = ThreadPoolExecutor(1)
    asked = other.submit(_host)
    other.shutdown(wait=False)
    return asked


def _host() -> str:
    return cache.key(host.identify("gcc", "g++", 0).identity, *sorted(_listed()))


def guest_headers() -> str:
    """Name and digest of each of GUEST_HEADERS, a line each."""
    headers = sorted(path for path in GUEST_HEADERS.rglob("*") if path.is_file())
    return "".join(f"{path.relative_to(GUEST_HEADERS)} {files.sha256(path)}\n" for path in headers)


def _listed() -> list[str]:
    # A program of its own: 10,000 calls of lstat() would be in the way of SCons, which has the interpreter meanwhile.
    there = [folder for folder in _HEADERS if os.path.isdir(folder)]
    command = ["find", *there, "!", "-xtype", "d", "-printf", "%p %s %T@\\n"]
    found = process.run(command, code=ExitCode.HOST).stdout if there else ""
    return [line.rpartition(".")[0] for line in found.splitlines()]  # whole seconds: no archive has more
