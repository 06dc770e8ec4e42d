"""SCons environments: one for this machine, and those of the guest for each profile that is asked for."""

from __future__ import annotations

import os
import tempfile
from functools import cached_property
from pathlib import Path
from typing import Any

from factory.build import relay
from factory.build.commands import written_out
from factory.build.compiled import CompileCommands
from factory.build.guest import GuestEnvironments
from factory.build.launcher import launcher_of
from factory.build.linker import fast_linker
from factory.build.object_key import MADE_WITH
from factory.build.reasons import Reasons
from factory.build.spawn import Spawner
from factory.checkout import ROOT
from factory.objects.inputs import ask_ahead, host_identity
from factory.objects.places import places_of
from factory.settings import NOTHING_SHARED, Settings

_COMMENTS = {
    "CCCOMSTR": "CC    $SOURCE", "CXXCOMSTR": "CXX   $SOURCE",
    "ASPPCOMSTR": "AS    $SOURCE", "ASCOMSTR": "AS    $SOURCE",
    "LINKCOMSTR": "LINK  $TARGET", "ARCOMSTR": "AR    $TARGET",
}  # fmt: skip


class Environments:
    """Made once for each run of SCons; the guest's only when something of the guest is wanted.

    profile: of what does not say which one it wants. settings: where objects come from.
    """

    def __init__(
        self, profile: str, log: Path, reasons: Reasons, offline: bool = False, settings: Settings = NOTHING_SHARED
    ) -> None:
        self.profile = profile
        self.checked = True
        """Whether user-space click has to accept a configuration before its image is linked."""
        self._offline = offline
        self._spawn = Spawner(log, launcher_of(settings))
        self._reasons = reasons
        self.objects = places_of(settings, relay.progress())
        if self.objects:
            ask_ahead()
        self.compiled = CompileCommands()
        self._guests: dict[str, GuestEnvironments] = {}
        self.programs: dict[str, Any] = {}
        """Host programs declared so far, by target: SCons allows each once."""

    @cached_property
    def host(self) -> Any:
        """User-space click, with the machine's own compiler."""
        return self._base(
            CC="gcc", CXX="g++", LINK="g++",
            # The map: an object is the same in every checkout.
            CCFLAGS=["-O2", "-g", "-Wall", "-fno-strict-aliasing", f"-ffile-prefix-map={ROOT}=."],
            CXXFLAGS=["-std=gnu++17", "-fno-exceptions", "-fno-rtti", "-fno-threadsafe-statics"],
            CPPPATH=["#click/include", "#click"], CPPDEFINES={"CLICK_USERLEVEL": "1"}, LINKFLAGS=fast_linker(),
            LIBS=["pthread"], **{MADE_WITH: host_identity},
        )  # fmt: skip

    def guest(self, profile: str | None = None) -> GuestEnvironments:
        """Those of a profile; by default of the one that the run of SCons was given."""
        profile = profile or self.profile
        if profile not in self._guests:
            self._guests[profile] = GuestEnvironments(profile, self._base, self._offline)
        return self._guests[profile]

    def _base(self, **settings: Any) -> Any:
        from SCons.Environment import Environment

        environment = Environment(
            ENV={
                "PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C", "TMPDIR": tempfile.gettempdir(),
                # __DATE__ and __TIME__ (gcc's manual): the same image on every day.
                "SOURCE_DATE_EPOCH": "1",
            },
            tools=["gcc", "g++", "gnulink", "gas"], SPAWN=self._spawn, COMPILED=self.compiled,
            PRINT_CMD_LINE_FUNC=self._reasons.announce,
            **_COMMENTS, **settings,
        )  # fmt: skip
        environment.Decider(self._reasons.decide)
        if self.objects:
            from factory.build.cachedir import use

            use(environment, self.objects, self._spawn.read)
        return environment


def objects(environment: Any, sources: list[Path], place: str) -> list[Any]:
    """An object for each source, in out/<place>/ under the source's own path."""
    made = []
    for source in sources:
        relative = source.resolve()
        name = (
            relative.relative_to(ROOT) if relative.is_relative_to(ROOT) else Path("outside") / str(relative).lstrip("/")
        )
        made += object_of(environment, source, f"out/{place}/{name}.o")
    return made


def object_of(environment: Any, source: Path, target: str) -> Any:
    """The object of one source. target: its path in the checkout."""
    written = written_out(environment, source)
    nodes = written.environment.Object(f"#{target}", str(source))
    environment.Depends(nodes, written.depends)
    environment["COMPILED"].add(environment, source, nodes)
    return nodes
