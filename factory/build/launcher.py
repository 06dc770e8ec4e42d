"""A program in front of the compiler: ccache, distcc, icecc (their manuals say what the variables mean).

It gets only what is written here: variables of the user's own, and settings files of the launchers, do not reach it.
"""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from factory import files
from factory.build.object_key import held
from factory.checkout import ROOT
from factory.errors import ExitCode, FactoryError, disk_errors
from factory.settings import Settings

_COMPILED = (".c", ".cc", ".cpp", ".cxx")


@dataclass(frozen=True)
class Launcher:
    """own: whether what it makes is surely what this machine's compiler makes. distcc takes another machine's; icecream
    brings ours there, but adds flags of its own, which are in the debug information."""

    program: str
    env: tuple[tuple[str, str], ...]
    own: bool

    def fits(self, argv: Sequence[str]) -> bool:
        """Compiles of C and C++. An assembler file may have .incbin: it stays here."""
        return "-c" in argv and any(word.endswith(_COMPILED) for word in argv)

    def environment(self, argv: Sequence[str]) -> dict[str, str]:
        """Its variables for this command. What an object holds of this checkout is part of ccache's key as of ours."""
        if not self.own:
            return dict(self.env)
        return dict(self.env) | {"CCACHE_NAMESPACE": files.sha256_bytes(os.fsencode(held(shlex.join(argv))))}

    def before(self, argv: Sequence[str]) -> list[str]:
        """The command with the launcher."""
        words = [self.program]
        for word in argv:
            # distcc hands `-includeFILE` on to a host that has no such file, `-include FILE` not.
            attached = word.startswith("-include") and len(word) > len("-include")
            words += ["-include", word.removeprefix("-include")] if attached else [word]
        return words


def launcher_of(settings: Settings) -> Launcher | None:
    """The one that is chosen. Raises FactoryError (HOST) when it is not installed."""
    name, _, told = settings.launcher.partition("=")
    if name == "none":
        return None
    program = shutil.which(name)
    if program is None:
        raise FactoryError(
            f"{name}, the launcher that is chosen, is not installed",
            hint=f"install it with: apt-get install {name}; or build without it: --launcher none",
            code=ExitCode.HOST,
        )
    return Launcher(program, tuple(_VARIABLES[name](told, settings).items()), own=name == "ccache")


def _folder(settings: Settings, name: str) -> Path:
    path = settings.place(name)
    with disk_errors(f"make the folder of {name}", path):
        path.mkdir(parents=True, exist_ok=True)
    return path


def _ccache(storage: str, settings: Settings) -> dict[str, str]:
    return {
        "CCACHE_DIR": str(_folder(settings, "ccache")),
        "CCACHE_MAXSIZE": f"{settings.limit() >> 20}M",
        "CCACHE_CONFIGPATH": "/dev/null",
        # The same object in every checkout, as prefix_maps makes it.
        "CCACHE_BASEDIR": str(ROOT),
        "CCACHE_NOHASHDIR": "1",
        "CCACHE_COMPILERCHECK": "content",
        **({"CCACHE_REMOTE_STORAGE": storage} if storage else {}),
    }


def _distcc(hosts: str, settings: Settings) -> dict[str, str]:
    return {
        "DISTCC_HOSTS": hosts.replace(",", " ") or "localhost",
        "DISTCC_DIR": str(_folder(settings, "distcc")),
        # A host that hangs: then the file is compiled here.
        "DISTCC_IO_TIMEOUT": "30",
    }


def _icecc(socket: str, _settings: Settings) -> dict[str, str]:
    return {"ICECC_TEST_SOCKET": socket} if socket else {}


_VARIABLES = {"ccache": _ccache, "distcc": _distcc, "icecc": _icecc}
