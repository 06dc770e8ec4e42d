"""The QEMU command line of an image, and what its exit status means."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from factory.errors import ExitCode, FactoryError

MACHINES = ("microvm", "q35")


@dataclass(frozen=True)
class Forward:
    """A port of this machine's loopback address that leads to one of the guest's. protocol: "tcp" or "udp"."""

    protocol: str
    host: int
    guest: int

    _TEXT: ClassVar[re.Pattern[str]] = re.compile(r"(?:(tcp|udp):)?([0-9]{1,5})-([0-9]{1,5})")

    @classmethod
    def parse(cls, text: str) -> Forward:
        """`8080-80` or `udp:5353-53`: the host's port, then the guest's."""
        found = cls._TEXT.fullmatch(text)
        ports = [int(found[2]), int(found[3])] if found else []
        if not found or not all(0 < port < 65536 for port in ports):
            raise FactoryError(
                f"'{text}' is no forwarded port",
                hint="such as user:8080-80 (host-guest) or user:8080-80,udp:5353-53",
                code=ExitCode.USAGE,
            )
        return cls(found[1] or "tcp", ports[0], ports[1])

    def __str__(self) -> str:
        return f"hostfwd={self.protocol}:127.0.0.1:{self.host}-:{self.guest}"


@dataclass(frozen=True)
class Link:
    """Where one network interface of the guest is plugged in.

    kind: "none" (a device with no cable), "user" (QEMU's NAT, with ports that lead into the guest), "tap" (value: the
    host's interface) or "unix" (value: a socket that somebody listens on; each frame follows its length, 4 bytes,
    big-endian).
    """

    kind: str = "none"
    value: str = ""
    forwards: tuple[Forward, ...] = ()

    @classmethod
    def parse(cls, text: str) -> Link:
        kind, colon, value = text.partition(":")
        if kind == "user":
            return cls(kind, "", tuple(map(Forward.parse, value.split(","))) if colon else ())
        needs = {"none": False, "tap": True, "unix": True}
        if kind not in needs or needs[kind] != bool(value):
            raise FactoryError(
                f"'{text}' is not a network",
                hint="use none, user, user:8080-80, tap:INTERFACE or unix:SOCKET",
                code=ExitCode.USAGE,
            )
        return cls(kind, value)

    def netdev(self, index: int) -> str:
        if self.kind == "none":
            return f"hubport,id=n{index},hubid={index}"
        if self.kind == "user":
            return ",".join([f"user,id=n{index}", *map(str, self.forwards)])
        if self.kind == "tap":
            return f"tap,id=n{index},ifname={_quoted(self.value)},script=no,downscript=no"
        return f"stream,id=n{index},server=off,addr.type=unix,addr.path={_quoted(self.value)}"


@dataclass(frozen=True)
class Guest:
    """One virtual machine. `memory` is a size such as "8M".

    control: the path of a Unix socket for the guest's control channel (ControlSocket protocol): one that somebody
    listens on, or, with control_listens, one that QEMU makes for others to connect to. serial: QEMU's options for the
    console, the first serial line. macs: the interfaces' addresses, where they are not the usual ones.
    """

    image: Path
    memory: str
    links: tuple[Link, ...] = ()
    machine: str = "microvm"
    arguments: str = ""
    control: str = ""
    control_listens: bool = False
    serial: tuple[str, ...] = ("-serial", "stdio")
    macs: tuple[str, ...] = ()
    extra: tuple[str, ...] = field(default=())

    def command(self) -> list[str]:
        """The argument list that starts it, its console on standard input and output."""
        pci = self.machine == "q35"
        line = [
            _emulator(), "-machine", f"{self.machine},accel={accelerator()}",
            "-cpu", "host" if accelerator() == "kvm" else "max",
            "-m", self.memory, "-nodefaults", "-no-user-config", "-display", "none", "-no-reboot", *self.serial,
            "-device", "isa-debug-exit,iobase=0xf4,iosize=4", "-kernel", str(self.image),
        ]  # fmt: skip
        if self.arguments:
            line += ["-append", self.arguments]
        if self.control:
            server = "server=on,wait=off" if self.control_listens else "server=off"
            line += ["-chardev", f"socket,id=control,path={_quoted(self.control)},{server}"]
            line += ["-device", "isa-serial,chardev=control,iobase=0x2f8,irq=3,index=1"]
        for index, link in enumerate(self.links):
            device = "virtio-net-pci,romfile=" if pci else "virtio-net-device"
            mac = self.macs[index] if index < len(self.macs) else f"52:54:00:fa:c7:{index:02x}"
            line += ["-netdev", link.netdev(index), "-device", f"{device},netdev=n{index},mac={mac}"]
        return line + list(self.extra)


def accelerator() -> str:
    """KVM where this user may use it and the processor has it; plain emulation otherwise.

    Some cloud machines have a /dev/kvm without vmx or svm behind it: it fails at instructions that it has to emulate.
    """
    usable = os.access("/dev/kvm", os.R_OK | os.W_OK) and {"vmx", "svm"} & _processor_flags()
    return "kvm" if usable else "tcg"


def _processor_flags() -> set[str]:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return set()
    return set(next((line.partition(":")[2] for line in lines if line.startswith("flags")), "").split())


def guest_status(qemu_status: int) -> int | None:
    """The guest's exit status from QEMU's: isa-debug-exit answers `n << 1 | 1`. None: the guest did not say."""
    return qemu_status >> 1 if qemu_status > 0 and qemu_status & 1 else None


def _emulator() -> str:
    found = shutil.which("qemu-system-x86_64")
    if not found:
        raise FactoryError("qemu-system-x86_64 is not installed", hint="run ./factoryw doctor", code=ExitCode.HOST)
    return found


def _quoted(value: str) -> str:
    # A comma ends an option's value in QEMU's command line; two stand for one.
    return value.replace(",", ",,")
