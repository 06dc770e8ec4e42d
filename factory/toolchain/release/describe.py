"""What profile `release` is, from its data alone: keys of its three entries in the store, paths and flags."""

from __future__ import annotations

import inspect
from dataclasses import asdict, dataclass
from pathlib import Path

from factory import cache, process, sources
from factory.checkout import ROOT
from factory.errors import ExitCode
from factory.toolchain import flags, newlib
from factory.toolchain.host import environment
from factory.toolchain.model import Toolchain
from factory.toolchain.release import compiler, libraries
from factory.toolchain.release.data import Package, Release, release

NAME = "release"
BINUTILS, GCC, WHOLE = "binutils", "gcc", "release"


@dataclass(frozen=True)
class Inputs:
    """All that the toolchain is made from, and the keys that follow. The host's compiler is no part of them: it makes
    the programs, not what they make (docs/decisions/009)."""

    guest: flags.Flags
    newlib: flags.Newlib
    data: Release

    @property
    def binutils_key(self) -> str:
        return cache.key(self.guest.target, _package(self.data.binutils), repr(self.data.host), _steps(compiler))

    @property
    def gcc_key(self) -> str:
        return cache.key(self.binutils_key, _package(self.data.gcc), sources.find(self.newlib.source).sha256)

    @property
    def whole_key(self) -> str:
        return cache.key(
            self.gcc_key,
            sources.find(self.newlib.source).sha256,
            repr(asdict(self.newlib)),
            repr(libraries.target_flags(self.guest)),
            repr(self.data.libraries),
            _steps(newlib),
            _steps(libraries),
        )

    @property
    def prefix(self) -> Path:
        return cache.root() / "store" / f"{WHOLE}-{self.whole_key}"


def inputs() -> Inputs:
    return Inputs(flags.flags(), flags.newlib(), release())


def describe(made_from: Inputs) -> Toolchain:
    guest, prefix = made_from.guest, made_from.prefix
    version = sources.find(made_from.data.gcc.source).version
    own = prefix / "lib" / "gcc" / guest.target / version
    library = prefix / guest.target / "lib"
    # What newlib lacks or has differently (<sys/select.h>): hence before the compiler's own folders.
    posix = ROOT / "newlib" / "include" / "posix"
    include = (posix, own / "include", prefix / guest.target / "include")
    base = (*libraries.target_flags(guest), f"-isystem{posix}")
    # The kernel and click see of C++ what they see under dev: what is not there cannot slip in.
    no_library = ("-nostdinc++", f"-idirafter{ROOT / 'newlib' / 'include' / 'c++'}")

    def program(name: str) -> str:
        return str(prefix / "bin" / f"{guest.target}-{name}")

    return Toolchain(
        profile=NAME,
        key=cache.key(made_from.whole_key, repr(asdict(guest))),
        target=guest.target,
        prefix=prefix,
        cc=program("gcc"),
        cxx=program("g++"),
        ar=program("gcc-ar"),
        ranlib=program("gcc-ranlib"),
        ld=program("ld"),
        objcopy=program("objcopy"),
        strip=program("strip"),
        nm=program("nm"),
        cflags=(*base, *guest.c),
        cxxflags=(*base, *guest.cxx, *no_library),
        app_cxxflags=(*base, *guest.app_cxx),
        asflags=base,
        kernel_flags=guest.kernel,
        ldflags=guest.link,
        libs=(str(library / "libc.a"), str(library / "libm.a"), str(own / "libgcc.a")),
        has_libstdcxx=True,
        cxx_libs=(str(library / "libstdc++.a"),),
        c_include=include,
        cxx_include=(prefix / guest.target / "include" / "c++" / version, *include),
        libc=library / "libc.a",
        libm=library / "libm.a",
        libgcc=own / "libgcc.a",
    )


def check_runs(folder: Path, made_from: Inputs) -> None:
    """Raises FactoryError (HOST) when a toolchain that another machine has built, in `folder`, does not run here."""
    process.run(
        [folder / "bin" / Path(describe(made_from).cc).name, "-dumpversion"],
        env=environment(),
        timeout=20,
        code=ExitCode.HOST,
        hint="it was built on a machine with a newer C library than this one: build it here, or on an older one",
    )


def _package(package: Package) -> str:
    return repr((sources.find(package.source).sha256, package))


def _steps(module: object) -> str:
    """The steps themselves: who edits them wants a new result."""
    return inspect.getsource(module)  # type: ignore[arg-type]
