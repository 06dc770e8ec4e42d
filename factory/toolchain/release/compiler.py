"""binutils and gcc's own programs, each an entry of the store: an interrupted build goes on where it was.

Both are configured for the prefix PREFIX, where nothing ever is, and installed below another folder: gcc finds all its
parts relative to itself, and no path of this machine gets in.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from factory import cache, files, sources
from factory.errors import ExitCode, FactoryError, disk_errors
from factory.toolchain.release import needs
from factory.toolchain.release.data import Release
from factory.toolchain.release.order import Order
from factory.toolchain.release.stage import Stage

PREFIX = "/factory-release"
FOR_LIBGCC = "for-libgcc"
"""What libgcc's Makefile reads of gcc's build folder: headers and variables that gcc's make has generated."""


def build_binutils(result: Path, order: Order) -> None:
    data, target = order.data, order.target
    needs.check(data.host)
    source = order.sources.folder(data.binutils)
    with files.scratch(result.parent, "binutils-build") as work:
        stage = Stage("binutils", work / "objects", cache.new_log("binutils"), order.progress)
        stage.configure(
            source / "configure",
            [f"--target={target}", f"--prefix={PREFIX}", f"--with-sysroot={PREFIX}/{target}", *data.binutils.configure],
            _host_flags(data),
        )
        stage.make("compile")
        stage.make("install", "install-strip", variables={"DESTDIR": str(work / "installed")})
        _take(work / "installed", result, ("share", "include"), must=f"bin/{target}-ld")
        _licence(source, result, ("COPYING3",), "binutils")


def build_gcc(result: Path, binutils: Path, order: Order) -> None:
    """The programs of gcc beside those of binutils; no target library yet."""
    data, target = order.data, order.target
    needs.check(data.host)
    source = order.sources.folder(data.gcc)
    with files.scratch(result.parent, "gcc-build") as work:
        # gcc makes its <limits.h> right then, and looks whether there is one to include.
        headers = "newlib/libc/include"
        archive = order.sources.archive(order.newlib.source)
        sources.extract(archive, work / "newlib", only=lambda name: name.startswith(headers))
        (work / "sysroot").mkdir()
        (work / "newlib" / headers).rename(work / "sysroot" / "include")
        stage = Stage("gcc", work / "objects", cache.new_log("gcc"), order.progress, (binutils / "bin",))
        libraries = needs.static_folder(data.host, work / "static")
        stage.configure(
            source / "configure",
            [
                f"--target={target}",
                f"--prefix={PREFIX}",
                f"--with-sysroot={PREFIX}/{target}",
                f"--with-build-sysroot={work / 'sysroot'}",
                *(f"--with-{name}-lib={libraries}" for name in data.host.static),
                *(f"--with-{name}-include=/usr/include" for name in data.host.static),
                *data.gcc.configure,
            ],
            _host_flags(data),
        )
        stage.make("compile the compiler", "all-gcc")
        # Debian's archive lacks the manuals under the GFDL, and this file is compared with one of them.
        (work / "objects" / "gcc" / "s-tm-texi").touch()
        stage.make("install", "install-strip-gcc", variables={"DESTDIR": str(work / "installed")})
        linked_copy(binutils, result)
        _take(work / "installed", result, ("share", "include"), must=f"bin/{target}-g++")
        _keep_for_libgcc(work / "objects" / "gcc", result / FOR_LIBGCC)
        _licence(source, result, ("COPYING3", "COPYING.RUNTIME"), "gcc")


def linked_copy(source: Path, target: Path) -> None:
    """Hard links to everything in `source`, an entry of the store, into `target`: nobody changes an entry's files."""
    with disk_errors("store the toolchain", target):
        shutil.copytree(
            source,
            target,
            symlinks=True,
            dirs_exist_ok=True,
            copy_function=os.link,
            ignore=lambda _folder, names: [name for name in names if name == cache.MANIFEST],
        )


def _host_flags(data: Release) -> dict[str, str]:
    flags = " ".join(data.host.flags)
    return {"CFLAGS": flags, "CXXFLAGS": flags}


def _take(installed: Path, result: Path, without: tuple[str, ...], must: str) -> None:
    """Moves what was installed below PREFIX into the result."""
    made = installed / PREFIX.lstrip("/")
    with disk_errors("store the toolchain", result):
        if not (made / must).is_file():
            raise FactoryError(f"the installation is incomplete: {must} is missing", code=ExitCode.BUILD)
        for name in without:
            files.remove(made / name)
        shutil.copytree(made, result, symlinks=True, dirs_exist_ok=True, copy_function=os.replace)


def _keep_for_libgcc(objects: Path, folder: Path) -> None:
    with disk_errors("store the toolchain", folder):
        folder.mkdir()
        for path in [*sorted(objects.glob("*.h")), objects / "libgcc.mvars"]:
            shutil.copyfile(path, folder / path.name)


def _licence(source: Path, result: Path, names: tuple[str, ...], package: str) -> None:
    with disk_errors("store the licence", result):
        folder = result / "licence" / package
        folder.mkdir(parents=True, exist_ok=True)
        for name in names:
            shutil.copyfile(source / name, folder / name)
