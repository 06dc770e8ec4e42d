"""Caches and launchers of the build, against real servers; and servers that are down, slow, full or lying.

The real ones come out of pinned Debian packages (tests/peers): nothing of them need be installed.
"""

from __future__ import annotations

import contextlib
import http.server
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from peers import Peer, distccd, free_port, icecream, nginx, programs, redis

from bench.loopback import answering
from factory import files, process
from factory.build import ImageRequest, build_images
from factory.build.launcher import Launcher, launcher_of
from factory.checkout import OUT, ROOT
from factory.cli import main
from factory.errors import ExitCode, FactoryError
from factory.objects.entry import pack
from factory.objects.places import Places
from factory.objects.remote import Remote
from factory.progress import Progress
from factory.settings import NOTHING_SHARED, Settings

KEYS = [files.sha256_bytes(str(number)) for number in range(8)]
FILES = 6
OBJECTS = FILES + 1  # and one of assembler, with the image's name, which no launcher gets


class Said(Progress):
    def __init__(self) -> None:
        self.notes: list[str] = []
        self.lines: list[str] = []

    def note(self, text: str) -> None:
        self.notes.append(text)

    def detail(self, text: str) -> None:
        self.lines.append(text)

    def compiled(self) -> int:
        return sum(line.startswith(("CC    ", "AS    ")) for line in self.lines)

    def taken(self) -> int:
        return sum(line.startswith("CACHE ") for line in self.lines)


class App:
    """An image of a few files. Its objects are made at each build; those of the kernel are the checkout's."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "speed"
        self.folder.mkdir()
        (self.folder / "recipe.toml").write_text('[recipe]\nkind = "app"\n')
        calls = "".join(f"int part{number}(void);\n" for number in range(1, FILES))
        total = " + ".join(f"part{number}()" for number in range(1, FILES))
        (self.folder / "main.c").write_text(f"#include <stdio.h>\n{calls}int main(void) {{ return {total}; }}\n")
        for number in range(1, FILES):
            text = f"#include <stdlib.h>\nint part{number}(void);\nint part{number}(void) {{ return {number}; }}\n"
            (self.folder / f"part{number}.c").write_text(text)

    def build(self, settings: Settings, jobs: int = 0, progress: Progress | None = None) -> tuple[bytes, Said]:
        files.remove(OUT / "speed")
        said = Said()
        request = ImageRequest("speed", str(self.folder), "out/speed", {})
        (built,) = build_images([request], settings=settings, progress=progress or said, jobs=jobs)
        return built.debug.read_bytes(), said


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> App:
    made = App(tmp_path_factory.mktemp("app"))
    made.build(Settings())  # the kernel's part
    return made


@pytest.fixture(scope="module")
def plain(app: App) -> bytes:
    """The image as the compiler alone makes it."""
    image, said = app.build(NOTHING_SHARED)
    assert (said.compiled(), said.taken()) == (OBJECTS, 0)
    return image


@pytest.fixture
def launchers(monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of ccache, distcc and icecc, which comes first in PATH."""
    folder = programs()
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    return folder


@pytest.mark.build
def test_a_cache_on_nginx(app: App, plain: bytes, tmp_path: Path) -> None:
    """Filled, used by somebody who has nothing, read only, with a damaged entry, and gone in the middle."""

    def settings(name: str, push: bool = False) -> Settings:
        return Settings(
            cache=str(tmp_path / name) if name else "off", remote=f"http://127.0.0.1:{web.port}/o", push=push
        )

    with nginx(tmp_path / "nginx") as web:
        stored = tmp_path / "nginx" / "www" / "o"
        image, said = app.build(settings("reader"))
        assert (image, said.compiled(), said.notes) == (plain, OBJECTS, [])
        assert not stored.exists()

        image, said = app.build(settings("", push=True))
        assert (image, said.compiled(), said.notes) == (plain, OBJECTS, [])
        entries = sorted(stored.glob("*/*"))
        assert len(entries) == OBJECTS

        image, said = app.build(settings("another"))
        assert (image, said.compiled(), said.taken(), said.notes) == (plain, 0, OBJECTS, [])

        entries[0].write_bytes(entries[0].read_bytes()[:-1] + b"?")
        image, said = app.build(settings(""))
        assert (image, said.compiled(), said.taken()) == (plain, 1, OBJECTS - 1)
        assert any(entries[0].name in note for note in said.notes)

        web.kill()
        started = time.monotonic()
        image, said = app.build(settings("third", push=True))
        assert (image, said.compiled()) == (plain, OBJECTS)
        assert any("it is not asked again" in note for note in said.notes)
        assert time.monotonic() - started < 20
    # What came from there is here.
    image, said = app.build(Settings(cache=str(tmp_path / "another")))
    assert (image, said.taken()) == (plain, OBJECTS)


