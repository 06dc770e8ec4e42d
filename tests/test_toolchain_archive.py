"""The toolchain as one file: what comes back, and what is refused and leaves nothing. (A small stand-in for it.)"""

from __future__ import annotations

import hashlib
import io
import json
import os
import tarfile
from pathlib import Path

import pytest
import zstandard

from factory import cache
from factory.errors import ExitCode, FactoryError
from factory.exchange import archive, trailer
from factory.progress import SILENT
from factory.toolchain.release import store
from factory.toolchain.release.describe import WHOLE, inputs

pytestmark = pytest.mark.unit
GCC = "bin/x86_64-minios-elf-gcc"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of this test's own."""
    monkeypatch.setenv("FACTORY_CACHE", str(tmp_path / "cache"))
    return tmp_path


def fill(folder: Path) -> None:
    for name, text, mode in (
        (GCC, "#!/bin/sh\necho 12.2.0\n", 0o755),
        ("lib/libc.a", "!<arch>\n" * 1000, 0o644),
        ("x/include/stdio.h", "int puts(const char *);\n", 0o644),
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        path.chmod(mode)
    os.link(folder / GCC, folder / "bin" / "gcc-12")
    (folder / "x" / "libg.a").symlink_to("../lib/libc.a")


def exported(here: Path, name: str = "good.tar.zst") -> Path:
    """What a machine that has the toolchain writes; it is gone from the store afterwards."""
    key = inputs().whole_key
    entry = cache.make(WHOLE, key, fill)
    path, digest = store.export(here / name)
    assert digest == hashlib.sha256(path.read_bytes()).hexdigest()
    entry.rename(here / f"{name}.entry")
    return path


def members(path: Path) -> list[tuple[tarfile.TarInfo, bytes]]:
    data = zstandard.ZstdDecompressor().stream_reader(io.BytesIO(path.read_bytes())).read()
    with tarfile.open(fileobj=io.BytesIO(data)) as tar:
        return [(each, tar.extractfile(each).read() if each.isreg() else b"") for each in tar]


def written(path: Path, content: list[tuple[tarfile.TarInfo, bytes]]) -> Path:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        for member, data in content:
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    return sealed(path, zstandard.ZstdCompressor().compress(out.getvalue()))


def sealed(path: Path, data: bytes) -> Path:
    """What somebody makes on purpose: the digest at the end is right."""
    path.write_bytes(data)
    trailer.append(path)
    return path


def refused(path: Path, match: str, code: ExitCode) -> None:
    with pytest.raises(FactoryError, match=match) as caught:
        store.import_(path)
    assert caught.value.code == code
    assert cache.entries() == []
    assert list((cache.root() / "store").iterdir()) == []


class TestRoundTrip:
    def test_everything_comes_back(self, here: Path) -> None:
        path = exported(here)
        prefix = store.import_(path)
        assert (prefix / GCC).read_text() == "#!/bin/sh\necho 12.2.0\n"
        assert os.access(prefix / GCC, os.X_OK)
        assert not os.access(prefix / "lib" / "libc.a", os.X_OK)
        assert (prefix / GCC).samefile(prefix / "bin" / "gcc-12")
        assert os.readlink(prefix / "x" / "libg.a") == "../lib/libc.a"
        assert cache.Entry(prefix).damage(thorough=True) is None

    def test_equal_toolchains_give_equal_files(self, here: Path) -> None:
        one = exported(here, "one.tar.zst")
        assert one.read_bytes() == exported(here, "two.tar.zst").read_bytes()

    def test_a_digest_is_asked_for(self, here: Path) -> None:
        path = exported(here)
        with pytest.raises(FactoryError, match="its SHA-256 is"):
            store.import_(path, "0" * 64)
        assert cache.entries() == []
        store.import_(path, hashlib.sha256(path.read_bytes()).hexdigest().upper())

    def test_nothing_to_export(self, here: Path) -> None:
        with pytest.raises(FactoryError, match="no release toolchain") as caught:
            store.export(here / "x.tar.zst")
        assert "factory toolchain build" in str(caught.value.hint)

    def test_a_damaged_toolchain_is_not_exported(self, here: Path) -> None:
        entry = cache.make(WHOLE, inputs().whole_key, fill)
        status = (entry / GCC).stat()
        (entry / GCC).write_text("#!/bin/sh\necho 12.2.1\n")
        os.utime(entry / GCC, ns=(status.st_atime_ns, status.st_mtime_ns))
        with pytest.raises(FactoryError, match="wrong digest"):
            store.export(here / "x.tar.zst")
        assert not (here / "x.tar.zst").exists()


class TestRefused:
    @pytest.mark.parametrize("keep", [0, 10, 0.5, 0.9, -1])
    def test_a_truncated_file(self, here: Path, keep: float) -> None:
        path = exported(here)
        data = path.read_bytes()
        kept = data[: int(len(data) * keep) if isinstance(keep, float) else keep]
        path.write_bytes(kept)
        refused(path, "is refused", ExitCode.DISK)
        refused(sealed(path, kept), "is refused", ExitCode.DISK)

    def test_every_damaged_byte(self, here: Path) -> None:
        path = exported(here)
        good = path.read_bytes()
        for at in range(len(good)):
            path.write_bytes(good[:at] + bytes([good[at] ^ 1 << at % 8]) + good[at + 1 :])
            with pytest.raises(FactoryError, match="is refused"):
                archive.read(path, WHOLE, inputs().whole_key, here / "into", SILENT)
        assert not (here / "into").exists()
        refused(sealed(path, good), "something follows its end", ExitCode.DISK)
        path.write_bytes(good)
        store.import_(path)

    @pytest.mark.parametrize("content", [b"", b"no archive at all", b"\x28\xb5\x2f\xfd" + bytes(100)])
    def test_another_kind_of_file(self, here: Path, content: bytes) -> None:
        path = here / "x.tar.zst"
        path.write_bytes(content)
        refused(path, "is refused", ExitCode.DISK)
        refused(sealed(path, content), "is refused", ExitCode.DISK)

    def test_a_toolchain_of_another_version(self, here: Path) -> None:
        content = members(exported(here))
        manifest = json.loads(content[0][1]) | {"key": "f" * 32}
        content[0] = (content[0][0], json.dumps(manifest).encode())
        refused(written(here / "x.tar.zst", content), "holds another one", ExitCode.CONFIG)

    def test_a_changed_file(self, here: Path) -> None:
        content = [(m, d.replace(b"12.2.0", b"12.2.9")) for m, d in members(exported(here))]
        refused(written(here / "x.tar.zst", content), f"{GCC} is not what its list says|gcc-12 is not", ExitCode.DISK)

    def test_a_changed_mode(self, here: Path) -> None:
        content = members(exported(here))
        for member, _data in content:
            if member.name.endswith("stdio.h"):
                member.mode = 0o755
        refused(written(here / "x.tar.zst", content), "stdio.h is not what its list says", ExitCode.DISK)

    def test_a_missing_file(self, here: Path) -> None:
        content = [each for each in members(exported(here)) if not each[0].name.endswith("stdio.h")]
        refused(written(here / "x.tar.zst", content), "stdio.h is missing", ExitCode.DISK)

    @pytest.mark.parametrize(
        ("name", "why"),
        [("tree/more", "is not in its list"), ("tree/../../more", "leads outside"), ("/tmp/more", "leads outside")],
    )
    def test_an_additional_file(self, here: Path, name: str, why: str) -> None:
        content = [*members(exported(here)), (tarfile.TarInfo(name), b"x")]
        refused(written(here / "x.tar.zst", content), why, ExitCode.DISK if why.startswith("is") else ExitCode.SOURCE)
        assert not (here / "cache" / "more").exists()

    @pytest.mark.parametrize("target", ["/etc/passwd", "../../../outside"])
    def test_a_link_that_leads_outside(self, here: Path, target: str) -> None:
        link = tarfile.TarInfo("tree/bad")
        link.type, link.linkname = tarfile.SYMTYPE, target
        refused(written(here / "x.tar.zst", [*members(exported(here)), (link, b"")]), "leads outside", ExitCode.SOURCE)

    def test_more_than_any_toolchain_has(self, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = exported(here)
        monkeypatch.setattr(archive, "_LARGEST", 1000)
        refused(path, "is too large", ExitCode.SOURCE)

    def test_programs_that_do_not_run_here(self, here: Path) -> None:
        def broken(folder: Path) -> None:
            fill(folder)
            (folder / GCC).write_text("#!/bin/sh\nexit 1\n")

        entry = cache.make(WHOLE, inputs().whole_key, broken)
        path, _digest = store.export(here / "x.tar.zst")
        entry.rename(here / "entry")
        refused(path, "x86_64-minios-elf-gcc failed with status 1", ExitCode.HOST)

    def test_a_file_that_is_not_there(self, here: Path) -> None:
        with pytest.raises(FactoryError, match="there is no file"):
            store.import_(here / "x.tar.zst")
