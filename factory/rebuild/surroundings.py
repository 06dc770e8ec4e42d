"""Other surroundings for a build: whatever must not show in an image is not as it is here."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from factory import cache, process
from factory.errors import ExitCode, FactoryError, disk_errors
from factory.progress import Progress
from factory.toolchain.host import environment

_DAYS = -400  # backwards: who compares times of files with the clock takes nothing of the shared cache for old
_USER = 4321
_MEMORY = Path("/dev/shm")  # noqa: S108
_ROOM = 1 << 30  # bytes: a copy of the checkout and all objects
_CLOCK = Path(__file__).with_name("clock.c")


@dataclass(frozen=True)
class Surroundings:
    """checkout: where the copy goes; outside: recipes from elsewhere; shown: what is other than here, in words."""

    checkout: Path
    outside: Path
    prefix: tuple[str, ...]
    """Words before a command: another umask, another user."""
    env: dict[str, str]
    jobs: int
    shown: tuple[str, ...]

    @classmethod
    def make(cls, folder: Path) -> Surroundings:
        """folder: empty, gone afterwards."""
        # A blank and a letter that is not ASCII, and longer than most.
        checkout = folder / "another place, größer" / "checkout"
        home, temporary, store = folder / "home", folder / "tmp", folder / "cache"
        with disk_errors("make other surroundings", folder):
            for each in (checkout.parent, home, temporary):
                each.mkdir(parents=True)
            # The same toolchains and libraries under another name: they are not what is built again.
            store.symlink_to(cache.root())
        locale = _locale()
        env = {
            "PATH": os.environ.get("PATH", os.defpath), "HOME": str(home), "USER": "somebody", "LOGNAME": "somebody",
            "TMPDIR": str(temporary), "FACTORY_CACHE": str(store), "PYTHONPATH": str(checkout),
            "TZ": "XYZ-13:45", "LANG": locale, "LC_ALL": locale,
            "LD_PRELOAD": str(_clock(folder)), "REBUILD_SHIFT": str(_DAYS * 86400),
        }  # fmt: skip
        jobs = len(os.sched_getaffinity(0)) + 1
        prefix = ["sh", "-c", 'umask 077; exec "$@"', "sh"]
        shown = [f"path {checkout}", "umask 077", f"{-_DAYS} days earlier", f"TZ={env['TZ']}", f"LC_ALL={locale}",
                 f"{jobs} jobs", "HOME, TMPDIR and cache elsewhere"]  # fmt: skip
        if folder.is_relative_to(_MEMORY):
            shown.append("files in another order")
        if user := _another_user():
            prefix = [*user, *prefix]
            shown.append(f"user {_USER}")
        return cls(checkout, folder / "recipes", tuple(prefix), env, jobs, tuple(shown))

    def run(self, command: list[str], *, step: str, progress: Progress, on_line: Callable[[str], None]) -> int:
        """The status of a program that runs there, in the copy's folder."""
        finished = process.run(
            [*self.prefix, *command], cwd=self.checkout, env=self.env, on_line=on_line, step=step, progress=progress,
            check=False,
        )  # fmt: skip
        return finished.status


def parent() -> Path:
    """Where copies go: into memory when there is room. A tmpfs lists files by their age, others by name or a hash."""
    try:
        status = os.statvfs(_MEMORY)
        fits = status.f_bavail * status.f_frsize > _ROOM and not status.f_flag & (os.ST_NOEXEC | os.ST_RDONLY)
    except OSError:
        fits = False
    return _MEMORY if fits and os.access(_MEMORY, os.W_OK) else Path(tempfile.gettempdir())


def _clock(folder: Path) -> Path:
    library = folder / "clock.so"
    process.run(
        ["gcc", "-O2", "-shared", "-fPIC", "-o", library, _CLOCK], env=environment(), code=ExitCode.HOST,
        hint="`factory doctor` shows what this machine lacks",
    )  # fmt: skip
    return library


def _another_user() -> tuple[str, ...]:
    """unshare(1) from util-linux 2.38: nothing when this machine does not let us have user namespaces."""
    command = ("unshare", "--user", f"--map-user={_USER}", f"--map-group={_USER}", "--")
    try:
        finished = process.run([*command, "id", "-u"], check=False, timeout=20)
    except FactoryError:
        return ()
    return command if finished.status == 0 and finished.stdout.strip() == str(_USER) else ()


def _locale() -> str:
    """One that sorts and writes otherwise than C where there is one."""
    finished = process.run(["locale", "-a"], check=False, timeout=20)
    names = sorted(name for name in finished.stdout.split() if name not in ("C", "POSIX"))
    return next((name for name in names if not name.startswith("C.")), names[0] if names else "C")
