"""The target's libraries over the new compiler: newlib, libgcc, libstdc++. Together with it they are the toolchain."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from factory import cache, files, process
from factory.errors import ExitCode, FactoryError, disk_errors
from factory.toolchain import newlib
from factory.toolchain.flags import Flags
from factory.toolchain.host import environment
from factory.toolchain.release.compiler import FOR_LIBGCC, PREFIX, linked_copy
from factory.toolchain.release.data import Libraries
from factory.toolchain.release.order import Order
from factory.toolchain.release.stage import BUILD, Stage


def build(result: Path, gcc: Path, order: Order) -> None:
    """Fills `result` with the whole toolchain; what `gcc` has comes along as hard links."""
    linked_copy(gcc, result)
    shutil.move(result / FOR_LIBGCC, (kept := result.parent / FOR_LIBGCC))
    _newlib(result, order)
    with files.scratch(result.parent, "libraries-build") as work:
        _libgcc(work, result, kept, order)
        _libstdcxx(work, result, order)


def target_flags(guest: Flags) -> tuple[str, ...]:
    """What every file of the target is compiled with, by this compiler."""
    return (*guest.defines, *guest.common)


def _newlib(result: Path, order: Order) -> None:
    guest, progress = order.guest, order.progress
    archive = order.sources.archive(order.newlib.source)
    target = result / guest.target
    with files.scratch(result.parent, "newlib") as made, progress.step("build newlib"):
        newlib.build(
            archive,
            made,
            data=order.newlib,
            target=guest.target,
            compiler=newlib.Compiler(
                cc=_program(result, guest, "gcc"),
                ar=_program(result, guest, "ar"),
                ranlib=_program(result, guest, "ranlib"),
                flags=(*target_flags(guest), f"-ffile-prefix-map={result}=toolchain"),
                include=_asked(result, guest, "-print-file-name=include"),
            ),
            log=cache.new_log("newlib-release"),
            progress=progress,
        )
        with disk_errors("store newlib", result):
            shutil.copytree(made / "include", target / "include", dirs_exist_ok=True, copy_function=os.replace)
            shutil.copytree(made / "lib", target / "lib", dirs_exist_ok=True, copy_function=os.replace)
            # With -g gcc links -lg: the C library for debugging, which is the same one.
            os.link(target / "lib" / "libc.a", target / "lib" / "libg.a")
            (made / "licence").rename(result / "licence" / "newlib")


def _libgcc(work: Path, result: Path, kept: Path, order: Order) -> None:
    """Its Makefile wants gcc's build folder two levels up."""
    guest, libraries, source = order.guest, order.data.libraries, order.sources.folder(order.data.gcc)
    with disk_errors("build libgcc", work):
        shutil.copytree(kept, work / "gcc")
        (work / "gcc" / "include").mkdir()
    stage = Stage("libgcc", work / guest.target / "libgcc", cache.new_log("libgcc"), order.progress, (result / "bin",))
    stage.configure(
        source / "libgcc" / "configure",
        [
            *_cross(guest),
            "--disable-shared",
            "--disable-multilib",
            "--with-newlib",
            f"--with-target-subdir={guest.target}",
        ],
        _programs(result, guest, libraries, stage.folder, source),
    )
    stage.make("compile", variables={"LIBGCC2_DEBUG_CFLAGS": " ".join(libraries.flags)})
    stage.make("install", "install", variables={"DESTDIR": str(work / "libgcc")})
    _add(work / "libgcc", result, "libgcc")


def _libstdcxx(work: Path, result: Path, order: Order) -> None:
    guest, libraries, source = order.guest, order.data.libraries, order.sources.folder(order.data.gcc)
    folder = work / guest.target / "libstdc++-v3"
    stage = Stage("libstdc++", folder, cache.new_log("libstdcxx"), order.progress, (result / "bin",))
    start = _stand_in(work / "start", result, libraries, guest)
    variables = _programs(result, guest, libraries, folder, source)
    # g++ would link configure's programs with the library that is about to be made: each would fail, and configure
    # conclude that there is no clock_gettime().
    variables["CXX"] = variables["CC"]
    stage.configure(
        source / "libstdc++-v3" / "configure",
        [
            *_cross(guest),
            f"--with-cross-host={BUILD}",
            f"--with-target-subdir={guest.target}",
            *libraries.configure,
        ],
        # -B: where the compiler looks for crt0.o.
        {name: f"{value} -B{start}" if name in ("CC", "CXX") else value for name, value in variables.items()},
    )
    stage.make("compile")
    stage.make("install", "install", variables={"DESTDIR": str(work / "libstdcxx")})
    _add(work / "libstdcxx", result, "libstdc++")
    for path in result.rglob("libstdc++.a-gdb.py"):  # for a gdb that would be installed under PREFIX
        path.unlink()


def _stand_in(folder: Path, result: Path, data: Libraries, guest: Flags) -> Path:
    """A folder with a crt0.o that has what the port will have, so that configure can link a program."""
    folder.mkdir()
    names = [*data.port, "_init", "_fini"]
    text = "int main(void);\nvoid _start(void) { main(); }\n" + "".join(f"void {name}(void) {{}}\n" for name in names)
    files.write(folder / "crt0.c", text)
    process.run(
        [_program(result, guest, "gcc"), *target_flags(guest), "-fno-builtin", "-w", "-c", "crt0.c"],
        cwd=folder,
        env=environment(),
    )
    return folder


def _cross(guest: Flags) -> list[str]:
    return [f"--build={BUILD}", f"--host={guest.target}", f"--target={guest.target}", f"--prefix={PREFIX}"]


def _programs(result: Path, guest: Flags, data: Libraries, objects: Path, source: Path) -> dict[str, str]:
    """The flags are words of the compiler: the Makefiles have several variables for flags, and forget some.

    Debug information names files relative to the archive, so that equal inputs give equal libraries.
    """
    places = {source: "gcc", objects: "objects", result: "toolchain"}
    maps = (f"-ffile-prefix-map={place}={name}" for place, name in places.items())
    words = " ".join((*target_flags(guest), *data.flags, *maps))
    optimise = " ".join((*(flag for flag in guest.common if flag.startswith("-O")), *data.flags))
    return {
        "CC": f"{_program(result, guest, 'gcc')} {words}",
        # Not g++: that one links libstdc++, which is only being made, and configure would find that nothing links.
        "CXX": f"{_program(result, guest, 'gcc')} {words} -nostdinc++",
        "AR": _program(result, guest, "ar"),
        "AS": _program(result, guest, "as"),
        "NM": _program(result, guest, "nm"),
        "RANLIB": _program(result, guest, "ranlib"),
        "CFLAGS": optimise,
        "CXXFLAGS": optimise,
    }


def _add(installed: Path, result: Path, what: str) -> None:
    """Moves what was installed below PREFIX into the toolchain."""
    made = installed / PREFIX.lstrip("/")
    with disk_errors(f"store {what}", result):
        if not made.is_dir():
            raise FactoryError(f"the installation of {what} is incomplete", code=ExitCode.BUILD)
        files.remove(made / "share")
        shutil.copytree(made, result, symlinks=True, dirs_exist_ok=True, copy_function=os.replace)


def _program(result: Path, guest: Flags, name: str) -> str:
    return str(result / "bin" / f"{guest.target}-{name}")


def _asked(result: Path, guest: Flags, question: str) -> Path:
    said = process.run([_program(result, guest, "gcc"), question], env=environment(), timeout=20)
    return Path(said.stdout.strip())