@pytest.mark.build
@pytest.mark.parametrize("kind", ["redis", "http"])
def test_ccache_with_remote_storage(kind: str, app: App, plain: bytes, launchers: Path, tmp_path: Path) -> None:
    """Two machines (two local caches), then the storage is gone."""
    with redis(tmp_path / "peer") if kind == "redis" else nginx(tmp_path / "peer") as peer:

        def build(folder: str) -> dict[str, int]:
            """What ccache counted."""
            settings = Settings(cache=str(tmp_path / folder), launcher=f"ccache={kind}://127.0.0.1:{peer.port}")
            image, said = app.build(settings)
            assert (image, said.compiled()) == (
                plain,
                OBJECTS,
            )  # as SCons sees it: ccache answers in the compiler's place
            told = subprocess.run(
                [launchers / "ccache", "--print-stats"], env={"CCACHE_DIR": str(tmp_path / folder / "ccache")},
                capture_output=True, text=True, check=True,
            )  # fmt: skip
            return {name: int(value) for name, value in map(str.split, told.stdout.splitlines())}

        first = build("one")
        assert (first["cache_miss"], first["remote_storage_hit"]) == (FILES, 0)
        second = build("two")
        assert (second["cache_miss"], second["direct_cache_hit"]) == (0, FILES)
        assert second["remote_storage_hit"] > 0
        peer.kill()
        third = build("three")
        assert third["cache_miss"] == FILES


@pytest.mark.build
@pytest.mark.usefixtures("launchers")
def test_distcc_with_one_of_two_hosts_killed_in_the_middle(app: App, plain: bytes, tmp_path: Path) -> None:
    with distccd(tmp_path / "a") as one, distccd(tmp_path / "b") as other:
        settings = Settings(cache=str(tmp_path / "c"), launcher=f"distcc=127.0.0.1:{one.port},127.0.0.1:{other.port}")

        def jobs(peer: Peer) -> int:
            return (peer.folder / "output").read_text().count("COMPILE_OK")

        image, said = app.build(settings, jobs=4)
        assert (image, said.compiled()) == (plain, OBJECTS)
        assert jobs(one) + jobs(other) == FILES
        # What they have made with whatever compiler is not kept: only the one that was assembled here.
        assert len(list((tmp_path / "c" / "objects").glob("*/*"))) == 1

        class Kills(Said):
            def detail(self, text: str) -> None:
                super().detail(text)
                if self.compiled() == 2:
                    one.kill()

        image, said = app.build(settings, jobs=2, progress=(kills := Kills()))
        assert image == plain
        assert kills.compiled() == FILES
        assert FILES < jobs(one) + jobs(other) <= 2 * FILES

        other.kill()
        image, said = app.build(settings)
        assert image == plain


@pytest.mark.build
@pytest.mark.usefixtures("launchers")
def test_icecc_without_a_cluster(app: App, plain: bytes, tmp_path: Path) -> None:
    """No daemon: everything is compiled here."""
    image, said = app.build(Settings(cache=str(tmp_path), launcher="icecc"))
    assert (image, said.compiled()) == (plain, OBJECTS)


@pytest.mark.build
@pytest.mark.usefixtures("launchers")
def test_icecream(app: App, tmp_path: Path) -> None:
    """A scheduler, the daemon of the machine that builds, which takes no jobs, and one that compiles for it.

    No worker is killed here: what is built then is right, but icecc may wait for minutes before it goes on.
    """
    with icecream(1) as cluster:
        (worker,) = cluster.workers

        def build(launcher: str) -> bytes:
            """In the cluster's network: whoever builds talks to the workers itself."""
            files.remove(OUT / "speed")
            words = ["--cache", str(tmp_path / launcher), "--launcher", launcher, "-j", "1"]
            argv = cluster.here.inside(sys.executable, "-m", "factory", "-v", "build", str(app.folder), *words)
            process.run(argv, cwd=ROOT, extra_env={"PATH": f"{cluster.launchers}:{os.environ['PATH']}"})
            return (OUT / "speed" / "speed.elf").read_bytes()

        assert build("icecc") == build("none")
        done = (worker.folder / "output").read_text().count("Remote compilation completed with exit code 0")
        assert done == FILES
        # Symbols name the flags that icecream adds. So nothing of it is kept: only the one that was assembled here is.
        assert len(list((tmp_path / "icecc" / "objects").glob("*/*"))) == 1


class Bad(http.server.BaseHTTPRequestHandler):
    """answer(handler, key): anything but what is right."""

    answer: Callable[[Bad, str], None]
    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        type(self).answer(self, self.path.rpartition("/")[2])

    def do_PUT(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.asked.append(self.path)
        self.send_error(507)  # Insufficient Storage, RFC 4918

    def log_message(self, *_arguments: object) -> None:
        pass

    def give(self, body: bytes, length: int | None = None) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)


