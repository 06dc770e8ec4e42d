"""What our http-server is measured against: Debian's cloud kernel with busybox httpd, in the same QEMU.

Nothing of it is pinned or part of a product: it is the version that this machine's apt offers now, and the
measurement prints which. Downloaded once per version into the cache, unpacked without root.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from factory import cache, files, process
from factory.errors import ExitCode, FactoryError
from factory.lab.cpio import Archive
from factory.progress import Progress

KERNEL = "linux-image-cloud-amd64"
BUSYBOX = "busybox-static"
ADDRESS = "10.0.2.15"  # what QEMU's user network forwards to
READY = "linux-guest: ready"
# A sound set for a Debian user: nothing is switched off that would make it faster or slower.
ARGUMENTS = "console=ttyS0 quiet panic=-1 rdinit=/init"
_UPDATE = "run: apt-get update"


@dataclass(frozen=True)
class LinuxGuest:
    """kernel: a bzImage. modules: in the order in which they have to be loaded."""

    version: str
    kernel: Path
    busybox: Path
    modules: tuple[Path, ...]

    def initramfs(self, www: dict[str, bytes]) -> bytes:
        """A file system whose init serves these files on port 80."""
        archive = Archive()
        for folder in ("bin", "dev", "modules", "proc", "sys", "www"):
            archive.folder(folder)
        archive.character_device("dev/console", 5, 1)
        archive.file("bin/busybox", self.busybox.read_bytes(), executable=True)
        for module in self.modules:
            archive.file(f"modules/{module.name}", module.read_bytes())
        for name, content in www.items():
            archive.file(f"www/{name}", content)
        archive.file("init", self._init().encode(), executable=True)
        return archive.finish()

    def _init(self) -> str:
        box = "/bin/busybox"
        lines = ["#!/bin/busybox sh", f"{box} mount -t devtmpfs none /dev", f"{box} mount -t proc none /proc"]
        lines += [f"{box} insmod /modules/{module.name}" for module in self.modules]
        lines += [f"{box} ip addr add {ADDRESS}/24 dev eth0", f"{box} ip link set eth0 up"]
        lines += [f"{box} ip route add default via 10.0.2.2", f"echo {READY}", f"{box} httpd -f -p 80 -h /www"]
        return "\n".join(lines) + "\n"


def ensure(progress: Progress) -> LinuxGuest:
    """The guest's parts, from the cache or downloaded with apt."""
    package = _field(KERNEL, "Depends").split()[0]  # the meta package depends on the kernel of one version
    version, box = _field(package, "Version"), _field(BUSYBOX, "Version")

    def build(folder: Path) -> None:
        with progress.step(f"download {package}"):
            process.run(["apt-get", "-q", "download", package, BUSYBOX], cwd=folder, code=ExitCode.SOURCE, hint=_UPDATE)
        for deb in sorted(folder.glob("*.deb")):
            process.run(["dpkg-deb", "-x", deb, folder])
            deb.unlink()
        for unneeded in ("usr", "boot/System.map*"):
            for path in folder.glob(unneeded):
                files.remove(path) if path.is_dir() else path.unlink()

    folder = cache.make("linux-guest", cache.key(package, version, box), build, progress)
    (kernel,) = folder.glob("boot/vmlinuz-*")
    known = {path.stem: path for path in folder.glob("lib/modules/*/kernel/**/*.ko")}
    modules = tuple(known[name] for name in _load_order(("virtio_pci", "virtio_net"), known))
    return LinuxGuest(f"{package} {version}, {BUSYBOX} {box}", kernel, folder / "bin" / "busybox", modules)


def _field(package: str, name: str) -> str:
    """One field of the package that apt would install."""
    shown = process.run(["apt-cache", "show", "--no-all-versions", package], check=False)
    found = re.search(rf"^{name}: (.*)$", shown.stdout, re.MULTILINE)
    if shown.status != 0 or not found:
        raise FactoryError(f"apt knows no package {package}", hint=_UPDATE, code=ExitCode.HOST)
    return found.group(1)


def _load_order(wanted: tuple[str, ...], known: dict[str, Path]) -> list[str]:
    """The modules and what they depend on (`depends=` in their .modinfo section), dependencies first."""
    order: list[str] = []

    def visit(name: str) -> None:
        if name in order or name not in known:  # not a file: built into the kernel
            return
        found = re.search(rb"\0depends=([^\0]*)\0", known[name].read_bytes())
        for needed in (found.group(1).decode() if found else "").split(","):
            visit(needed.replace("-", "_"))
        order.append(name)

    for name in wanted:
        visit(name)
    return order
