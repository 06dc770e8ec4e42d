"""What an object depends on beside what SCons knows: compilers, and headers that only other headers lead to."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache as once

from factory import cache, files
from factory.checkout import ROOT
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
    return cache.key(host.identify("gcc", "g++", 0).identity, *sorted(_listed()))


def guest_headers() -> str:
    """Name and digest of each of GUEST_HEADERS, a line each."""
    headers = sorted(path for path in GUEST_HEADERS.rglob("*") if path.is_file())
    return "".join(f"{path.relative_to(GUEST_HEADERS)} {files.sha256(path)}\n" for path in headers)


def _listed() -> Iterator[str]:
    for top in _HEADERS:
        for base, _folders, names in os.walk(top):
            for name in names:
                path = os.path.join(base, name)
                status = os.lstat(path)
                yield f"{path} {status.st_size} {int(status.st_mtime)}"
