"""The fetcher against a real HTTP server that does everything a bad network does."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from httpserver import Behaviour, serving

from factory.checkout import ROOT
from factory.errors import ExitCode, FactoryError
from factory.sources import Fetcher, Source, find
from factory.sources.download import Download

pytestmark = pytest.mark.unit

DATA = random.Random(1).randbytes(700_000)
POOL = "/pool/main/libt/libthing/libthing_1.orig.tar.gz"


def pinned(data: bytes = DATA, **changes: object) -> Source:
    source = Source(
        "thing", "1", "libthing_1.orig.tar.gz", len(data), hashlib.sha256(data).hexdigest(), "MIT", "libthing", "1-1"
    )
    return replace(source, **changes)


def fetcher(tmp_path: Path, *mirrors: str, **changes: object) -> Fetcher:
    patient = Download(delays=(0.01, 0.01, 0.01), timeout=(2, 0.5))
    return replace(Fetcher(tmp_path / "sources", tmp_path / "vendor", mirrors, download=patient), **changes)


def leftovers(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "sources").rglob("*") if path.is_file())


def test_from_the_pool_then_from_the_cache(tmp_path: Path) -> None:
    plan = Behaviour({POOL: DATA})
    with serving(plan) as base:
        path = fetcher(tmp_path, base).get(pinned())
        assert path.read_bytes() == DATA
        assert fetcher(tmp_path, base).get(pinned()) == path
    assert len(plan.requests) == 1
    assert leftovers(tmp_path) == [path.name]
    assert fetcher(tmp_path, offline=True).get(pinned()) == path


def test_a_cut_connection_is_resumed(tmp_path: Path) -> None:
    plan = Behaviour({POOL: DATA}, cut=300_000, cuts=2)
    with serving(plan) as base:
        assert fetcher(tmp_path, base).get(pinned()).read_bytes() == DATA
    first, *resumed = [asked for _, asked in plan.requests]
    assert first is None
    offsets = [int((asked or "").removeprefix("bytes=").rstrip("-")) for asked in resumed]
    assert 0 < offsets[0] <= 300_000 < offsets[1] <= 600_000


def test_a_half_file_of_a_killed_run_is_resumed_but_never_counts(tmp_path: Path) -> None:
    part = tmp_path / "sources" / pinned().sha256 / f"{pinned().file}.part"
    part.parent.mkdir(parents=True)
    part.write_bytes(DATA[:1000])
    with pytest.raises(FactoryError, match="--offline"):
        fetcher(tmp_path, offline=True).get(pinned())
    plan = Behaviour({POOL: DATA})
    with serving(plan) as base:
        assert fetcher(tmp_path, base).get(pinned()).read_bytes() == DATA
    assert plan.requests == [(POOL, "bytes=1000-")]


def test_a_server_without_ranges_starts_again(tmp_path: Path) -> None:
    plan = Behaviour({POOL: DATA}, cut=300_000, cuts=1, ranges=False)
    with serving(plan) as base:
        assert fetcher(tmp_path, base).get(pinned()).read_bytes() == DATA


def test_a_server_that_resumes_elsewhere_is_noticed(tmp_path: Path) -> None:
    plan = Behaviour({POOL: DATA}, cut=300_000, cuts=1, wrong_place=True)
    with serving(plan) as base:
        assert fetcher(tmp_path, base).get(pinned()).read_bytes() == DATA


@pytest.mark.parametrize("garbage", [b"x" * len(DATA), DATA[:-1], DATA + b"x", b""])
@pytest.mark.parametrize("hide_length", [False, True])
def test_wrong_bytes_are_refused_and_the_next_address_is_tried(
    tmp_path: Path, garbage: bytes, hide_length: bool
) -> None:
    with serving(Behaviour({POOL: garbage}, hide_length=hide_length)) as bad, serving(Behaviour({POOL: DATA})) as good:
        assert fetcher(tmp_path, bad, good).get(pinned()).read_bytes() == DATA
    assert leftovers(tmp_path) == [pinned().file]


def test_wrong_bytes_everywhere_end_in_one_error(tmp_path: Path) -> None:
    with serving(Behaviour({POOL: b"x" * len(DATA)})) as bad, pytest.raises(FactoryError) as caught:
        fetcher(tmp_path, bad).get(pinned())
    assert caught.value.code is ExitCode.SOURCE
    assert "wrong digest" in caught.value.details[0]
    assert leftovers(tmp_path) == []


def test_a_wrong_half_file_does_not_spoil_the_next_address(tmp_path: Path) -> None:
    part = tmp_path / "sources" / pinned().sha256 / f"{pinned().file}.part"
    part.parent.mkdir(parents=True)
    part.write_bytes(b"y" * 1000)
    with serving(Behaviour({POOL: DATA})) as one, serving(Behaviour({POOL: DATA})) as two:
        assert fetcher(tmp_path, one, two).get(pinned()).read_bytes() == DATA


def test_missing_here_found_at_the_fallback(tmp_path: Path) -> None:
    with serving(Behaviour()) as empty, serving(Behaviour({"/own/thing-1.tar.gz": DATA})) as own:
        source = pinned(fallback=(f"{own}/own/thing-1.tar.gz",))
        assert fetcher(tmp_path, empty).get(source).read_bytes() == DATA


def test_a_busy_server_is_asked_again(tmp_path: Path) -> None:
    plan = Behaviour({POOL: DATA}, statuses=[503, 429])
    with serving(plan) as base:
        assert fetcher(tmp_path, base).get(pinned()).read_bytes() == DATA
    assert len(plan.requests) == 3


def test_a_server_that_is_too_slow(tmp_path: Path) -> None:
    impatient = Download(delays=(), timeout=(0.2, 0.2))
    with serving(Behaviour({POOL: DATA}, delay=1.0)) as slow, pytest.raises(FactoryError) as caught:
        fetcher(tmp_path, slow, download=impatient).get(pinned())
    assert "no answer in time" in caught.value.details[0]


def test_nobody_there(tmp_path: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))  # bound, not listening: connections are refused
        with pytest.raises(FactoryError) as caught:
            fetcher(tmp_path, f"http://127.0.0.1:{unused.getsockname()[1]}").get(pinned())
    assert "refused" in caught.value.details[0]
    assert caught.value.hint
    assert "FACTORY_VENDOR" in caught.value.hint


def test_a_damaged_cache_entry_is_fetched_again(tmp_path: Path) -> None:
    with serving(Behaviour({POOL: DATA})) as base:
        path = fetcher(tmp_path, base).get(pinned())
        path.write_bytes(b"z" * len(DATA))
        assert fetcher(tmp_path, base).get(pinned()).read_bytes() == DATA
        path.write_bytes(b"")
        assert fetcher(tmp_path, base).get(pinned()).read_bytes() == DATA


def test_a_bit_of_a_large_file_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Size and time stay as they were."""
    monkeypatch.setattr("factory.sources.fetcher._LARGE", 1000)
    with serving(Behaviour({POOL: DATA})) as base:
        path = fetcher(tmp_path, base).get(pinned())
        status = path.stat()
        path.write_bytes(bytes([DATA[0] ^ 1]) + DATA[1:])
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
        assert fetcher(tmp_path, base).get(pinned()).read_bytes() == DATA


