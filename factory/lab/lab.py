"""A lab from Python.

with Lab.booted(progress=ui.progress) as lab:     # ends with the block
    print(lab.dom0.execute(["xl", "list"]).text)

lab = Lab.find("lab")                             # one that `factory lab up` has started
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from factory import files, process
from factory.checkout import ROOT
from factory.dom0 import Dom0, connected
from factory.errors import ExitCode, FactoryError
from factory.lab import image, state
from factory.lab.machine import DOM0_MEMORY, MEMORY, Machine
from factory.progress import SILENT, Progress

BOOT = 180.0  # seconds; 9 on a machine that has nothing else to do
_POLL = 0.05
_ONCE = "once-"  # names of labs that end with the process that started them


@dataclass(frozen=True)
class Lab:
    """A running lab. dom0: programs, files and cables in it. folder: see factory.lab.state."""

    name: str
    folder: Path
    dom0: Dom0

    @property
    def console(self) -> str:
        """What Xen and dom0 have printed."""
        return _console(self.folder)

    @property
    def share(self) -> Path:
        """A folder of this machine that is /lab/share in dom0."""
        return self.folder / "share"

    @classmethod
    def find(cls, name: str = state.DEFAULT) -> Lab:
        """A lab that runs. Raises FactoryError (USAGE) when there is none of this name."""
        folder = state.folder_of(name)
        if state.keeper(folder) is None:
            raise _none(name)
        return cls(name, folder, _connect(name, folder))

    @classmethod
    def up(cls, name: str = state.DEFAULT, *, memory: int = MEMORY, dom0_memory: int = DOM0_MEMORY,
           progress: Progress = SILENT, offline: bool = False) -> Lab:  # fmt: skip
        """Starts a lab that runs on when this process ends. Raises FactoryError (USAGE) when it runs already."""
        machine = prepared(name, memory, dom0_memory, progress, offline)
        process.detached(_keeper(machine.folder), output=machine.folder / "keeper.log", cwd=ROOT)
        try:
            return cls(name, machine.folder, _boot(name, machine.folder, progress))
        except BaseException:  # Ctrl-C, too: a lab that nobody waits for
            end(name)
            raise

    @classmethod
    @contextmanager
    def booted(cls, *, memory: int = MEMORY, dom0_memory: int = DOM0_MEMORY, processors: int = 1,
               progress: Progress = SILENT, offline: bool = False, name: str = "") -> Iterator[Lab]:  # fmt: skip
        """A lab of this process alone: it ends with the block, or with the process."""
        state.sweep(_ONCE)
        name = name or f"{_ONCE}{uuid.uuid4().hex[:12]}"
        machine = prepared(name, memory, dom0_memory, progress, offline, processors=processors)
        try:
            with process.spawn(_keeper(machine.folder), cwd=ROOT):
                yield cls(name, machine.folder, _boot(name, machine.folder, progress))
        finally:
            files.remove(machine.folder)

    def down(self) -> None:
        """Ends it at once: nothing in it outlives it anyway."""
        end(self.name)


def prepared(name: str, memory: int, dom0_memory: int, progress: Progress = SILENT, offline: bool = False,
             *, processors: int = 1) -> Machine:  # fmt: skip
    """The machine of a new lab and its folder; its parts are fetched and made when they are not here."""
    folder = state.folder_of(name)
    if state.keeper(folder) is not None:
        hint = f"`factory lab down --name {name}` ends it; another --name makes another one"
        raise FactoryError(f"the lab {name} runs already", hint=hint, code=ExitCode.USAGE)
    machine = Machine(image.ensure(progress, offline=offline), folder, memory, dom0_memory, processors=processors)
    command = machine.command()
    state.prepare(folder)
    files.write(folder / state.COMMAND, json.dumps(command))
    return machine


def end(name: str) -> bool:
    """Ends a lab; False when there was none. Its folder goes, too."""
    folder = state.folder_of(name)
    pid = state.keeper(folder)
    if pid is None:
        files.remove(folder)
        return False
    if pid:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)
    deadline = time.monotonic() + 15
    while state.keeper(folder) is not None:
        if time.monotonic() > deadline:
            raise FactoryError(
                f"the lab {name} does not end", details=[f"its keeper has pid {pid}"], code=ExitCode.HOST
            )
        time.sleep(_POLL)
    files.remove(folder)
    return True


def _keeper(folder: Path) -> list[str]:
    return [sys.executable, "-m", "factory.lab.keeper", str(folder)]


def _boot(name: str, folder: Path, progress: Progress) -> Dom0:
    """Waits until dom0 answers."""
    deadline = time.monotonic() + BOOT
    with progress.step(f"boot the lab {name}"):
        while not (folder / state.SOCKET).exists() or state.keeper(folder) is None:
            if (folder / state.ENDED).exists() or time.monotonic() > deadline - BOOT + 20:
                raise _failed(folder, "the lab's QEMU did not start")
            time.sleep(_POLL)
        dom0 = _connect(name, folder)
        try:
            dom0.execute(["true"], timeout=max(deadline - time.monotonic(), 1))
        except FactoryError as error:
            raise _failed(folder, f"the lab did not boot: {error.what}") from None
    return dom0


def _connect(name: str, folder: Path) -> Dom0:
    end = socket.socket(socket.AF_UNIX)
    try:
        end.connect(str(folder / state.SOCKET))
    except OSError as error:
        end.close()
        raise _failed(folder, f"cannot reach the lab {name}: {error.strerror}") from None
    return connected(
        end,
        f"the lab {name}",
        lambda why: _failed(folder, f"the lab {name} is gone: {why}"),
        checkout="/lab/checkout",
        python=("python3",),
    )


def _none(name: str) -> FactoryError:
    running = state.names()
    hint = f"these run: {', '.join(running)}" if running else "`factory lab up` starts one"
    return FactoryError(f"there is no lab {name}", hint=hint, code=ExitCode.USAGE)


def _failed(folder: Path, what: str) -> FactoryError:
    said: list[str] = []
    for file in (folder / "keeper.log", folder / state.CONSOLE):
        with contextlib.suppress(OSError):
            said += [line for line in file.read_text(errors="replace").splitlines() if line.strip()][-12:]
    return FactoryError(what, details=said, code=ExitCode.GUEST)


def _console(folder: Path) -> str:
    try:
        return (folder / state.CONSOLE).read_text(errors="replace").replace("\r\n", "\n")
    except OSError:
        return ""