def _drip(beginning: bytes) -> Callable[[Bad, str], None]:
    """Goes on, too slowly to be of use: no single wait for a byte is long."""

    def answer(handler: Bad, _key: str) -> None:
        handler.wfile.write(beginning)
        with contextlib.suppress(OSError):
            for _ in range(100):
                handler.wfile.write(b"x")
                time.sleep(0.05)

    return answer


ANSWERS: dict[str, Callable[[Bad, str], None]] = {
    "a page": lambda handler, _key: handler.give(b"<html>welcome</html>"),
    "nothing": lambda handler, _key: handler.give(b""),
    "another entry": lambda handler, _key: handler.give(pack(KEYS[-1], b"other")),
    "half": lambda handler, key: handler.give(pack(key, b"x" * 100)[:-1]),
    "less than it says": lambda handler, key: handler.give(pack(key, b"x"), 10_000),
    "an error": lambda handler, _key: handler.send_error(500),
    "elsewhere": lambda handler, _key: handler.send_response(302) or handler.end_headers(),
    "no http": lambda handler, _key: handler.wfile.write(b"\0" * 100) and None,
    "a drip": _drip(b"HTTP/1.1 200 OK\r\n\r\n"),
    "a drip of header": _drip(b"HTTP/1.1 200 OK\r\nX: "),
}


@contextmanager
def serving(answer: Callable[[Bad, str], None]) -> Iterator[tuple[str, list[str]]]:
    asked: list[str] = []
    handler = type("Handler", (Bad,), {"answer": staticmethod(answer), "asked": asked})
    with answering(handler) as port:
        yield f"http://user:secret@127.0.0.1:{port}/x", asked


@pytest.mark.unit
@pytest.mark.parametrize("name", ANSWERS)
def test_a_bad_server_is_soon_not_asked(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factory.objects.web._DEADLINE", 0.3)
    said = Said()
    with serving(ANSWERS[name]) as (address, asked):
        places = Places(None, said, Remote(address, push=True))
        started = time.monotonic()
        assert [places.get(key, "x.o") for key in KEYS] == [None] * len(KEYS)
        assert time.monotonic() - started < 5
        assert len(asked) == 3
        places.put(KEYS[0], b"x")
        assert len(asked) == 3
    assert len(said.notes) == 3
    assert "it is not asked again" in said.notes[-1]
    assert "secret" not in " ".join(said.notes)


@pytest.mark.unit
def test_a_slow_server_is_soon_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it gives is right, and taken."""
    monkeypatch.setattr("factory.objects.web._SLOW", 0.05)

    def answer(handler: Bad, key: str) -> None:
        time.sleep(0.1)
        handler.give(pack(key, b"found"))

    said = Said()
    with serving(answer) as (address, asked):
        places = Places(None, said, Remote(address, push=False))
        assert [places.get(key, "x.o") for key in KEYS] == [b"found"] * 3 + [None] * 5
        assert len(asked) == 3
    (note,) = said.notes
    assert "is slow; it is not asked again" in note


@pytest.mark.unit
def test_a_full_server_is_read_on() -> None:
    said = Said()
    with serving(lambda handler, key: handler.give(pack(key, b"found"))) as (address, asked):
        places = Places(None, said, Remote(address, push=True))
        for key in KEYS:
            places.put(key, b"made")
        assert len(asked) == 1
        assert places.get(KEYS[0], "x.o") == b"found"
    (note,) = said.notes
    assert "no longer put" in note
    assert "507" in note


@pytest.mark.unit
def test_nobody_there() -> None:
    said = Said()
    places = Places(None, said, Remote(f"http://127.0.0.1:{free_port()}", push=False))
    assert [places.get(key, "x.o") for key in KEYS] == [None] * len(KEYS)
    assert len(said.notes) == 3


@pytest.mark.unit
def test_a_launcher_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(FactoryError, match="ccache, the launcher that is chosen, is not installed") as failure:
        launcher_of(Settings(launcher="ccache"))
    assert failure.value.code == ExitCode.HOST


@pytest.mark.unit
def test_ccache_shares_with_another_checkout_what_holds_nothing_of_this_one(monkeypatch: pytest.MonkeyPatch) -> None:
    launcher = Launcher("/usr/bin/ccache", (), own=True)
    alike, apart = ["g++", "-g", "-c", "a.cc"], ["g++", "-g", "-flto", "-c", "a.cc"]
    here = [launcher.environment(argv) for argv in (alike, apart)]
    monkeypatch.setattr("factory.build.object_key.ROOT", Path("/another/checkout"))
    there = [launcher.environment(argv) for argv in (alike, apart)]
    assert here[0] == there[0]
    assert here[1] != there[1]


@pytest.mark.unit
@pytest.mark.parametrize(
    "words", [["--launcher", "ditscc"], ["--cache", ""], ["--cache-remote", "ftp://x"], ["--cache-remote", "http:/x"]]
)
def test_options_that_make_no_sense(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "hello", *words]) == ExitCode.CONFIG
    assert "error: " in capsys.readouterr().err
