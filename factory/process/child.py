"""Starting and ending programs.

A child gets a session of its own, so that an interrupt here can end all of it, and a signal when this process dies
(even by `kill -9`), so that nothing builds on in the background.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from factory.errors import ExitCode, FactoryError, disk_error

Argument = str | os.PathLike[str]
_GRACE = 3.0  # seconds between asking a process group to end and killing it


@contextmanager
def spawn(
    argv: Sequence[Argument],
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    extra_env: Mapping[str, str] | None = None,
    stdin: int | IO[bytes] = subprocess.DEVNULL,
    stdout: int | IO[bytes] = subprocess.PIPE,
    stderr: int | IO[bytes] = subprocess.STDOUT,
    pass_fds: Sequence[int] = (),
) -> Iterator[subprocess.Popen[bytes]]:
    """A program that runs beside the body (an emulator, a server); it and its children end with the body.

    The thread that starts it must outlive it: its end counts as the death of this process (prctl(2), PDEATHSIG).
    """
    command = tuple(os.fspath(argument) for argument in argv)
    with started(
        command, cwd=cwd, env=environment(env, extra_env), stdin=stdin, stdout=stdout, stderr=stderr, pass_fds=pass_fds
    ) as child:
        yield child


def interactive(
    argv: Sequence[Argument], *, cwd: Path | None = None, extra_env: Mapping[str, str] | None = None
) -> int:
    """Gives the terminal to a program until it ends (Ctrl-C is the program's); returns its status."""
    command = tuple(os.fspath(argument) for argument in argv)
    previous = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        child = _popen(command, cwd=cwd, env=environment(None, extra_env), start_new_session=False, restore_sigint=True)
        with child:
            return child.wait()
    finally:
        signal.signal(signal.SIGINT, previous)


def detached(argv: Sequence[Argument], *, output: Path, cwd: Path | None = None) -> int:
    """A program that runs on when this process ends, or is interrupted; its outputs go to a file. Returns its pid."""
    command = tuple(os.fspath(argument) for argument in argv)
    try:
        with output.open("ab") as sink:
            child = subprocess.Popen(
                command, cwd=cwd, stdin=subprocess.DEVNULL, stdout=sink, stderr=sink, start_new_session=True
            )
    except OSError as error:
        raise disk_error(error, f"start {program_name(command)}", str(output)) from error
    return child.pid


@contextmanager
def started(command: tuple[str, ...], **options: Any) -> Iterator[subprocess.Popen[bytes]]:
    child = _popen(command, start_new_session=True, **options)
    try:
        yield child
    finally:
        end_group(child)
        for stream in (child.stdin, child.stdout, child.stderr):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()


def _popen(command: tuple[str, ...], *, restore_sigint: bool = False, **options: Any) -> subprocess.Popen[bytes]:
    program = shutil.which(command[0], path=(options.get("env") or os.environ).get("PATH"))
    cwd = options.get("cwd")
    if program is None and not (os.sep in command[0] and cwd and Path(str(cwd), command[0]).exists()):
        raise FactoryError(
            f"cannot find the program {command[0]}",
            hint="`factory doctor` shows what this machine lacks",
            code=ExitCode.HOST,
        )
    # setpriv (util-linux, part of every Debian) asks the kernel for a SIGTERM when we die. A preexec_fn could do it
    # too, but is not safe beside threads. An ignored SIGINT would be inherited, so interactive() has env reset it.
    prefix = ["setpriv", "--pdeathsig", "TERM", "--"] if _has_setpriv() else []
    if restore_sigint:
        prefix += ["env", "--default-signal=INT", "--"]
    try:
        return subprocess.Popen([*prefix, *command], **options)
    except OSError as error:
        raise disk_error(error, f"start {program_name(command)}", str(cwd) if cwd else None) from error


def _has_setpriv() -> bool:
    # busybox has a program of this name too (a small dom0), which cannot do this.
    found = shutil.which("setpriv")
    return found is not None and os.path.basename(os.path.realpath(found)) != "busybox"


def end_group(child: subprocess.Popen[bytes]) -> None:
    """Ends what is left of the child's group: asks, waits a little, kills. Nothing happens to an ended child."""
    if child.poll() is not None:
        return
    for number in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(_GRACE)
            break
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)  # grandchildren that did not obey


def status_text(status: int) -> str:
    """`failed with status 2` or `was ended by SIGSEGV`."""
    if status >= 0:
        return f"failed with status {status}"
    try:
        return f"was ended by {signal.Signals(-status).name}"
    except ValueError:
        return f"was ended by signal {-status}"


def environment(env: Mapping[str, str] | None, extra: Mapping[str, str] | None) -> dict[str, str] | None:
    if env is None and extra is None:
        return None
    return {**(os.environ if env is None else env), **(extra or {})}


def program_name(command: Sequence[str]) -> str:
    return os.path.basename(command[0])
