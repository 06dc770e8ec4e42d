"""Entries of the store on a web server: what comes back, what is refused, and a server that is down, full or lying."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from peers import free_port, nginx
from test_build_speed import ANSWERS, Bad, Said, serving

from factory import cache, exchange, files, settings
from factory.cli import main
from factory.errors import ExitCode, FactoryError
from factory.exchange import claim, shelf
from factory.exchange.claim import BadClaim
from factory.release import find
from factory.settings import Settings

KEY = "0123456789abcdef" * 2
NAME = "lib-small"


def fill(folder: Path) -> None:
    (folder / "lib").mkdir()
    (folder / "lib" / "libsmall.a").write_bytes(b"!<arch>\n" * 3)
    (folder / "bin").mkdir()
    (folder / "bin" / "tool").write_text("#!/bin/sh\n")
    (folder / "bin" / "tool").chmod(0o755)
    (folder / "bin" / "same").symlink_to("tool")
    (folder / "empty").mkdir()


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two pairs of keys."""
    folder = tmp_path_factory.mktemp("keys")
    for name in ("good", "other"):
        assert main(["keygen", str(folder / name), "--no-password"]) == ExitCode.OK
    return folder


class Place:
    """A machine with a cache of its own, and what it said."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        monkeypatch.setattr(settings, "_chosen", [])
        self._monkeypatch = monkeypatch
        self._folder = folder
        self.said = Said()
        self.built = 0

    def make(self, chosen: Settings, machine: str, *, offline: bool = False) -> Path:
        self._monkeypatch.setenv("FACTORY_CACHE", str(self._folder / machine))
        settings.choose(chosen)
        shelf.shelf_of.cache_clear()
        self.said = Said()
        self.built = 0

        def build(folder: Path) -> None:
            self.built += 1
            fill(folder)

        made = exchange.make(NAME, KEY, build, self.said, offline=offline)
        # Whatever the server did, what is there is right.
        assert (made / "lib" / "libsmall.a").read_bytes() == b"!<arch>\n" * 3
        assert os.access(made / "bin" / "same", os.X_OK)
        assert (made / "empty").is_dir()
        assert cache.Entry(made).damage(thorough=True) is None
        return made


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Place:
    return Place(monkeypatch, tmp_path)


class Shop(Bad):
    """A server that keeps what it is given."""

    kept: dict[str, bytes]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.path in self.kept:
            self.give(self.kept[self.path])
        else:
            self.send_error(404)

    def do_PUT(self) -> None:
        self.kept[self.path] = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(201)
        self.end_headers()


@pytest.fixture
def shop(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """What the server of serving() has."""
    kept: dict[str, bytes] = {}
    monkeypatch.setattr(Bad, "do_GET", Shop.do_GET)
    monkeypatch.setattr(Bad, "do_PUT", Shop.do_PUT)
    monkeypatch.setattr(Bad, "kept", kept, raising=False)
    return kept


def chosen(address: str, keys: Path, *, trust: str = "good", sign: str = "") -> Settings:
    signs = {"push": True, "sign": str(keys / f"{sign}.key")} if sign else {}
    return Settings(remote=address, trust=str(keys / f"{trust}.pub") if trust else "none", **signs)


@pytest.mark.unit
def test_one_builds_all_others_take(place: Place, shop: dict[str, bytes], keys: Path) -> None:
    with serving(ANSWERS["nothing"]) as (address, asked):
        place.make(chosen(address, keys, sign="good"), "first")
        assert (place.built, place.said.notes) == (1, [])
        assert len(shop) == 2
        assert f"/x/store/2/{NAME}-{KEY}" in shop
        first = dict(shop)
        text = (keys / "good.pub").read_text().splitlines()[1]
        place.make(replace(chosen(address, keys), trust=text), "second")
        assert (place.built, place.said.notes) == (0, [])
        assert any("comes from the cache" in line for line in place.said.lines)
        # Equal entries give equal files, so the same claim.
        shop.clear()
        place.make(chosen(address, keys, sign="good"), "third")
        assert shop == first
        # Who names no key takes nothing; who is offline asks nobody; who has it neither.
        asked.clear()
        place.make(chosen(address, keys, trust="", sign="other"), "fourth")
        place.make(chosen(address, keys), "fifth", offline=True)
        assert (place.built, asked) == (1, [])
        place.make(chosen(address, keys), "first")
        assert (place.built, asked) == (0, [])
        # What another key has signed is none of ours.
        place.make(chosen(address, keys), "sixth")
        assert place.built == 1
        assert "signed with another key" in place.said.notes[0]


@pytest.mark.unit
def test_any_changed_byte(place: Place, shop: dict[str, bytes], keys: Path) -> None:
    """Of the claim each one; of the archive some: its digest is looked at before anything else."""
    with serving(ANSWERS["nothing"]) as (address, _asked):
        place.make(chosen(address, keys, sign="good"), "first")
        (name,) = (path for path in shop if path.endswith(".zst"))
        packed = shop[name]
        for number, at in enumerate((0, len(packed) // 2, len(packed) - 1)):
            shop[name] = packed[:at] + bytes([packed[at] ^ 1]) + packed[at + 1 :]
            place.make(chosen(address, keys), f"archive {number}")
            assert place.built == 1
            assert "its digest is not what its claim says" in place.said.notes[0]
        for number, changed in enumerate((packed[:-1], packed + b"x", b"")):
            shop[name] = changed
            place.make(chosen(address, keys), f"length {number}")
            assert place.built == 1
            assert "its answer is too" in place.said.notes[0]
        del shop[name]
        place.make(chosen(address, keys), "no archive")
        assert "what its claim names is not there" in place.said.notes[0]
    said = shop[f"/x/store/2/{NAME}-{KEY}"]
    public = find.public(keys / "good.pub")
    assert claim.read(said, f"{NAME}-{KEY}", public).size == len(packed)
    for at in range(len(said)):
        for bit in (1, 0x20, 0x80):
            with pytest.raises(BadClaim):
                claim.read(said[:at] + bytes([said[at] ^ bit]) + said[at + 1 :], f"{NAME}-{KEY}", public)
        with pytest.raises(BadClaim):
            claim.read(said[:at], f"{NAME}-{KEY}", public)
    with pytest.raises(BadClaim, match="another entry"):
        claim.read(said, f"{NAME}-{KEY[::-1]}", public)


@pytest.mark.unit
@pytest.mark.parametrize("name", ANSWERS)
def test_a_bad_server(name: str, place: Place, keys: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factory.objects.web._DEADLINE", 0.3)
    with serving(ANSWERS[name]) as (address, asked):
        place.make(chosen(address, keys, sign="good"), "here")
        assert place.built == 1
        assert len(asked) == 2
    taken, given = place.said.notes
    assert f"{NAME} is not taken from the cache" in taken
    assert f"{NAME} is not put into the cache" in given
    assert "507" in given
    assert "secret" not in taken + given


@pytest.mark.unit
def test_an_archive_that_drips(
    place: Place, shop: dict[str, bytes], keys: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Time is given by the bytes that have come, not by those that are promised."""
    monkeypatch.setattr("factory.objects.web._DEADLINE", 0.3)
    with serving(ANSWERS["nothing"]) as (address, _asked):
        place.make(chosen(address, keys, sign="good"), "first")
        whole = Shop.do_GET

        def drips(handler: Shop) -> None:
            (ANSWERS["a drip"](handler, "") if handler.path.endswith(".zst") else whole(handler))

        monkeypatch.setattr(Bad, "do_GET", drips)
        place.make(chosen(address, keys), "second")
    assert place.built == 1
    assert "no whole answer within" in place.said.notes[0]


