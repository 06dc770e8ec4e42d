"""The QEMU command line of the lab."""

from __future__ import annotations

import shutil
import sysconfig
from dataclasses import dataclass
from pathlib import Path

from factory.checkout import ROOT
from factory.errors import ExitCode, FactoryError
from factory.lab.image import LabImage
from factory.run.qemu import accelerator

PORT = "factory.agent"  # the virtio-serial port that the agent looks for
MEMORY = 1024  # MB
DOM0_MEMORY = 384  # MB; it uses about 60
SMALLEST = 512


@dataclass(frozen=True)
class Machine:
    """memory and dom0_memory in MB: what dom0 does not have is for guests. folder: the lab's, with its sockets.

    processors: emulated ones, each in a thread of QEMU's; dom0 has a virtual one for each.
    """

    image: LabImage
    folder: Path
    memory: int = MEMORY
    dom0_memory: int = DOM0_MEMORY
    xen_arguments: str = ""
    processors: int = 1

    def command(self) -> list[str]:
        if self.memory < self.dom0_memory + 128 or self.memory < SMALLEST:
            raise FactoryError(
                f"{self.memory} MB are too little for a lab",
                hint=f"at least {max(SMALLEST, self.dom0_memory + 128)} MB: dom0 has {self.dom0_memory}, Xen about 80",
                code=ExitCode.USAGE,
            )
        emulator = shutil.which("qemu-system-x86_64")
        if not emulator:
            raise FactoryError("qemu-system-x86_64 is not installed", hint="run ./factoryw doctor", code=ExitCode.HOST)
        kind = accelerator()
        # A PV dom0 dies of SMAP as QEMU emulates it; what else the emulated processor has, PVH guests need.
        processor = "host" if kind == "kvm" else "max,-smap"
        # With lazy switching a PVH guest's SSE registers leak into dom0 under QEMU's SVM: its programs crash.
        xen = "console=com1 com1=115200,8n1 spec-ctrl=eager-fpu loglvl=warning"
        xen += f" dom0_mem={self.dom0_memory}M,max:{self.dom0_memory}M"
        if self.processors > 1:
            xen += f" dom0_max_vcpus={self.processors}"
        linux = "console=hvc0 quiet panic=-1"
        return [
            emulator, "-machine", f"pc,accel={kind}", "-cpu", processor, "-m", f"{self.memory}M",
            "-smp", str(self.processors),
            "-display", "none", "-nodefaults", "-no-user-config", "-no-reboot", "-serial", "stdio",
            "-kernel", str(self.image.xen), "-append", f"{xen} guest_loglvl=warning {self.xen_arguments}".rstrip(),
            "-initrd", f"{_quoted(self.image.kernel)} {linux},{_quoted(self.image.initramfs)}",
            "-device", "virtio-serial-pci",
            "-chardev", f"socket,id=agent,path={_quoted(self.folder / 'agent')},server=off",
            "-device", f"virtserialport,chardev=agent,name={PORT}",
            *_shared("checkout", ROOT, writable=False),
            *_shared("packages", Path(sysconfig.get_path("purelib")), writable=False),
            *_shared("share", self.folder / "share", writable=True),
        ]  # fmt: skip


def _shared(tag: str, folder: Path, *, writable: bool) -> list[str]:
    """A folder of this machine that dom0 mounts below /lab (virtio-9p)."""
    access = "" if writable else ",readonly=on"
    return ["-virtfs", f"local,path={_quoted(folder)},mount_tag={tag},security_model=none{access}"]


def _quoted(path: Path) -> str:
    # A comma ends an option's value, two stand for one. Multiboot modules are cut at blanks, whatever is done about it.
    text = str(path)
    if " " in text:
        raise FactoryError("QEMU cannot start Xen from a path with a blank", where=path, code=ExitCode.USAGE)
    return text.replace(",", ",,")
