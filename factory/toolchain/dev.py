"""Profile `dev`: the machine's own gcc made freestanding over newlib. For C, and C++ without the standard library."""

from __future__ import annotations

import inspect
from dataclasses import asdict
from pathlib import Path

from factory import cache, exchange, files, sources
from factory.checkout import ROOT
from factory.progress import SILENT, Progress
from factory.toolchain import flags, host, newlib
from factory.toolchain.model import Toolchain

NAME = "dev"
_ENTRY = "newlib-dev"
_MISSING = "include-missing"
_POSIX = ROOT / "newlib" / "include" / "posix"
"""Headers that newlib lacks, and <sys/select.h> and <sys/dirent.h> in place of its own: hence before them."""
_NO_THREAD_LOCAL = ROOT / "newlib" / "include" / "no_thread_local.h"


def load() -> Toolchain:
    """Describes the profile; needs the host's compiler and the lock file, builds nothing."""
    return _describe(*_inputs())


def ensure(progress: Progress = SILENT, *, offline: bool = False) -> Toolchain:
    """Builds newlib unless the store has it (35 s on two cores). offline: its archive must be here already."""
    guest, dev, library, compiler = _inputs()
    toolchain = _describe(guest, dev, library, compiler)
    library_key = _library_key(guest, dev, library, compiler)

    def build(folder: Path) -> None:
        archive = sources.get(library.source, offline=offline, progress=progress)
        # Done first: a full disk or a slip in dev.toml shows before the long part.
        _write_missing(folder / _MISSING, dev)
        with progress.step("build newlib"):
            newlib.build(
                archive,
                folder,
                data=library,
                target=guest.target,
                compiler=_newlib_compiler(guest, dev, compiler),
                log=cache.new_log("newlib"),
                progress=progress,
            )

    exchange.make(_ENTRY, library_key, build, progress, offline=offline)
    return toolchain


def _inputs() -> tuple[flags.Flags, flags.Dev, flags.Newlib, host.HostCompiler]:
    dev = flags.dev()
    return flags.flags(), dev, flags.newlib(), host.identify(dev.program("cc"), dev.program("cxx"), dev.oldest_gcc)


def _newlib_compiler(guest: flags.Flags, dev: flags.Dev, compiler: host.HostCompiler) -> newlib.Compiler:
    return newlib.Compiler(
        cc=dev.program("cc"),
        ar=dev.program("ar"),
        ranlib=dev.program("ranlib"),
        flags=_base(guest, dev),
        include=compiler.include,
    )


def _library_key(guest: flags.Flags, dev: flags.Dev, library: flags.Newlib, compiler: host.HostCompiler) -> str:
    """Of all that newlib is made from and with. Flags for linking or for our own sources are no part of it."""
    return cache.key(
        compiler.identity,
        sources.find(library.source).sha256,
        repr(asdict(library)),
        repr((guest.target, _base(guest, dev), dev.programs, dev.missing_headers)),
        # The steps themselves: who edits them wants a new library.
        inspect.getsource(newlib),
        inspect.getsource(_write_missing),
    )


def _base(guest: flags.Flags, dev: flags.Dev) -> tuple[str, ...]:
    """What every file is compiled with, newlib's own and ours."""
    return (*dev.common, *dev.undefines, *guest.defines, *guest.common)


def _describe(guest: flags.Flags, dev: flags.Dev, library: flags.Newlib, compiler: host.HostCompiler) -> Toolchain:
    library_key = _library_key(guest, dev, library, compiler)
    prefix = cache.root() / "store" / f"{_ENTRY}-{library_key}"
    c_include = (compiler.include, _POSIX, prefix / "include")
    cxx_include = (ROOT / "newlib" / "include" / "c++", prefix / _MISSING, *c_include)
    base = (*_base(guest, dev), f"-include{_NO_THREAD_LOCAL}")
    libc, libm = prefix / "lib" / "libc.a", prefix / "lib" / "libm.a"
    cxxflags = (*base, *dev.cxx, *guest.cxx, *_after(cxx_include))
    return Toolchain(
        profile=NAME,
        key=cache.key(library_key, repr(asdict(guest)), repr(asdict(dev)), _NO_THREAD_LOCAL.read_bytes()),
        target=guest.target,
        prefix=prefix,
        cc=dev.program("cc"),
        cxx=dev.program("cxx"),
        ar=dev.program("ar"),
        ranlib=dev.program("ranlib"),
        ld=dev.program("ld"),
        objcopy=dev.program("objcopy"),
        strip=dev.program("strip"),
        nm=dev.program("nm"),
        cflags=(*base, *guest.c, *_after(c_include)),
        cxxflags=cxxflags,
        app_cxxflags=cxxflags,
        asflags=(*base, *_after(c_include)),
        kernel_flags=guest.kernel,
        ldflags=guest.link,
        libs=(str(libc), str(libm), str(compiler.libgcc)),
        has_libstdcxx=False,
        cxx_libs=(),
        c_include=c_include,
        cxx_include=cxx_include,
        libc=libc,
        libm=libm,
        libgcc=compiler.libgcc,
    )


def _after(folders: tuple[Path, ...]) -> tuple[str, ...]:
    # As one word each: SCons takes them apart and sorts them otherwise.
    return tuple(f"-idirafter{folder}" for folder in folders)


def _write_missing(folder: Path, dev: flags.Dev) -> None:
    folder.mkdir()
    for name in dev.missing_headers:
        files.write(
            folder / name,
            f"#error <{name}> is a header of the C++ standard library, which the dev toolchain does not have: "
            'give the recipe profile = "release"\n',
        )
