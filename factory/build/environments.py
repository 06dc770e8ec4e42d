"""SCons environments: one for this machine, one for each part of the guest. Flags come from the toolchain."""

from __future__ import annotations

import os
import tempfile
from functools import cached_property
from pathlib import Path
from typing import Any

from factory.build import relay
from factory.build.spawn import Spawner
from factory.checkout import ROOT

_COMMENTS = {
    "CCCOMSTR": "CC    $SOURCE", "CXXCOMSTR": "CXX   $SOURCE",
    "ASPPCOMSTR": "AS    $SOURCE", "ASCOMSTR": "AS    $SOURCE",
    "LINKCOMSTR": "LINK  $TARGET", "ARCOMSTR": "AR    $TARGET",
}  # fmt: skip


class Environments:
    """Made once for each run of SCons; the guest's only when something of the guest is wanted."""

    def __init__(self, profile: str, log: Path, offline: bool = False) -> None:
        self.profile = profile
        self._offline = offline
        self._spawn = Spawner(log)
        self.programs: dict[str, Any] = {}
        """Host programs declared so far, by target: SCons allows each once."""

    @cached_property
    def host(self) -> Any:
        """User-space click, with the machine's own compiler."""
        return self._base(
            CC="gcc", CXX="g++", LINK="g++",
            CCFLAGS=["-O2", "-g", "-Wall", "-fno-strict-aliasing"],
            CXXFLAGS=["-std=gnu++17", "-fno-exceptions", "-fno-rtti", "-fno-threadsafe-statics"],
            CPPPATH=["#click/include", "#click"], CPPDEFINES={"CLICK_USERLEVEL": "1"},
            LIBS=["pthread"],
        )  # fmt: skip

    @cached_property
    def toolchain(self) -> Any:
        """Builds the guest's C library when this machine has none yet (a minute, once)."""
        from factory import toolchain

        return toolchain.ensure(self.profile, relay.progress(), offline=self._offline)

    @property
    def place(self) -> str:
        """The folder of the guest's objects under out/: two toolchains never mix."""
        return f"{self.profile}-{self.toolchain.key[:8]}"

    @cached_property
    def guest(self) -> Any:
        """What every part of the guest shares."""
        tools = self.toolchain
        return self._base(
            CC=str(tools.cc), CXX=str(tools.cxx), LINK=str(tools.cc), STRIP=str(tools.strip),
            CFLAGS=list(tools.cflags), CXXFLAGS=list(tools.cxxflags), ASPPFLAGS=list(tools.asflags), CCFLAGS=["-Wall"],
            CPPPATH=["#minios/include"],
        )  # fmt: skip

    @cached_property
    def kernel(self) -> Any:
        return self.guest.Clone(
            CFLAGS=[*self.toolchain.cflags, *self.toolchain.kernel_flags],
            CXXFLAGS=[*self.toolchain.cxxflags, *self.toolchain.kernel_flags],
        )

    @cached_property
    def guest_click(self) -> Any:
        return self.guest.Clone(
            CPPPATH=["#click/include", "#click", "#minios/include"], CPPDEFINES={"CLICK_MINIOS": "1"}
        )

    def _base(self, **settings: Any) -> Any:
        from SCons.Environment import Environment

        environment = Environment(
            ENV={"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C", "TMPDIR": tempfile.gettempdir()},
            tools=["gcc", "g++", "gnulink", "gas"], SPAWN=self._spawn, **_COMMENTS, **settings,
        )  # fmt: skip
        environment.Decider("content-timestamp")
        return environment


def objects(environment: Any, sources: list[Path], place: str) -> list[Any]:
    """An object for each source, in out/<place>/ under the source's own path."""
    made = []
    for source in sources:
        relative = source.resolve()
        name = (
            relative.relative_to(ROOT) if relative.is_relative_to(ROOT) else Path("outside") / str(relative).lstrip("/")
        )
        made += environment.Object(f"#out/{place}/{name}.o", str(source))
    return made
