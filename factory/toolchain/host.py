"""The host's compiler: is it good enough, and exactly which one is it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from factory import process
from factory.errors import ExitCode, FactoryError

INSTALL_HINT = "install it with: apt-get install gcc g++ binutils make (./factoryw does so by itself when it may)"


@dataclass(frozen=True)
class HostCompiler:
    """identity is a part of the store's key: the packager's version of compiler and assembler, and the machine."""

    identity: str
    include: Path
    libgcc: Path


def environment() -> dict[str, str]:
    """All that a build sees of the user's environment: gcc takes CPATH and others from it even with -nostdinc."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"}


def identify(cc: str, cxx: str, oldest: int) -> HostCompiler:
    """Asks the compilers; an error when they are no gcc for x86-64, differ or are older than major version `oldest`."""
    version = _ask(cc, "--version").splitlines()[0]
    number = _ask(cc, "-dumpfullversion")
    machine = _ask(cc, "-dumpmachine")
    assembler = _ask("as", "--version").splitlines()[0]
    if not machine.startswith("x86_64-") or not number.split(".")[0].isdigit():
        raise _unusable(f"{cc} makes programs for {machine}, not for x86_64", "use an x86-64 machine")
    if int(number.split(".")[0]) < oldest:
        raise _unusable(f"{cc} {number} is too old: {oldest} or later is wanted")
    if _ask(cxx, "-dumpfullversion") != number:
        raise _unusable(f"{cc} and {cxx} are of different versions")
    return HostCompiler(
        identity="\n".join((version, number, machine, assembler)),
        include=_found(cc, _ask(cc, "-print-file-name=include")),
        libgcc=_found(cc, _ask(cc, "-print-libgcc-file-name")),
    )


def _unusable(what: str, hint: str = INSTALL_HINT) -> FactoryError:
    return FactoryError(what, hint=hint, code=ExitCode.HOST)


def _ask(program: str, *arguments: str) -> str:
    finished = process.run([program, *arguments], env=environment(), timeout=20, code=ExitCode.HOST, hint=INSTALL_HINT)
    return finished.stdout.strip()


def _found(cc: str, path: str) -> Path:
    if not path.startswith("/") or not Path(path).exists():
        raise _unusable(f"{cc} is not completely installed: it lacks {path}")
    return Path(path)
