"""newlib, from its archive to an entry of the store: `include/`, `lib/libc.a`, `lib/libm.a`, `licence/`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from factory import files, process
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
    archive: Path, data: flags.Newlib, target: str, compiler: Compiler, result: Path, log: Path, progress: Progress = SILENT
) -> None:
    """Fills the empty folder `result`. The time goes into configure (5 s of processor time) and make (30 s)."""
    with files.scratch(result.parent, "newlib-build") as work:
        source, objects, installed = work / "source", work / "objects", work / "installed"
        for folder in (source, objects, installed):
            folder.mkdir()
        _run(["tar", "-xf", archive, "-C", source, *_members(archive, data)], work, log, progress)
        cc = _command(compiler, source, objects)
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
            )
        jobs = len(os.sched_getaffinity(0))
        with progress.step("newlib: compile"):
            _run(["make", f"-j{jobs}", "MAKEINFO=true"], objects, log, progress)
            _run(["make", "install", "MAKEINFO=true", f"DESTDIR={installed}"], objects, log, progress)
        _collect(installed / target, source, result)


def _members(archive: Path, data: flags.Newlib) -> Sequence[str]:
    """Arguments for tar: what to unpack, without the archive's top folder."""
    listed = process.run(["tar", "-tf", archive, "--occurrence=1", "--wildcards", "*/newlib/configure"], env=environment(), check=False)
    names = listed.stdout.split()
    if not names:
        raise FactoryError("this archive holds no newlib", where=archive, code=ExitCode.SOURCE)
    top = names[0].split("/", 1)[0]
    return [
        "--strip-components=1",
        "--no-same-owner",
        *(f"--exclude={top}/{pattern}" for pattern in data.skip),
        *(f"{top}/{name}" for name in data.unpack),
    ]


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
        f"-ffile-prefix-map={source}=newlib",
        f"-ffile-prefix-map={objects}=newlib-objects",
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


def _run(argv: Sequence[str | Path], cwd: Path, log: Path, progress: Progress) -> None:
    process.run(
        argv,
        cwd=cwd,
        env=environment(),
        log=log,
        progress=progress,
        hint="`factory doctor` shows what this machine lacks; the log has the whole output",
    )
