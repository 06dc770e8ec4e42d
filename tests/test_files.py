"""Atomic writes, locks, temporary folders, the store."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from factory import cache, files
from factory.checkout import ROOT
from factory.errors import ExitCode, FactoryError
from factory.progress import Progress

pytestmark = pytest.mark.unit


class Notes(Progress):
    def __init__(self) -> None:
        self.lines: list[str] = []

    def note(self, text: str) -> None:
        self.lines.append(text)

    def step(self, text: str) -> object:
        self.lines.append(text)
        return super().step(text)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FACTORY_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "store"


def python(code: str, **env: str) -> subprocess.Popen[str]:
    """Another process that has factory."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **env}
    return subprocess.Popen([sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, text=True)


def test_write_replaces_whole_files(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file"
    files.write(path, "one")
    files.write(path, b"two", mode=0o600, sync=True)
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in path.parent.iterdir()] == ["file"]


def test_write_if_changed_keeps_the_time(tmp_path: Path) -> None:
    path = tmp_path / "file"
    assert files.write_if_changed(path, "one")
    os.utime(path, (1, 1))
    assert not files.write_if_changed(path, "one")
    assert path.stat().st_mtime == 1
    assert files.write_if_changed(path, "two")


def test_a_full_disk_is_one_clear_error_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(FactoryError, match="no space left on the disk") as caught:
        files.write(tmp_path / "file", "x")
    assert caught.value.code is ExitCode.DISK
    assert list(tmp_path.iterdir()) == []


def test_sha256(tmp_path: Path) -> None:
    (tmp_path / "abc").write_text("abc")
    # FIPS 180-2, appendix B.1
    expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert files.sha256(tmp_path / "abc") == files.sha256_bytes("abc") == expected
    with pytest.raises(FactoryError, match="cannot read missing"):
        files.sha256(tmp_path / "missing")


def test_lock_waits_and_says_for_whom(tmp_path: Path) -> None:
    notes = Notes()
    with files.lock(tmp_path / "l"):
        waiter = threading.Thread(target=lambda: files.lock(tmp_path / "l", notes, "thing").__enter__())
        waiter.start()
        time.sleep(0.25)
        assert waiter.is_alive()
    waiter.join(5)
    assert notes.lines == [f"waiting for another factory (pid {os.getpid()}) (thing)"]


def test_a_killed_process_leaves_no_lock_and_its_folder_is_swept(tmp_path: Path) -> None:
    child = python(
        "import sys, time; from pathlib import Path; from factory import files\n"
        f"top = Path({str(tmp_path)!r})\n"
        "with files.lock(top / 'l'), files.scratch(top) as work:\n"
        "    (work / 'f').write_text('x'); print('ready', flush=True); time.sleep(60)"
    )
    assert child.stdout
    assert child.stdout.readline() == "ready\n"
    assert len(list(tmp_path.glob(".scratch-*"))) == 1
    files.sweep(tmp_path)
    assert len(list(tmp_path.glob(".scratch-*"))) == 1, "the owner lives"
    child.send_signal(signal.SIGKILL)
    child.wait()
    with files.lock(tmp_path / "l"), files.scratch(tmp_path) as work:
        assert list(tmp_path.glob(".scratch-*")) == [work.parent]
    assert list(tmp_path.glob(".scratch-*")) == []


def test_publish_replaces_a_folder(tmp_path: Path) -> None:
    for content in "ab":
        with files.scratch(tmp_path) as work:
            (work / content).touch()
            files.publish(work, tmp_path / "target")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["b", "target"]


@pytest.mark.parametrize("exchange", [True, False])
def test_a_folder_is_never_missing(exchange: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two at once put folders in one place. Without an exchange of names, one after the other."""
    if not exchange:
        monkeypatch.setattr("factory.files.atomic._exchange", lambda *_: False)
    target, failed = tmp_path / "target", []

    def put(name: str) -> None:
        try:
            for number in range(50):
                made = tmp_path / f"{name}{number}"
                made.mkdir()
                (made / "file").write_text(name)
                files.publish(made, target)
                assert not exchange or target.exists()
        except BaseException as error:
            failed.append(error)
            raise

    putters = [threading.Thread(target=put, args=name) for name in "ab"]
    for each in putters:
        each.start()
        if not exchange:
            each.join()
    for each in putters:
        each.join()
    assert not failed
    assert (target / "file").read_text() in ("a", "b")
    assert [path.name for path in tmp_path.iterdir()] == ["target"]


def test_remove_read_only_folders(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (deep / "f").touch()
    deep.chmod(0o500)
    files.remove(tmp_path / "a")
    files.remove(tmp_path / "a")
    assert not (tmp_path / "a").exists()


def build(folder: Path) -> None:
    (folder / "lib").mkdir()
    (folder / "lib" / "x.a").write_text("content")
    (folder / "link").symlink_to("lib/x.a")


def fail(_folder: Path) -> None:
    raise AssertionError("built again")


def test_store_builds_once(store: Path) -> None:
    path = cache.make("thing", cache.key("a"), build)
    assert path == cache.make("thing", cache.key("a"), fail) == cache.find("thing", cache.key("a"))
    assert [each.name for each in store.iterdir()] == [path.name]
    assert cache.find("thing", cache.key("b")) is None


@pytest.mark.parametrize("damage", ["change", "remove", "manifest"])
def test_store_notices_damage(store: Path, damage: str) -> None:
    path = cache.make("thing", cache.key("a"), build)
    if damage == "change":
        (path / "lib" / "x.a").write_text("Content")
    elif damage == "remove":
        (path / "lib" / "x.a").unlink()
    else:
        (path / cache.MANIFEST).write_text("{")
    assert cache.find("thing", cache.key("a")) is None
    notes = Notes()
    assert (cache.make("thing", cache.key("a"), build, notes) / "lib" / "x.a").read_text() == "content"
    assert "damaged" in notes.lines[0]


def flip(path: Path, place: int) -> None:
    """Changes one bit in place, and hides it as well as a program can: size and time stay."""
    status = path.stat()
    with path.open("r+b") as file:
        file.seek(place)
        (byte,) = file.read(1)
        file.seek(place)
        file.write(bytes([byte ^ 1]))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def test_store_notices_every_byte(store: Path) -> None:
    """Of the files and of the manifest, each flipped in turn; the entry is right again when the bit is back."""
    path = cache.make("thing", cache.key("a"), build)
    (entry,) = cache.entries()
    for file in (path / "lib" / "x.a", path / cache.MANIFEST):
        for place in range(file.stat().st_size):
            flip(file, place)
            found = cache.find("thing", cache.key("a"))
            flip(file, place)
            assert found is None, (file, place)
    assert cache.find("thing", cache.key("a")) == path
    assert entry.damage(thorough=True) is None


def test_store_notices_what_does_not_belong(store: Path) -> None:
    path = cache.make("thing", cache.key("a"), build)
    (path / "lib" / "y.a").touch()
    (entry,) = cache.entries()
    assert entry.damage() == "lib/y.a is not part of it"
    (path / "lib" / "y.a").unlink()
    (path / "link").unlink()
    (path / "link").symlink_to("/etc")
    assert entry.damage() == "link has changed"


def test_store_looks_closely_once(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = cache.make("thing", cache.key("a"), build)
    os.utime(path / "lib" / "x.a")  # touched, not changed
    assert cache.find("thing", cache.key("a")) == path
    monkeypatch.setattr("factory.cache._digest", lambda _file: "not asked")
    assert cache.find("thing", cache.key("a")) == path
    (store.parent / "verified" / path.name).unlink()
    assert cache.find("thing", cache.key("a")) is None


def test_store_keeps_nothing_of_a_failed_build(store: Path) -> None:
    def half(folder: Path) -> None:
        build(folder)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        cache.make("thing", cache.key("a"), half)
    assert list(store.iterdir()) == []


def test_two_builds_at_once(store: Path) -> None:
    code = (
        "import time; from factory import cache\n"
        "def build(folder):\n    print('built', flush=True); time.sleep(0.5); (folder / 'f').touch()\n"
        "cache.make('thing', cache.key('a'), build)"
    )
    cache_root = str(store.parent)
    said = [child.communicate()[0] for child in [python(code, FACTORY_CACHE=cache_root) for _ in range(3)]]
    assert "".join(said) == "built\n"


def test_key_depends_on_the_borders() -> None:
    assert cache.key("ab", "c") != cache.key("a", "bc")


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"FACTORY_CACHE": "/a"}, "/a"),
        ({"XDG_CACHE_HOME": "/x"}, "/x/factory"),
        ({"XDG_CACHE_HOME": "relative", "HOME": "/h"}, "/h/.cache/factory"),
        ({"HOME": "/h"}, "/h/.cache/factory"),
    ],
)
def test_cache_root(environment: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FACTORY_CACHE", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert cache.root() == Path(expected)
