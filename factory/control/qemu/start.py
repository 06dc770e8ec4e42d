"""Starting a guest's QEMU process in the background."""

from __future__ import annotations

import shlex
from pathlib import Path

from factory import process
from factory.control.model import GuestConfig, mac_address
from factory.control.qemu.folder import life
from factory.errors import ExitCode, FactoryError
from factory.run.qemu import Guest, Link

_LIMIT = 60.0  # seconds for QEMU to be there


def start(config: GuestConfig, place: Path, *, paused: bool = False, incoming: bool = False) -> None:
    """Starts it with its sockets in `place`; returns when they are there. FactoryError (GUEST) with QEMU's message.

    incoming: it waits for a saved or migrated state. Paths are relative to `place`, because an address of a Unix
    socket is short; QEMU goes to / only after it has opened them.
    """
    command = [*qemu(config).command(), "-name", f"guest={config.name},debug-threads=on", "-daemonize"]
    command += ["-qmp", "unix:qmp,server=on,wait=off", "-pidfile", "pid"]
    if paused:
        command.append("-S")
    if incoming:
        command += ["-incoming", "defer"]
    with life(place) as alive:
        for name in ("pid", "qmp", "console", "control"):
            (place / name).unlink(missing_ok=True)
        done = process.run(command, cwd=place, check=False, timeout=_LIMIT, code=ExitCode.GUEST, pass_fds=(alive,))
    if done.status != 0:
        raise FactoryError(
            f"QEMU {process.status_text(done.status)}",
            details=[f"command: {shlex.join(command)}", *done.stderr.strip().splitlines()[-10:]],
            code=ExitCode.GUEST,
        )


def qemu(config: GuestConfig) -> Guest:
    console = "socket,id=console,path=console,server=on,wait=off,logfile=../console.log,logappend=on"
    return Guest(
        image=config.image,
        memory=f"{config.memory >> 20}M",
        links=tuple(Link.parse(vif.link or "none") for vif in config.vifs),
        machine=config.machine,
        arguments=config.arguments,
        control="control",
        control_listens=True,
        serial=("-chardev", console, "-serial", "chardev:console"),
        macs=tuple(vif.mac or mac_address(config.name, index) for index, vif in enumerate(config.vifs)),
    )


def exclusive(config: GuestConfig) -> bool:
    """Whether its network can be had by one process only, so that two cannot overlap."""
    links = [Link.parse(vif.link or "none") for vif in config.vifs]
    return any(link.kind in ("tap", "unix") or link.forwards for link in links)