def test_a_large_file_is_hashed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factory.sources.fetcher._LARGE", 1000)
    with serving(Behaviour({POOL: DATA})) as base:
        path = fetcher(tmp_path, base).get(pinned())
    monkeypatch.setattr("factory.files.sha256", lambda _path: "hashed again")
    assert fetcher(tmp_path, offline=True).get(pinned()) == path
    os.utime(path, (1, 1))
    with pytest.raises(FactoryError, match="--offline"):
        fetcher(tmp_path, offline=True).get(pinned())


def test_the_vendor_folder_comes_first_and_is_checked(tmp_path: Path) -> None:
    vendored = tmp_path / "vendor" / pinned().file
    vendored.parent.mkdir()
    vendored.write_bytes(DATA)
    assert fetcher(tmp_path, offline=True).get(pinned()) == vendored
    vendored.write_bytes(b"z" * len(DATA))
    with pytest.raises(FactoryError, match="wrong digest") as caught:
        fetcher(tmp_path, offline=True).get(pinned())
    assert caught.value.where == str(vendored)


def test_copy_fills_a_vendor_folder(tmp_path: Path) -> None:
    with serving(Behaviour({POOL: DATA})) as base:
        copy = fetcher(tmp_path, base).copy(pinned(), tmp_path / "to")
    assert [path.name for path in (tmp_path / "to").iterdir()] == [copy.name]
    assert fetcher(tmp_path / "else", vendor=tmp_path / "to", offline=True).get(pinned()) == copy


