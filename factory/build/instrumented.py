"""Click for this machine with a compiler's checks built in: what the fuzzers (bench/fuzz) and tests of the library run.

out/instrumented/KIND/libclick.a     click/lib
out/instrumented/KIND/libelements.a  every element, and what reads configurations
out/instrumented/KIND/PATH           a program of PROGRAMS
out/instrumented/tsan/router         the router with the elements of TSAN_CLASSES
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from factory import elements, files
from factory.build.environments import Environments, object_of, objects
from factory.build.object_key import MADE_WITH
from factory.build.program import link_program
from factory.checkout import OUT, ROOT
from factory.elements import Selection
from factory.toolchain import xen_headers

FOLDER = OUT / "instrumented"
_FUZZ = "bench/fuzz"
PROGRAMS = (_FUZZ, "tests/click/lib")
"""The folders of the programs' sources. Fuzzing programs have all elements, unless they are C: these need no click."""
# Alignment is not checked: x86 has none, and click says so (HAVE_INDIFFERENT_ALIGNMENT).
_ADDRESSES = (
    "-fsanitize=address,undefined", "-fno-sanitize=alignment", "-fno-sanitize-recover=undefined",
    "-fno-omit-frame-pointer",
)  # fmt: skip
# The functions behind a virtual call, whose addresses it takes, are a matter of GNU's compiler only.
_GNU_ONLY = ROOT / "click" / "lib" / "element.cc"
_SEARCH = ROOT / _FUZZ / "standalone.cc"


@dataclass(frozen=True)
class Kind:
    """checks: the compiler's, and the linker's. fuzzer: it brings libFuzzer, whose main() the fuzzing programs get."""

    cc: str
    cxx: str
    checks: tuple[str, ...]
    fuzzer: bool = False


KINDS = {
    "asan": Kind("gcc", "g++", _ADDRESSES),
    "libfuzzer": Kind("clang", "clang++", (*_ADDRESSES, "-fsanitize=fuzzer-no-link"), fuzzer=True),
    "tsan": Kind("gcc", "g++", ("-fsanitize=thread",)),
}
TSAN_CLASSES = (
    "BalancedThreadSched", "CPUSwitch", "ControlSocket", "Counter", "DelayUnqueue", "Discard", "EtherEncap",
    "InfiniteSource", "Queue", "RatedSource", "Script", "SpinlockInfo", "SpinlockPush", "StaticThreadSched",
    "Strip", "Tee", "ThreadSafeQueue", "TimedSource", "Unqueue", "Unstrip",
)  # fmt: skip


def path_of(kind: str, name: str) -> Path:
    """Where an archive or a program is built. name: `libclick.a`, `router`, or a source's path without suffix."""
    return FOLDER / kind / name


def declare_instrumented(environments: Environments, targets: list[Path]) -> None:
    """Declares those of these targets that are ours."""
    by_kind: dict[str, list[str]] = {}
    for target in targets:
        kind, _, name = str(target.relative_to(FOLDER)).partition("/")
        by_kind.setdefault(kind, []).append(name)
    for kind, names in by_kind.items():
        if kind in KINDS:
            _Declared(environments, kind).declare(names)


class _Declared:
    """One kind's environment and nodes, each made when it is wanted."""

    def __init__(self, environments: Environments, name: str) -> None:
        self._kind, self._name = KINDS[name], name
        self._place = f"instrumented/{name}"
        checks, cxx = [*self._kind.checks], self._kind.cxx
        self._environment = environments.host.Clone(tools=["ar"], CC=self._kind.cc, CXX=cxx, LINK=cxx)
        # Behind the flags of every host program: the last -O and -g are what counts.
        self._environment.Append(CCFLAGS=["-O1", "-g1", *checks])
        self._environment.Replace(LINKFLAGS=checks)
        if self._kind.fuzzer:  # the host's identity is that of gcc: nothing of clang is kept under it
            self._environment[MADE_WITH] = None

    def declare(self, names: list[str]) -> None:
        if "router" in names:
            selection = elements.scan(ROOT / "click").closure(TSAN_CLASSES, "userlevel")
            table = f"{self._place}/elements_table"
            link_program(self._environment, f"out/{self._place}/router", selection, table, self._place)
            return
        if "libclick.a" in names:
            self._library  # noqa: B018 — declared when it is looked at
        if "libelements.a" in names:
            self._elements  # noqa: B018
        for name in names:
            if name.startswith(f"{_FUZZ}/"):
                self._fuzzer(name)
            elif name.startswith(PROGRAMS):
                self._program(name, self._environment, [self._objects([_source(name)]), self._library])

    def _objects(self, sources: list[Path]) -> list[Any]:
        if not self._kind.fuzzer:
            return objects(self._environment, sources, self._place)
        plain = self._environment.Clone(CXX="g++", CCFLAGS=["-O1"])
        gnu = [source for source in sources if source == _GNU_ONLY]
        rest = [source for source in sources if source != _GNU_ONLY]
        return [*objects(self._environment, rest, self._place), *objects(plain, gnu, self._place)]

    @cached_property
    def _library(self) -> Any:
        sources = sorted((ROOT / "click" / "lib").glob("*.cc"))
        return self._environment.StaticLibrary(f"#out/{self._place}/libclick.a", self._objects(sources))

    @cached_property
    def _selection(self) -> Selection:
        return elements.scan(ROOT / "click").all("userlevel")

    @cached_property
    def _elements(self) -> Any:
        library = ROOT / "click" / "lib"
        sources = [source for source in self._selection.sources if source.parent != library]
        nodes = self._objects([*sources, ROOT / "click" / "userlevel" / "configfile.cc"])
        return self._environment.StaticLibrary(f"#out/{self._place}/libelements.a", nodes)

    @cached_property
    def _table(self) -> Any:
        table = FOLDER / self._name / "elements_table.cc"
        files.write_if_changed(table, elements.table_source(self._selection))
        return object_of(self._environment, table, f"out/{self._place}/elements_table.o")

    @cached_property
    def _search(self) -> list[Any]:
        """The main() of fuzzing programs, where libFuzzer does not bring it."""
        return [] if self._kind.fuzzer else self._objects([_SEARCH])

    def _fuzzer(self, name: str) -> None:
        source, environment = _source(name), self._environment.Clone()
        environment.Append(LINKFLAGS=["-fsanitize=fuzzer"] if self._kind.fuzzer else [])
        if source.suffix == ".c":
            environment.Replace(CPPDEFINES={}, CPPPATH=["#minios/include"])
            environment.Append(CFLAGS=["-std=gnu11", "-isystem", str(xen_headers.ensure())])
            needs = []
        else:
            environment.Append(LIBS=[*self._selection.libs])
            needs = [self._table, self._elements, self._library]
        self._program(name, environment, [objects(environment, [source], self._place), self._search, *needs])

    def _program(self, name: str, environment: Any, nodes: list[Any]) -> None:
        environment.Program(f"#out/{self._place}/{name}", nodes)


def _source(name: str) -> Path:
    return next(path for path in (ROOT / f"{name}.cc", ROOT / f"{name}.c") if path.exists())
