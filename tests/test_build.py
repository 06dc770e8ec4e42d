"""The pieces of the build that need no compiler."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from factory.build import uptodate
from factory.build.relay import decode, encode
from factory.build.request import ImageRequest, read, save
from factory.build.spawn import Spawner
from factory.errors import ExitCode, FactoryError
from factory.run.qemu import Guest, Link, guest_status

pytestmark = pytest.mark.unit


@pytest.fixture
def stamped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(uptodate, "ROOT", tmp_path)
    (tmp_path / "click").mkdir()
    (tmp_path / "click" / "a.cc").write_text("int a;")
    (tmp_path / "target").write_text("made")
    return tmp_path


def stamp(root: Path) -> uptodate.Stamp:
    return uptodate.Stamp(root / "stamp", [root / "target"])


def test_nothing_changed_is_known(stamped: Path) -> None:
    assert not stamp(stamped).holds()
    stamp(stamped).record()
    assert stamp(stamped).holds()


def test_every_change_is_seen(stamped: Path) -> None:
    changes: list[Callable[[], object]] = [
        lambda: (stamped / "click" / "a.cc").write_text("int b;"),
        lambda: (stamped / "click" / "new.cc").write_text(""),
        (stamped / "click" / "new.cc").unlink,
        (stamped / "target").unlink,
        lambda: (stamped / "target").write_text("other"),
        lambda: os.environ.__setitem__("XDG_CACHE_HOME", "/elsewhere"),
    ]
    before = os.environ.get("XDG_CACHE_HOME")
    try:
        for change in changes:
            stamp(stamped).record()
            assert stamp(stamped).holds()
            change()
            assert not stamp(stamped).holds()
    finally:
        os.environ.pop("XDG_CACHE_HOME", None)
        if before is not None:
            os.environ["XDG_CACHE_HOME"] = before


def test_a_file_saved_while_building_is_seen(stamped: Path) -> None:
    building = stamp(stamped)
    (stamped / "click" / "a.cc").write_text("saved meanwhile")
    building.record()
    assert not stamp(stamped).holds()


def test_requests_survive_the_way_to_scons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factory.build.request.OUT", tmp_path)
    asked = [ImageRequest("a", "/r/a", "out/a", {"x": [1, {"y": "z"}]}, None)]
    assert read(save(asked)) == asked
    damaged = tmp_path / "bad.json"
    damaged.write_text("{")
    with pytest.raises(FactoryError):
        read(damaged)


def test_errors_survive_the_way_from_scons() -> None:
    error = FactoryError("w", where="f:1", hint="h", code=ExitCode.CONFIG, details=["a", "b"], log="l")
    other = decode(encode(error))
    assert (other.what, other.where, other.hint, other.code, other.details, other.log) == (
        "w",
        "f:1",
        "h",
        3,
        ("a", "b"),
        "l",
    )


def test_a_failed_command_leaves_no_half_file(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    spawn = Spawner(tmp_path / "log")
    target = tmp_path / "x.o"
    target.write_text("old")
    bad = ["sh", "-c", "'echo half > \"$2\"; echo broken >&2; exit 3'", "sh", "-o", str(target)]
    # In `sh -c SCRIPT sh -o FILE`, $2 is FILE.
    assert spawn("", None, "", bad, dict(os.environ)) == 3
    assert target.read_text() == "old"
    out = capfd.readouterr().err
    assert "failed with status 3" in out
    assert "broken" in out
    assert str(tmp_path / "log") in out
    good = ["sh", "-c", "'echo whole > \"$2\"'", "sh", "-o", str(target)]
    assert spawn("", None, "", good, dict(os.environ)) == 0
    assert target.read_text() == "whole\n"
    assert sorted(path.name for path in tmp_path.iterdir() if "tmp" in path.name) == []


def test_a_missing_program_is_an_error_not_a_crash(tmp_path: Path) -> None:
    assert Spawner(tmp_path / "log")("", None, "", ["no-such-compiler", "-o", "x"], dict(os.environ)) != 0


@pytest.mark.parametrize("machine", ["microvm", "q35"])
def test_qemu_command(machine: str) -> None:
    links = (Link.parse("user"), Link.parse("unix:/tmp/a,b"), Link.parse("none"))
    command = Guest(Path("x.elf"), "8M", links, machine, "a b", control="/tmp/c").command()
    assert command.count("-netdev") == 3
    assert "addr.path=/tmp/a,,b" in " ".join(command)
    assert ("virtio-net-pci" in " ".join(command)) is (machine == "q35")
    assert json.dumps(command)


@pytest.mark.parametrize("text", ["tap", "bridge:br0", ""])
def test_unknown_links(text: str) -> None:
    with pytest.raises(FactoryError, match="is not a network"):
        Link.parse(text)


@pytest.mark.parametrize(
    "text", ["x", "", "80", "0-80", "8080-65536", "sctp:1-2", "8080-80,", "1-2-3", "127.0.0.1:1-2"]
)
def test_unknown_forwards(text: str) -> None:
    with pytest.raises(FactoryError, match="is no forwarded port"):
        Link.parse(f"user:{text}")


def test_forwards() -> None:
    link = Link.parse("user:8080-80,udp:5353-53")
    assert link.netdev(0) == "user,id=n0,hostfwd=tcp:127.0.0.1:8080-:80,hostfwd=udp:127.0.0.1:5353-:53"


@pytest.mark.parametrize(("qemu", "guest"), [(1, 0), (3, 1), (0, None), (2, None), (-9, None), (255, 127)])
def test_exit_status(qemu: int, guest: int | None) -> None:
    assert guest_status(qemu) == guest
