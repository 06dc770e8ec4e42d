"""The Linux guest that images on Xen are measured against: Debian's kernel, PV, with busybox as its user space.

Both come from the packages that the lab is pinned to.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from factory.debian import deb
from factory.lab import image
from factory.lab.cpio import Archive
from factory.progress import Progress
from factory.sources import Fetcher, lockfile

FIRST_LINE = "linux-guest: first line"
READY = "linux-guest: up"
MEMORY = 128  # MB: with 64 it does not come up
_INIT = f"""\
#!/bin/busybox sh
echo "{FIRST_LINE}"
box=/bin/busybox
$box mount -t devtmpfs none /dev
$box mount -t proc none /proc
$box mount -t sysfs none /sys
$box insmod /modules/xen-netfront.ko
until [ -e /sys/class/net/eth0 ]; do $box usleep 50000; done
$box ip link set eth0 up
echo "{READY}"
while $box sleep 1; do read -r count </sys/class/net/eth0/statistics/rx_packets; echo "rx $count"; done
"""


@dataclass(frozen=True)
class LinuxPv:
    """kernel: as Debian has it, compressed. initramfs: its init says FIRST_LINE, READY, and `rx N` each second."""

    version: str
    kernel: bytes
    initramfs: bytes


def ensure(progress: Progress) -> LinuxPv:
    pins = lockfile.load(image.LOCK)
    name = next(name for name in pins if name.startswith("deb-linux-image-"))
    fetcher = Fetcher.standard(offline=False, progress=progress)
    linux, box = fetcher.get(pins[name]), fetcher.get(pins["deb-busybox-static"])
    parts = deb.read(linux, lambda path: path.endswith("/xen-netfront.ko") or path.startswith("/boot/vmlinuz-"))
    busybox = _one(deb.read(box, lambda path: path == "/usr/bin/busybox"), lambda path: True)
    archive = Archive()
    for folder in ("bin", "dev", "modules", "proc", "sys"):
        archive.folder(folder)
    archive.character_device("dev/console", 5, 1)
    archive.file("bin/busybox", busybox, executable=True)
    archive.file("modules/xen-netfront.ko", _one(parts, lambda path: path.endswith(".ko")))
    archive.file("init", _INIT.encode(), executable=True)
    kernel = _one(parts, lambda path: PurePosixPath(path).name.startswith("vmlinuz-"))
    return LinuxPv(pins[name].version, kernel, gzip.compress(archive.finish(), mtime=0))


def _one(parts: dict[str, deb.Member], wanted: Callable[[str], bool]) -> bytes:
    (found,) = (member.data for path, member in parts.items() if wanted(path))
    return found


def write(guest: LinuxPv, folder: Path) -> None:
    """`vmlinuz` and `initramfs` for dom0."""
    (folder / "vmlinuz").write_bytes(guest.kernel)
    (folder / "initramfs").write_bytes(guest.initramfs)
