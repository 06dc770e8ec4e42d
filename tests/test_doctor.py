"""factory doctor and factory clean, on a cache and an out folder of their own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factory import cache, sources
from factory.cli import main
from factory.errors import ExitCode
from factory.host.packages import host_packages, missing_python_packages

pytestmark = pytest.mark.unit


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTORY_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("FACTORY_VENDOR", str(tmp_path / "vendor"))
    monkeypatch.setattr("factory.checkout.OUT", tmp_path / "out")


def doctor(capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, dict[str, str]]]:
    status = main(["-q", "doctor", "--offline", "--json"])
    return status, {finding["subject"]: finding for finding in json.loads(capsys.readouterr().out)}


def test_a_healthy_machine(capsys: pytest.CaptureFixture[str]) -> None:
    status, findings = doctor(capsys)
    assert status == ExitCode.OK, findings
    assert findings["gcc"]["verdict"] == "ok"
    assert "not fetched yet" in findings["source newlib"]["text"]


def test_a_missing_program(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    status, findings = doctor(capsys)
    assert status == ExitCode.HOST
    assert findings["gcc"]["verdict"] == "problem"
    assert findings["gcc"]["hint"] == "sudo apt-get install --no-install-recommends gcc"


@pytest.mark.parametrize(("judgement", "verdict"), [("kvm", "ok"), ("tcg", "warning")])
def test_acceleration_is_what_run_would_use(
    judgement: str, verdict: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factory.doctor.machine.accelerator", lambda: judgement)
    assert doctor(capsys)[1]["kvm"]["verdict"] == verdict


def test_damage_is_found(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    entry = cache.make("thing", cache.key("a"), lambda folder: (folder / "f").touch())
    (entry / "f").write_text("x")
    newlib = sources.find("newlib")
    bad = tmp_path / "cache" / "sources" / newlib.sha256 / newlib.file
    bad.parent.mkdir(parents=True)
    bad.write_text("x")
    status, findings = doctor(capsys)
    assert status == ExitCode.DISK
    assert "f has changed" in findings["cache entry"]["text"]
    assert "factory fetch newlib" in findings["source newlib"]["hint"]


def fill(tmp_path: Path) -> None:
    for name in ("out/firewall/x.elf", "cache/sources/a/b", "cache/store/c/d", "cache/venv/e/f", "cache/own/g"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(bytes(1000))


@pytest.mark.parametrize(
    ("options", "left"),
    [
        ([], ["cache/own/g", "cache/sources/a/b", "cache/store/c/d", "cache/venv/e/f"]),
        (["--cache"], ["cache/own/g", "cache/venv/e/f", "out/firewall/x.elf"]),
        (["--all"], ["cache/own/g"]),
    ],
)
def test_clean(options: list[str], left: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill(tmp_path)
    assert main(["clean", "--json", *options]) == ExitCode.OK
    freed = json.loads(capsys.readouterr().out)["freed"]
    there = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file())
    assert [name for name in there if name != "out/.lock"] == left
    assert freed == (5 - len(left)) * 1000


def test_the_list_of_host_packages() -> None:
    packages = {package.name: package.program for package in host_packages()}
    assert packages["python3-venv"] is None
    assert packages["g++"] == "g++"
    assert missing_python_packages() == []
