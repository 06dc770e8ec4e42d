"""Makes what the lab boots from: Xen, the kernel, and dom0's first file system, kept in the cache's store."""

from __future__ import annotations

import gzip
import importlib.util
import marshal
import struct
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from factory import cache, debian, files
from factory.checkout import ROOT
from factory.debian import deb
from factory.debian.deb import Member
from factory.debian.tree import Tree
from factory.lab import contents
from factory.lab.cpio import Archive
from factory.lab.kernel import linux_image, xen_image
from factory.lab.modules import load_order
from factory.progress import SILENT, Progress
from factory.sources import Fetcher, lockfile

HERE = Path(__file__).parent
LOCK = HERE / lockfile.NAME
PACKAGES = HERE / debian.LIST
_OWN = HERE / "root"  # files of ours, at the places that they have in dom0
_AGENT = ROOT / "factory" / "dom0" / "agent"
_FOLDERS = (
    "dev", "proc", "sys", "run", "tmp", "root", "mnt", "var/lib/xen", "var/lib/xenstored", "var/lock",
    "var/log/xen/console", "lab",
)  # fmt: skip
_PYTHON_311 = struct.pack("<H", 3495) + b"\r\n"  # the magic number of compiled files (importlib.util.MAGIC_NUMBER)
_MAKERS = ("image.py", "contents.py", "cpio.py", "kernel.py", "modules.py")


@dataclass(frozen=True)
class LabImage:
    """What QEMU is given. initramfs: dom0's first file system."""

    xen: Path
    kernel: Path
    initramfs: Path


def ensure(progress: Progress = SILENT, *, offline: bool = False) -> LabImage:
    """The image, made when the store lacks it: 91 MB of packages are fetched once."""

    def build(folder: Path) -> None:
        pins = lockfile.load(LOCK)
        packages = Fetcher.standard(offline=offline, progress=progress).get_all(pins.values())
        with progress.step("make the lab's dom0"):
            _build(folder, packages)

    path = cache.make("lab", _key(), build, progress)
    return LabImage(path / "xen", path / "vmlinux", path / "dom0.cpio.gz")


def _key() -> str:
    made_from = [LOCK, *debian.MAKERS, *(HERE / name for name in _MAKERS), *_own_files().values(), *_AGENT.glob("*.py")]
    names = [str(path.relative_to(ROOT)) for path in sorted(made_from)]
    return cache.key(importlib.util.MAGIC_NUMBER, *names, *(path.read_bytes() for path in sorted(made_from)))


def _own_files() -> dict[str, Path]:
    return {f"/{path.relative_to(_OWN)}": path for path in sorted(_OWN.rglob("*")) if path.is_file()}


def _build(folder: Path, packages: list[Path]) -> None:
    available = deb.read_all(packages, contents.wanted)
    boot = {PurePosixPath(name).name: member for name, member in available.items() if name.startswith("/boot/")}
    xen = next(member for name, member in boot.items() if name.startswith("xen-") and name.endswith(".gz"))
    linux = next(member for name, member in boot.items() if name.startswith("vmlinuz-"))
    files.write(folder / "xen", xen_image(xen.data))
    files.write(folder / "vmlinux", linux_image(linux.data))
    tree = Tree(available, PACKAGES, contents.LIBRARIES)
    for name in contents.PROGRAMS:
        tree.add(name)
    for name in sorted(available):
        if contents.python_file(name) and not available[name].link:
            tree.add(name)
    # Level 1: the kernel unpacks it in half a second whatever the level, and making it takes a second, not ten.
    files.write(folder / "dom0.cpio.gz", gzip.compress(_archive(tree, available), 1, mtime=0))


def _archive(tree: Tree, available: dict[str, Member]) -> bytes:
    everything: dict[str, tuple[bytes, bool]] = {}
    for name, data in tree.files.items():
        if name.startswith(f"{contents.PYTHON}/") and name.endswith(".py"):
            everything.update([_plain(_compiled(name, data))])
        else:
            everything[name] = (data, True)
    modules = {
        PurePosixPath(name).stem.replace("-", "_"): (name, member.data)
        for name, member in available.items() if name.endswith(".ko")
    }  # fmt: skip
    order = load_order(contents.MODULES, {name: data for name, (_path, data) in modules.items()})
    for module in order:
        everything[modules[module][0]] = (modules[module][1], False)
    everything["/etc/modules"] = ("".join(f"{modules[module][0]}\n" for module in order).encode(), False)
    for name, path in _own_files().items():
        everything[name] = (path.read_bytes(), bool(path.stat().st_mode & 0o100))
    for path in sorted(_AGENT.glob("*.py")):
        everything.update([_plain(_compiled(f"/usr/lib/lab/agent/{path.name}", path.read_bytes()))])
    return _packed(everything)


def _plain(named: tuple[str, bytes]) -> tuple[str, tuple[bytes, bool]]:
    return named[0], (named[1], False)


def _compiled(name: str, source: bytes) -> tuple[str, bytes]:
    """A Python file as its compiled form, when the Python that runs here writes dom0's form (PEP 552, unchecked).

    Compiling in an emulated machine takes seconds at every boot. Another Python leaves the source as it is.
    """
    if importlib.util.MAGIC_NUMBER != _PYTHON_311:
        return name, source
    code = compile(source, name, "exec", dont_inherit=True)
    head = importlib.util.MAGIC_NUMBER + struct.pack("<I", 1) + importlib.util.source_hash(source)
    return f"{name}c", head + marshal.dumps(code)


def _packed(everything: dict[str, tuple[bytes, bool]]) -> bytes:
    archive = Archive()
    made: set[str] = set()

    def folder(path: PurePosixPath) -> None:
        for part in [*reversed(path.parents), path]:
            name = str(part).lstrip("/.")
            if name and name not in made:
                made.add(name)
                archive.folder(name)

    for name in _FOLDERS:
        folder(PurePosixPath(name))
    archive.character_device("dev/console", 5, 1)
    for name, (data, executable) in sorted(everything.items()):
        folder(PurePosixPath(name).parent)
        archive.file(name.lstrip("/"), data, executable)
    return archive.finish()