@pytest.mark.unit
def test_nobody_there(place: Place, keys: Path) -> None:
    place.make(chosen(f"http://127.0.0.1:{free_port()}", keys, sign="good"), "here")
    assert (place.built, len(place.said.notes)) == (1, 2)


@pytest.mark.unit
def test_what_does_not_run_here(place: Place, shop: dict[str, bytes], keys: Path) -> None:
    def refuse(_folder: Path) -> None:
        raise FactoryError("it does not run")

    with serving(ANSWERS["nothing"]) as (address, _asked):
        place.make(chosen(address, keys, sign="good"), "first")
        folder = cache.root() / "taken"
        folder.mkdir()
        chosen_here = shelf.shelf_of(chosen(address, keys))
        assert chosen_here
        assert not chosen_here.take(NAME, KEY, folder, place.said, refuse)
        assert list(folder.iterdir()) == []
        assert "it does not run" in place.said.notes[-1]
        assert chosen_here.take(NAME, KEY, folder, place.said)
        assert (folder / "lib" / "libsmall.a").is_file()


@pytest.mark.unit
@pytest.mark.parametrize(
    ("which", "value", "message", "code"),
    [("trust", "/nowhere.pub", "there is no public key", ExitCode.USAGE),
     ("trust", "RW" + "A" * 54, "of an unknown kind", ExitCode.CONFIG),
     ("sign", "/nowhere.key", "there is no secret key", ExitCode.USAGE),
     ("sign", "env:NO_KEY_IN_HERE", "holds no key", ExitCode.USAGE)],
)  # fmt: skip
def test_a_key_that_is_wrong(which: str, value: str, message: str, code: ExitCode, place: Place, keys: Path) -> None:
    """Said before anything is built."""
    wrong = replace(chosen(f"http://127.0.0.1:{free_port()}", keys, sign="good"), **{which: value})
    with pytest.raises(FactoryError, match=message) as caught:
        place.make(wrong, "here")
    assert caught.value.code == code
    assert place.built == 0


@pytest.mark.build
def test_on_nginx(place: Place, keys: Path, tmp_path: Path) -> None:
    """Filled, used by somebody who has nothing, an archive damaged on its disk, and gone."""
    with nginx(tmp_path / "nginx") as web:
        there = chosen(f"http://127.0.0.1:{web.port}/o", keys, sign="good")
        place.make(there, "first")
        stored = tmp_path / "nginx" / "www" / "o" / "store" / "2"
        (packed,) = stored.glob("*.tar.zst")
        assert packed.name == f"{files.sha256(packed)}.tar.zst"
        assert (place.built, place.said.notes, len(list(stored.iterdir()))) == (1, [], 2)
        place.make(there, "second")
        assert (place.built, place.said.notes) == (0, [])
        packed.write_bytes(packed.read_bytes()[:-1] + b"?")
        place.make(there, "third")
        assert place.built == 1
        assert "its digest is not what its claim says" in place.said.notes[0]
        # And what is built in its place is put there: it is whole again.
        place.make(there, "fourth")
        assert (place.built, place.said.notes) == (0, [])
        web.kill()
        place.make(there, "fifth")
        assert (place.built, len(place.said.notes)) == (1, 2)
