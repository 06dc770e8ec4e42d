"""newlib, from its archive to an entry of the store: `include/`, `lib/libc.a`, `lib/libm.a`, `licence/`."""

from __future__ import annotations

import fnmatch
import os
import string
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from factory import files, process, sources
from factory.errors import ExitCode, FactoryError, disk_errors
from factory.progress import SILENT, Progress
from factory.toolchain import flags
from factory.toolchain.host import environment

LICENCES = ("COPYING.NEWLIB", "COPYING.LIB")
_BUILD = "x86_64-pc-linux-gnu"  # what configure calls the machine that compiles; nothing of it gets into the library


@dataclass(frozen=True)
class Compiler:
    """How newlib is compiled: a program, flags without include folders, and the compiler's own include folder."""

    cc: str
    ar: str
    ranlib: str
    flags: tuple[str, ...]
    include: Path


def build(
    archive: Path,
    result: Path,
    *,
    data: flags.Newlib,
    target: str,
    compiler: Compiler,
    log: Path,
    progress: Progress = SILENT,
) -> None:
    """Fills the empty folder `result`. The time goes into configure (5 s of processor time) and make (30 s)."""
    with files.scratch(result.parent, "newlib-build") as work:
        source, objects, installed = work / "source", work / "objects", work / "installed"
        for folder in (source, objects, installed):
            folder.mkdir()
        _check_path(work)
        sources.extract(archive, source, only=_wanted(data))
        cc = _command(compiler, source, objects)
        programs = _without_sleep(work / "programs")
        with progress.step("newlib: configure"):
            _run(
                [
                    source / "newlib" / "configure",
                    f"--build={_BUILD}",
                    f"--host={target}",
                    f"--target={target}",
                    # The store's path stays out of the library: it is installed below `installed` and moved.
                    "--prefix=/",
                    # The twelve configure scripts inside share what they find out.
                    f"--cache-file={objects / 'config.cache'}",
                    *data.configure,
                    f"CC={cc}",
                    f"CCAS={cc}",
                    f"CFLAGS={' '.join((*compiler.flags, *data.cflags))}",
                    f"AR={compiler.ar}",
                    f"RANLIB={compiler.ranlib}",
                    "AS=as",
                    "READELF=readelf",
                    "STRIP=strip",
                ],
                objects,
                log,
                progress,
                programs,
            )
        jobs = len(os.sched_getaffinity(0))
        with progress.step("newlib: compile"):
            _run(["make", f"-j{jobs}", "MAKEINFO=true"], objects, log, progress)
            _run(["make", "install", "MAKEINFO=true", f"DESTDIR={installed}"], objects, log, progress)
        _collect(installed / target, source, result)


def _check_path(work: Path) -> None:
    """newlib's configure and Makefiles put paths into shell commands unquoted."""
    if set(str(work)) - set(string.ascii_letters + string.digits + "/._-+,@%"):
        raise FactoryError(
            "newlib cannot be built in a folder with blanks or special characters in its path",
            where=work.parent,
            hint="set FACTORY_CACHE to a folder with a plain path",
            code=ExitCode.CONFIG,
        )


def _without_sleep(folder: Path) -> Path:
    """A folder of programs in which `sleep` returns at once: each of the configure scripts sleeps a second, so that a
    file which it makes is newer than itself. All of them are years old, as tar unpacks them."""
    folder.mkdir()
    (folder / "sleep").symlink_to("/bin/true")
    return folder


def _wanted(data: flags.Newlib) -> Callable[[str], bool]:
    """Says which members of the archive are unpacked (names without the archive's top folder)."""

    def below(name: str, patterns: tuple[str, ...]) -> bool:
        parents = [name, *(str(parent) for parent in PurePosixPath(name).parents)]
        return any(fnmatch.fnmatchcase(path, pattern) for pattern in patterns for path in parents)

    return lambda name: below(name, data.unpack) and not below(name, data.skip)


def _command(compiler: Compiler, source: Path, objects: Path) -> str:
    """The compiler with newlib's own headers; targ-include is where its Makefile gathers those for the target.

    Debug information names files relative to the archive, so that equal inputs give equal libraries.
    """
    words = [
        compiler.cc,
        *(flag for flag in compiler.flags if flag.startswith(("-nostd", "-U", "-D"))),
        f"-isystem {objects / 'targ-include'}",
        f"-isystem {source / 'newlib' / 'libc' / 'include'}",
        f"-isystem {compiler.include}",
        # gcc hands only the second kind on to the assembler.
        *(f"-f{kind}-prefix-map={source}=newlib" for kind in ("file", "debug")),
        *(f"-f{kind}-prefix-map={objects}=newlib-objects" for kind in ("file", "debug")),
    ]
    return " ".join(words)


def _collect(made: Path, source: Path, result: Path) -> None:
    with disk_errors("store newlib", result):
        if not (made / "lib" / "libc.a").is_file() or not (made / "include" / "stdio.h").is_file():
            raise FactoryError("newlib's installation is incomplete", where=made, code=ExitCode.BUILD)
        (made / "lib" / "libg.a").unlink(missing_ok=True)  # the same file as libc.a
        for name in ("include", "lib"):
            os.rename(made / name, result / name)
        (result / "licence").mkdir()
        for name in LICENCES:
            os.rename(source / name, result / "licence" / name)


def _run(argv: Sequence[str | Path], cwd: Path, log: Path, progress: Progress, programs: Path | None = None) -> None:
    env = environment()
    if programs:
        env["PATH"] = f"{programs}{os.pathsep}{env['PATH']}"
    process.run(
        argv,
        cwd=cwd,
        env=env,
        log=log,
        progress=progress,
        hint="`factory doctor` shows what this machine lacks; the log has the whole output",
    )
