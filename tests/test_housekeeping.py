"""`factory cache`: what it shows, what it removes; what is counted."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest
from test_build_speed import ANSWERS, serving

from factory import cache, files, settings
from factory.cli import main
from factory.doctor import store
from factory.doctor.finding import Verdict
from factory.errors import ExitCode
from factory.housekeeping import counts
from factory.housekeeping.counts import Counts, Found
from factory.objects.folder import Folder
from factory.objects.places import Places
from factory.progress import SILENT

pytestmark = pytest.mark.unit
KEYS = [files.sha256_bytes(str(number)) for number in range(2)]
LONG_AGO = time.time() - 40 * 86400


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTORY_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("FACTORY_SETTINGS", str(tmp_path / "settings.toml"))
    monkeypatch.setattr(settings, "_chosen", [])
    (tmp_path / "settings.toml").write_text("")


def shown(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    capsys.readouterr()
    assert main(["-q", "cache", *words, "--json"]) == ExitCode.OK
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


def test_what_builds_found_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert counts.read() == Counts()
    places = Places(Folder(cache.folder("objects"), 1 << 20), SILENT)
    places.put(KEYS[0], b"x")
    for key in KEYS:
        places.get(key, "x.o")
    places.end()
    counts.add("entries", Found(remote=2))
    found = shown(capsys)
    assert found["counts"] == {
        "since": counts.read().since,
        "objects": {"here": 1, "remote": 0, "made": 1},
        "entries": {"here": 0, "remote": 2, "made": 0},
    }
    assert main(["cache"]) == ExitCode.OK
    assert "objects 1 from here, 0 from remote, 1 built (50 % found)" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"since": 1, "objects": {"here": "x"}}', "[" * 9999, "\0"])
def test_counts_that_cannot_be_read_start_anew(text: str) -> None:
    files.write(cache.folder("counts") / "builds.json", text)
    assert counts.read() == Counts()
    counts.add("objects", Found(made=1))
    assert counts.read().objects == Found(made=1)


def test_what_was_not_used_for_long_goes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = Folder(cache.folder("objects"), 1 << 20)
    made = [cache.make(name, "0" * 32, lambda path: (path / "f").write_bytes(bytes(1000))) for name in ("old", "used")]
    for key in KEYS:
        folder.put(key, b"x")
    kept = cache.folder("sources") / "a"
    for path in (*tmp_path.rglob("*"), kept):
        if path.exists():
            os.utime(path, (LONG_AGO, LONG_AGO))
    kept.write_text("fetched")
    os.utime(kept, (LONG_AGO, LONG_AGO))
    # Each use counts.
    folder.get(KEYS[0])
    assert cache.find("used", "0" * 32)
    assert cache.Entry(made[0]).damage(thorough=True) is None  # to look at it, as `factory doctor` does, is no use

    def left() -> list[str]:
        there = [*folder.path.glob("*/*"), *(entry.path for entry in cache.entries())]
        return sorted(path.name for path in there)

    before = left()
    would = shown(capsys, "clean", "--older", "30d", "--dry-run")
    assert (would["freed"], left()) == (1001, before)
    assert shown(capsys, "clean", "--older", "30d")["freed"] == 1001
    assert left() == sorted([KEYS[0], made[1].name])
    assert kept.exists()
    assert shown(capsys, "clean", "--older", "30d")["removed"] == []
    # It is made again.
    assert cache.make("old", "0" * 32, lambda path: (path / "f").touch()).is_dir()


@pytest.mark.parametrize(
    ("words", "message"),
    [(["clean"], "wants --older"), (["show", "--older", "3d"], "takes no --older"),
     (["clean", "--older", "3"], "no time"), (["clean", "--older", "0d"], "no time"),
     (["push"], "name no remote cache"), (["push", "--dry-run"], "no --dry-run")],
)  # fmt: skip
def test_what_makes_no_sense(words: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cache", *words]) in (ExitCode.USAGE, ExitCode.CONFIG)
    assert message in capsys.readouterr().err


def test_what_the_remote_cache_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys)["remote"] is None

    def remote(answer: str) -> dict[str, str]:
        with serving(ANSWERS[answer]) as (address, _asked):
            (tmp_path / "settings.toml").write_text(f'[build]\nremote = "{address}"\n')
            found = shown(capsys)["remote"]
            assert isinstance(found, dict)
            (finding,) = store.remote()
            assert (finding.verdict is Verdict.OK) == (found["failure"] is None)
        assert "secret" not in str(found)
        return found

    assert remote("nothing")["failure"] is None
    assert "500" in remote("an error")["failure"]
    (tmp_path / "settings.toml").write_text('[build]\nremote = "http://127.0.0.1:1"\ntrust = "missing.pub"\n')
    found = shown(capsys)["remote"]
    assert isinstance(found, dict)
    assert found["failure"]
