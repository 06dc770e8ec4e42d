"""Packages as they are read, what comes along with a program, and what the lab's dom0 is made from."""

from __future__ import annotations

import gzip
import io
import lzma
import struct
import tarfile
from pathlib import Path

import pytest

from factory.checkout import ROOT
from factory.debian import LIST, deb
from factory.debian.deb import Member
from factory.debian.relock import listed
from factory.debian.tree import Tree
from factory.errors import FactoryError
from factory.lab import contents
from factory.lab.cpio import Archive
from factory.lab.kernel import linux_image, xen_image
from factory.lab.modules import load_order
from factory.sources import lockfile

pytestmark = pytest.mark.unit


def package(path: Path, files: dict[str, bytes | str], compressor: str = "xz") -> Path:
    """A .deb of these files; a text is a link's target."""
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode=f"w:{compressor}") as tar:  # type: ignore[call-overload]
        for name, content in files.items():
            entry = tarfile.TarInfo(f".{name}")
            if isinstance(content, str):
                entry.type, entry.linkname = tarfile.SYMTYPE, content
                tar.addfile(entry)
            else:
                entry.size = len(content)
                tar.addfile(entry, io.BytesIO(content))
    members = {"debian-binary": b"2.0\n", "control.tar.xz": b"odd", f"data.tar.{compressor}": data.getvalue()}
    out = b"!<arch>\n"
    for name, content in members.items():
        out += (
            f"{name:16}{0:<12}{0:<6}{0:<6}{100644:<8}{len(content):<10}`\n".encode()
            + content
            + b"\n" * (len(content) % 2)
        )
    path.write_bytes(out)
    return path


@pytest.mark.parametrize("compressor", ["xz", "gz", ""])
def test_read(tmp_path: Path, compressor: str) -> None:
    made = package(tmp_path / "a.deb", {"/bin/x": b"program", "/usr/lib/y": "/lib/z", "/doc/n": b""}, compressor)
    found = deb.read(made, lambda name: not name.startswith("/doc"))
    assert found == {"/usr/bin/x": Member(b"program"), "/usr/lib/y": Member(link="/usr/lib/z")}


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "not an ar archive"),
        (b"!<arch>\n", "no data.tar"),
        (b"!<arch>\n" + b"x" * 60, "invalid literal"),
        (b"!<arch>\ndata.tar.xz     " + b" " * 32 + b"4         `\nnone", "not be opened"),
    ],
)
def test_no_package(tmp_path: Path, content: bytes, why: str) -> None:
    (tmp_path / "a.deb").write_bytes(content)
    with pytest.raises(FactoryError, match=r"a\.deb is no Debian package.*" + why):
        deb.read(tmp_path / "a.deb", lambda _name: True)


def test_kernels() -> None:
    elf = b"\x7fELF" + bytes(2000)
    assert xen_image(gzip.compress(elf)) == elf
    packed = lzma.compress(elf) + struct.pack("<I", len(elf))
    setup = bytearray(3 * 512)
    setup[0x1F1] = 2
    setup[0x202:0x206] = b"HdrS"
    struct.pack_into("<II", setup, 0x248, 16, len(packed))
    assert linux_image(bytes(setup) + bytes(16) + packed) == elf
    for bad in (b"", bytes(5000), bytes(setup) + bytes(16) + b"not xz"):
        with pytest.raises(FactoryError, match="cannot unpack the kernel"):
            linux_image(bad)
    for bad in (b"", gzip.compress(b"no ELF"), gzip.compress(elf)[:-9]):
        with pytest.raises(FactoryError, match="cannot unpack the hypervisor"):
            xen_image(bad)


def test_modules_come_after_what_they_need() -> None:
    modules = {"a": b"\0depends=b,c-d\0", "b": b"\0depends=c-d\0", "c_d": b"\0depends=\0", "e": b"nothing said"}
    assert load_order(["a", "e", "b"], modules) == ["c_d", "b", "a", "e"]
    with pytest.raises(FactoryError, match="no module f"):
        load_order(["f"], modules)


def test_what_no_package_has() -> None:
    tree = Tree(
        {"/usr/bin/a": Member(link="b"), "/usr/bin/b": Member(link="a"), "/usr/bin/c": Member(link="../d")}, Path(LIST)
    )
    for name in ("/usr/bin/a", "/usr/bin/c", "/usr/bin/none"):
        with pytest.raises(FactoryError, match=f"no package has {name}"):
            tree.add(name)


def test_libraries_come_along_unless_they_are_elsewhere() -> None:
    program = Path("/bin/true").read_bytes()  # it needs C's library, and nothing else
    available = {"/usr/bin/true": Member(program), "/opt/libc.so.6": Member(b"C")}
    tree = Tree(available, Path(LIST), ["/opt"])
    tree.add("/usr/bin/true")
    assert set(tree.files) == set(available)
    tree = Tree(available, Path(LIST), elsewhere=frozenset({"libc.so.6"}))
    tree.add("/usr/bin/true")
    assert set(tree.files) == {"/usr/bin/true"}
    with pytest.raises(FactoryError, match=r"no package has libc\.so\.6, which /usr/bin/true needs"):
        Tree(available, Path(LIST)).add("/usr/bin/true")


@pytest.mark.parametrize("folder", ["factory/lab", "tests/peers"])
def test_the_lock_is_that_of_the_list(folder: str) -> None:
    pins = lockfile.load(ROOT / folder / lockfile.NAME)
    assert [(pin.name, pin.licence) for pin in pins.values()] == [
        (f"deb-{name}", licence) for name, licence in listed(ROOT / folder)
    ]
    assert all(pin.file.endswith((".deb",)) and "+b" not in pin.debian_version for pin in pins.values())


def test_what_of_python_is_taken() -> None:
    for name in ("/json/__init__.py", "/_pydecimal.py", "/lib-dynload/_ctypes.cpython-311-x86_64-linux-gnu.so"):
        assert contents.python_file(contents.PYTHON + name)
    for name in ("/test/x.py", "/tkinter/a.py", "/lib-dynload/_tkinter.cpython-311-x86_64-linux-gnu.so", "/x.txt"):
        assert not contents.python_file(contents.PYTHON + name)


def test_a_link_in_an_archive() -> None:
    archive = Archive()
    archive.link("sh", "dash")
    data = archive.finish()
    assert data.startswith(b"070701")
    assert b"sh\0" in data
    assert b"dash" in data
    assert int(data[14:22], 16) == 0o120777