def test_a_mirror_that_is_a_folder(tmp_path: Path) -> None:
    file = tmp_path / "mirror" / POOL.lstrip("/")
    file.parent.mkdir(parents=True)
    file.write_bytes(DATA)
    assert fetcher(tmp_path, f"file:{tmp_path}/mirror").get(pinned()).read_bytes() == DATA


def test_two_at_once_fetch_once(tmp_path: Path) -> None:
    plan = Behaviour({POOL: DATA}, delay=0.2)
    with serving(plan) as base, ThreadPoolExecutor(4) as pool:
        paths = set(pool.map(lambda _: fetcher(tmp_path, base).get(pinned()), range(4)))
    assert len(paths) == 1
    assert len(plan.requests) == 1


def test_several_sources_in_parallel(tmp_path: Path) -> None:
    sources = [pinned(str(n).encode() * 5000, file=f"f{n}.tar.gz") for n in range(5)]
    content = {f"/{source.pool_path}": str(n).encode() * 5000 for n, source in enumerate(sources)}
    with serving(Behaviour(content)) as base:
        paths = fetcher(tmp_path, base).get_all(sources)
    assert [path.name for path in paths] == [source.file for source in sources]


def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Usage:
        free = 1000

    monkeypatch.setattr("factory.sources.download.shutil.disk_usage", lambda _path: Usage)
    with pytest.raises(FactoryError, match="no space left") as caught:
        fetcher(tmp_path, "http://127.0.0.1:1").get(pinned())
    assert caught.value.code is ExitCode.DISK


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_the_command_is_interrupted(tmp_path: Path, number: signal.Signals, status: int) -> None:
    newlib = find("newlib")
    plan = Behaviour({f"/{newlib.pool_path}": bytes(newlib.size)}, cut=200_000, cuts=1, stall=30)
    with serving(plan) as base:
        own = {"FACTORY_CACHE": str(tmp_path), "FACTORY_VENDOR": str(tmp_path), "FACTORY_MIRROR": base}
        child = subprocess.Popen(
            [sys.executable, "-m", "factory", "fetch", "newlib"],
            env={**os.environ, **own, "PYTHONPATH": str(ROOT)},
            stderr=subprocess.PIPE,
            text=True,
        )
        while not list(tmp_path.rglob("*.part")):
            time.sleep(0.01)
        child.send_signal(number)
        _, said = child.communicate(timeout=10)
        plan.stall = 0
    assert child.returncode == status
    assert said.startswith("error: ")
    assert len(said.splitlines()) == 1


def test_an_error_of_one_source_is_not_lost_among_others(tmp_path: Path) -> None:
    good, bad = pinned(), pinned(b"other", file="other.tar.gz")
    with serving(Behaviour({POOL: DATA})) as base, pytest.raises(FactoryError, match="cannot fetch thing"):
        fetcher(tmp_path, base).get_all([bad, good])
    assert fetcher(tmp_path, offline=True).get(good).read_bytes() == DATA


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_interrupted_at_any_moment_and_then_again(tmp_path: Path, number: signal.Signals) -> None:
    code = (
        "import sys; from pathlib import Path; sys.path.insert(0, 'tests'); import test_fetch as t\n"
        "t.fetcher(Path(sys.argv[1]), sys.argv[2]).get_all([t.pinned()])"
    )
    plan = Behaviour({POOL: DATA}, cut=200_000, cuts=1, stall=30)
    with serving(plan) as base:
        child = subprocess.Popen([sys.executable, "-c", code, str(tmp_path), base], cwd=ROOT, stderr=subprocess.DEVNULL)
        while not list(tmp_path.rglob("*.part")):
            time.sleep(0.01)
        started = time.monotonic()
        child.send_signal(number)
        child.wait(10)
        assert time.monotonic() - started < 5
        plan.stall = 0
        assert fetcher(tmp_path, base).get(pinned()).read_bytes() == DATA
    assert leftovers(tmp_path) == [pinned().file]
