"""The toolchain with this checkout's kernel in it: `x86_64-minios-elf-g++ hello.cc` alone makes an image that boots.

An entry of the store of its own, hard links to the compiler and a few files more: who edits the kernel waits for the
kernel's 60 files, not for gcc.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from factory import cache, files, process, sources
from factory.checkout import ROOT
from factory.errors import disk_errors
from factory.progress import SILENT, Progress
from factory.toolchain import flags, xen_headers
from factory.toolchain.host import environment
from factory.toolchain.model import Toolchain
from factory.toolchain.release import specs
from factory.toolchain.release.compiler import linked_copy

NAME = "sdk"
_SCRIPT = ROOT / "minios" / "arch" / "x86_64" / specs.SCRIPT
_INCLUDE = (ROOT / "newlib" / "include" / "posix", ROOT / "minios" / "include")
_COMPILED = (".c", ".cc", ".S")


def key(toolchain: Toolchain) -> str:
    digests = [f"{path.relative_to(ROOT)} {files.sha256(path)}" for path in _inputs()]
    rules = (specs.text(flags.flags()), repr(flags.size_rule()), Path(__file__).read_bytes())
    return cache.key(toolchain.key, *rules, *digests)


def prefix(toolchain: Toolchain) -> Path:
    """Where it is after ensure(); bin/ has the programs."""
    return cache.root() / "store" / f"{NAME}-{key(toolchain)}"


def ensure(toolchain: Toolchain, progress: Progress = SILENT) -> Path:
    """Compiles the kernel (20 s) unless the store has it; `toolchain` must be there (factory.toolchain.ensure)."""

    def build(result: Path) -> None:
        with progress.step("compile the kernel for the toolchain"):
            linked_copy(toolchain.prefix, result)
            sysroot = result / toolchain.target
            with files.scratch(result.parent, "kernel") as work:
                _link(toolchain, _compile(toolchain, work), sysroot / "lib" / specs.START)
            version = sources.find("gcc").version
            files.write(result / "lib" / "gcc" / toolchain.target / version / "specs", specs.text(flags.flags()))
            with disk_errors("store the toolchain", result):
                shutil.copyfile(_SCRIPT, sysroot / "lib" / specs.SCRIPT)
                for folder in _INCLUDE:
                    shutil.copytree(folder, sysroot / specs.SYSTEM, dirs_exist_ok=True)

    return cache.make(NAME, key(toolchain), build, progress)


def _compile(toolchain: Toolchain, work: Path) -> list[Path]:
    include = [*(f"-I{folder}" for folder in _INCLUDE), f"-isystem{xen_headers.ensure()}"]
    include += [f"-D{name}={value}" for name, value in xen_headers.INTERFACE.items()]

    def one(source: Path) -> Path:
        made = work / f"{str(source.relative_to(ROOT)).replace(os.sep, '-')}.o"
        own = {".S": toolchain.asflags, ".cc": toolchain.app_cxxflags}.get(source.suffix, toolchain.cflags)
        kernel: tuple[str, ...] = ()
        if source.is_relative_to(ROOT / "minios"):
            kernel = (*toolchain.kernel_flags, *flags.for_size(source))
        # The checkout's place stays out of the result.
        command = [toolchain.cc, *own, *kernel, *include, f"-ffile-prefix-map={ROOT}=."]
        process.run([*command, "-c", source, "-o", made], cwd=ROOT, env=environment())
        return made

    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        return list(pool.map(one, _sources()))


def _link(toolchain: Toolchain, objects: list[Path], result: Path) -> None:
    process.run([toolchain.cc, "-nostdlib", "-r", "-o", result, *objects], env=environment())


def _sources() -> list[Path]:
    """Kernel and port, without the libraries; newlib/cxx is for images without libstdc++."""
    port = [path for name in ("port", "libstdcxx") for path in (ROOT / "newlib" / name).rglob("*")]
    found = [*(ROOT / "minios").rglob("*"), *port]
    libraries = ROOT / "minios" / "libs"
    return sorted(path for path in found if path.suffix in _COMPILED and not path.is_relative_to(libraries))


def _inputs() -> Iterator[Path]:
    libraries = ROOT / "minios" / "libs"
    for folder in (ROOT / "minios", ROOT / "newlib"):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.is_relative_to(libraries):
                yield path
