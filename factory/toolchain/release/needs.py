"""What this machine must have to build the compiler: looked at first, not after six minutes."""

from __future__ import annotations

import shutil
import string
from pathlib import Path

from factory import process
from factory.errors import FREE_SPACE, ExitCode, FactoryError
from factory.toolchain.host import environment
from factory.toolchain.release.data import Host

_ROOM = 3_000_000_000  # bytes: sources, objects and what is installed, of binutils and gcc


def check_place(folder: Path) -> None:
    """Whether binutils and gcc can be built in `folder`. Their Makefiles put paths into shell commands unquoted."""
    if set(str(folder)) - set(string.ascii_letters + string.digits + "/._-+,@%"):
        raise FactoryError(
            "the release toolchain cannot be built in a folder with blanks or special characters in its path",
            where=folder,
            hint="set FACTORY_CACHE to a folder with a plain path",
            code=ExitCode.CONFIG,
        )
    free = shutil.disk_usage(folder).free
    if free < _ROOM:
        raise FactoryError(
            f"building the release toolchain takes {_ROOM / 1e9:.0f} GB for a while; {free / 1e9:.1f} GB are free",
            where=folder,
            hint=FREE_SPACE,
            code=ExitCode.DISK,
        )


def check(host: Host) -> None:
    """Raises FactoryError (HOST) naming everything that is missing."""
    path = environment()["PATH"]
    missing = [program for program in host.programs if not shutil.which(program, path=path)]
    if "gcc" not in missing:
        missing += [f"lib{name}.a" for name in host.static if _static(name) is None]
        missing += [f"{name}.h" for name in host.static if not _has_header(f"{name}.h")]
    if missing:
        raise FactoryError(
            f"the release toolchain cannot be built here: {', '.join(missing)} missing",
            hint=f"install it with: apt-get install {' '.join(host.packages)}; or build it on another machine and "
            "bring it here (factory toolchain export, factory toolchain import)",
            code=ExitCode.HOST,
        )


def static_folder(host: Host, folder: Path) -> Path:
    """A folder with nothing but the static libraries: the linker has no shared ones to prefer."""
    folder.mkdir()
    for name in host.static:
        found = _static(name)
        if found is None:  # checked before; somebody removes packages while we build
            check(host)
            raise FactoryError(f"lib{name}.a has gone", code=ExitCode.HOST)
        (folder / found.name).symlink_to(found)
    return folder


def _static(name: str) -> Path | None:
    said = process.run(["gcc", f"-print-file-name=lib{name}.a"], env=environment(), check=False, timeout=20)
    found = Path(said.stdout.strip())
    # gcc repeats a name that it does not find.
    return found.resolve() if found.is_absolute() and found.exists() else None


def _has_header(name: str) -> bool:
    command = ["gcc", "-E", "-x", "c", "-o", "/dev/null", "-include", name, "/dev/null"]
    return process.run(command, env=environment(), check=False, timeout=20).status == 0
