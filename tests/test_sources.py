"""Lock file, apt's addresses, unpacking."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from factory import sources
from factory.errors import ExitCode, FactoryError
from factory.sources import lockfile
from factory.sources.mirrors import _deb822_style, _one_line_style, addresses

pytestmark = pytest.mark.unit

GOOD = """\
[thing]
version = "1.2"
file = "thing_1.2.orig.tar.xz"
size = 10
sha256 = "{digest}"
licence = "MIT"
debian = {{ source = "thing", version = "1.2-1" }}
fallback = ["https://example.org/thing-{{version}}.tar.xz"]
""".format(digest="a" * 64)


def test_the_real_lock_file() -> None:
    known = sources.load()
    assert {"newlib", "tcpdump"} <= set(known)
    assert sources.find("newlib").pool_path == "pool/main/n/newlib/newlib_3.3.0.orig.tar.gz"


def test_a_name_in_two_lock_files_is_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locks = [tmp_path / "a.toml", tmp_path / "b.toml"]
    for lock in locks:
        lock.write_text(GOOD)
    monkeypatch.setattr(lockfile, "locks", lambda: locks)
    assert list(lockfile.load.__wrapped__()) == ["thing"]
    locks[1].write_text(GOOD.replace("size = 10", "size = 11"))
    with pytest.raises(FactoryError, match=r"\[thing\] is something else in another lock file"):
        lockfile.load.__wrapped__()


def test_addresses(tmp_path: Path) -> None:
    path = tmp_path / "lock.toml"
    path.write_text(GOOD)
    thing = lockfile.load(path)["thing"]
    assert addresses(thing, ["http://a/debian/"]) == [
        "http://a/debian/pool/main/t/thing/thing_1.2.orig.tar.xz",
        "https://example.org/thing-1.2.tar.xz",
    ]


@pytest.mark.parametrize(
    ("old", "new", "message", "line"),
    [
        ("size = 10", "", "lacks 'size'", 1),
        ("size = 10", 'size = "10"', "size must be", 1),
        ("size = 10", "size = ", "Invalid value", 4),
        ("a" * 64, "a" * 63, "64 hex digits", 1),
        ("thing_1.2.orig.tar.xz", "../thing", "bad name", 1),
        ('debian = { source = "thing"', 'debian = { source = "x/y"', "bad name", 1),
        ('debian = { source = "thing", version = "1.2-1" }', "debian = 3", "expected form", 1),
    ],
)
def test_slips_in_the_lock_file(tmp_path: Path, old: str, new: str, message: str, line: int) -> None:
    path = tmp_path / "lock.toml"
    assert old in GOOD
    path.write_text(GOOD.replace(old, new))
    with pytest.raises(FactoryError, match=message) as caught:
        lockfile.load(path)
    assert caught.value.where == f"{path}:{line}"
    assert caught.value.code is ExitCode.CONFIG


def test_unknown_source() -> None:
    with pytest.raises(FactoryError) as caught:
        sources.get("newlibb")
    assert caught.value.hint == "did you mean newlib?"


def test_apt_lists() -> None:
    assert list(
        _one_line_style("# c\ndeb [arch=amd64 signed-by=/x] http://a/debian stable main\ndeb-src http://b s m\n")
    ) == [
        "http://a/debian",
        "http://b",
    ]
    text = "Types: deb\nURIs: http://a/debian\n  http://b/debian\nSuites: s\n\n# x\nEnabled: no\nURIs: http://c\n"
    assert list(_deb822_style(text)) == ["http://a/debian", "http://b/debian"]


def archive(path: Path, *members: tuple[tarfile.TarInfo, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as tar:
        for info, data in members:
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return path


def entry(name: str, kind: bytes = tarfile.REGTYPE, link: str = "", mode: int = 0o644) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname, info.mode, info.uid, info.gid = kind, link, mode, 12345, 12345
    return info


def test_extract_strips_picks_and_owns(tmp_path: Path) -> None:
    made = archive(
        tmp_path / "a.tar.gz",
        (entry("top/a", mode=0o6777), b"A"),
        (entry("top/d/b"), b"B"),
        (entry("top/d/l", tarfile.SYMTYPE, "../a"), b""),
        (entry("top/skip"), b""),
    )
    folder = sources.extract(made, tmp_path / "out", only=lambda name: name != "skip")
    assert sorted(str(path.relative_to(folder)) for path in folder.rglob("*")) == ["a", "d", "d/b", "d/l"]
    assert (folder / "d/l").read_text() == "A"
    assert (folder / "a").stat().st_mode & 0o7777 == 0o755
    assert (folder / "a").stat().st_uid == tmp_path.stat().st_uid


@pytest.mark.parametrize(
    "members",
    [
        [entry("top/../../evil")],
        [entry("/etc/evil")],
        [entry("top/l", tarfile.SYMTYPE, "../../outside")],
        [entry("top/l", tarfile.SYMTYPE, "/etc")],
        [entry("top/l", tarfile.SYMTYPE, "d"), entry("top/l/f")],
        [entry("top/l", tarfile.SYMTYPE, "f"), entry("top/l")],
        [entry("top/h", tarfile.LNKTYPE, "top/../../etc/passwd")],
        [entry("top/dev", tarfile.CHRTYPE)],
        [entry("top/pipe", tarfile.FIFOTYPE)],
    ],
)
def test_extract_refuses_what_leads_outside(tmp_path: Path, members: list[tarfile.TarInfo]) -> None:
    made = archive(tmp_path / "a.tar.gz", *((member, b"") for member in members))
    with pytest.raises(FactoryError, match="refused"):
        sources.extract(made, tmp_path / "deep" / "out")
    assert not (tmp_path / "evil").exists()


@pytest.mark.parametrize("keep", [0, 10, 60])
def test_extract_of_a_broken_archive(tmp_path: Path, keep: int) -> None:
    made = archive(tmp_path / "a.tar.gz", (entry("top/a"), bytes(range(256)) * 400))
    made.write_bytes(made.read_bytes()[:keep])
    with pytest.raises(FactoryError, match="cannot unpack"):
        sources.extract(made, tmp_path / "out")
