"""Takes the programs out of their packages into the cache's store. Nothing is installed, no root is needed."""

from __future__ import annotations

import functools
import os
from pathlib import Path, PurePosixPath

import pytest
import requests

from factory import cache, debian, files
from factory.debian import deb
from factory.debian.tree import LIBRARIES, Tree
from factory.errors import ExitCode, FactoryError
from factory.progress import SILENT
from factory.sources import Fetcher, lockfile
from factory.sources.mirrors import mirrors, proxies

HERE = Path(__file__).parent
LOCK = HERE / lockfile.NAME
# In Debian's packages the server of redis is a link to this one, which goes by the name it is called with.
PROGRAMS = {
    "nginx": "/usr/sbin/nginx",
    "redis-server": "/usr/bin/redis-check-rdb",
    "ccache": "/usr/bin/ccache",
    "distcc": "/usr/bin/distcc",
    "distccd": "/usr/bin/distccd",
    "icecc": "/usr/bin/icecc",
    "iceccd": "/usr/sbin/iceccd",
    "icecc-scheduler": "/usr/sbin/icecc-scheduler",
    "fish": "/usr/bin/fish",
}
SCRIPTS = {"icecc-create-env": "/usr/bin/icecc-create-env"}
_SECONDS = 10.0  # for a mirror
_MISSING = "a package of tests/peers/packages.txt is not here"
_LOADER = "/lib64/ld-linux-x86-64.so.2"
# Of libc6, libstdc++6 and libgcc-s1, which a machine that builds has.
_OF_THE_MACHINE = frozenset(
    {"libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "libresolv.so.2", "libstdc++.so.6"}
    | {"libgcc_s.so.1", PurePosixPath(_LOADER).name}
)
# No LD_LIBRARY_PATH: the compilers that the launchers start would get it too.
_START = """\
#!/bin/sh
here="${{0%/*}}/.."
exec {loader} --argv0 {name} --library-path "$here/lib" "$here/programs/{name}" "$@"
"""


@functools.cache
def programs() -> Path:
    """The folder of the programs, for PATH. Skips the test when the packages cannot be had on this machine."""

    def build(folder: Path) -> None:
        tree = Tree(deb.read_all(_packages(), _wanted), HERE / debian.LIST, elsewhere=_OF_THE_MACHINE)
        for name, path in PROGRAMS.items():
            tree.add(path)
            _executable(folder / "programs" / name, tree.files.pop(path))
            _executable(folder / "bin" / name, _START.format(loader=_LOADER, name=name).encode())
        for name, path in SCRIPTS.items():
            tree.add(path)
            _executable(folder / "bin" / name, tree.files.pop(path))
        for path, data in tree.files.items():
            files.write(folder / "lib" / PurePosixPath(path).name, data)

    made_from = [LOCK, Path(__file__), *debian.MAKERS]
    return cache.make("peers", cache.key(*(path.read_bytes() for path in made_from)), build, SILENT) / "bin"


def _packages() -> list[Path]:
    """Fetched when they are not here. Whatever fails on a machine that reaches a mirror is an error."""
    wanted = lockfile.load(LOCK).values()
    try:
        return Fetcher.standard(offline=True).get_all(wanted)
    except FactoryError as error:
        if error.code != ExitCode.SOURCE:
            raise
        if os.environ.get("FACTORY_OFFLINE"):
            pytest.skip(f"FACTORY_OFFLINE is set, and {_MISSING}")
        if not any(map(_answers, mirrors())):
            pytest.skip(f"no mirror of this machine's apt answers, and {_MISSING}")
    return Fetcher.standard().get_all(wanted)


def _answers(base: str) -> bool:
    """Whatever it says: that a package is not there is no reason to skip."""
    try:
        return base.startswith("file:") or bool(requests.head(base, timeout=_SECONDS, proxies=proxies()).status_code)
    except requests.exceptions.RequestException:
        return False


def _wanted(name: str) -> bool:
    return (
        name in PROGRAMS.values()
        or name in SCRIPTS.values()
        or name.startswith(tuple(f"{folder}/lib" for folder in LIBRARIES))
    )


def _executable(path: Path, data: bytes) -> None:
    files.write(path, data)
    path.chmod(0o755)
