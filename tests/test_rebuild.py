"""The same sources give the same bytes, in whatever surroundings; and where they do not, it is said."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from factory import cache, rebuild
from factory.build import Built, ImageRequest, build_images
from factory.build.link_map import portable
from factory.checkout import RECIPES, ROOT
from factory.cli import main
from factory.errors import ExitCode
from factory.progress import SILENT, LineProgress
from factory.rebuild.surroundings import Surroundings

# Not the firewall: it runs only its own configuration, which user-space click prepares, and the copy would compile
# all of that.
CHOSEN = ("hello", "cg-nat", "http-server")


def image_of(name: str, profile: str = "dev") -> ImageRequest:
    """Not in out/NAME: other tests look at that image."""
    return ImageRequest(name, str(RECIPES / name), f"out/rebuild/{profile}/{name}", {}, None, profile)


@pytest.mark.build
@pytest.mark.parametrize("profile", ["dev", "release"])
def test_the_same_bytes(profile: str, request: pytest.FixtureRequest) -> None:
    """Three recipes, built here and again in a copy: path, user, umask, day, time zone, locale, jobs, order."""
    if profile == "release":
        request.getfixturevalue("release")
    outcomes = rebuild.verify([image_of(name, profile) for name in CHOSEN], LineProgress())
    assert [outcome.name for outcome in outcomes] == list(CHOSEN)
    for outcome in outcomes:
        assert outcome.same, "\n".join(line for each in outcome.differences for line in (each.name, *each.lines))
        names = {name for name, _ in outcome.files}
        assert {f"{outcome.name}{ending}" for ending in (".elf", ".debug", ".map", ".cfg", "-pv.cfg")} <= names


@pytest.mark.build
class TestWhatDiffers:
    def test_an_image_that_depends_on_its_build_is_told(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What is taken from the output folder at the time of compiling is no source: each build has another.

        In our own words: a machine may have diffoscope, which has others.
        """
        which = shutil.which
        monkeypatch.setattr("shutil.which", lambda name, **more: None if name == "diffoscope" else which(name, **more))
        recipe = tmp_path / "depends"
        recipe.mkdir()
        (recipe / "recipe.toml").write_text('[recipe]\nkind = "app"\n')
        (recipe / "main.c").write_text(
            "extern const char log_then[];\n"
            '__asm__(".section .rodata\\n.globl log_then\\nlog_then: .incbin \\"out/log/build.log\\"\\n.byte 0\\n'
            '.type log_then, @object\\n.size log_then, .-log_then\\n.text");\n'
            "#include <stdio.h>\nint main(void) { puts(log_then); return 0; }\n"
        )
        assert main(["--json", "rebuild", str(recipe), "--verify"]) == ExitCode.FAILED
        (outcome,) = json.loads(capsys.readouterr().out)
        assert not outcome["same"]
        told = {each["name"]: each["lines"] for each in outcome["differences"]}
        assert "depends.elf" in told
        assert "depends.cfg" not in told
        assert any(line.startswith("section .rodata") for line in told["depends.debug"])
        assert any("log_then" in line for line in told["depends.debug"])

    def test_another_image_is_not_this_one(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """--against; the second build is the first one here, to save its time."""
        (built,) = build_images([image_of("hello")])

        @contextmanager
        def rebuilt(*_arguments: object) -> Iterator[tuple[list[Built], tuple[str, ...]]]:
            yield [built], ("nothing",)

        monkeypatch.setattr("factory.rebuild.twice.rebuilt", rebuilt)
        other = tmp_path / "hello.elf"
        data = bytearray(built.image.read_bytes())
        for place, status in ((None, ExitCode.OK), (len(data) // 2, ExitCode.FAILED)):
            if place is not None:
                data[place] ^= 1
            other.write_bytes(data)
            assert main(["rebuild", str(RECIPES / "hello"), "--against", str(other)]) == status
        said = capsys.readouterr().out
        assert "hello.elf differs" in said
        assert "NOT the same bytes" in said


@pytest.mark.unit
class TestCompare:
    def test_equal_and_missing(self, tmp_path: Path) -> None:
        one, other = tmp_path / "a" / "x.cfg", tmp_path / "b" / "x.cfg"
        assert rebuild.compare(one, other) is None
        one.parent.mkdir()
        other.parent.mkdir()
        one.write_text("same\n")
        found = rebuild.compare(one, other)
        assert found
        assert str(one) in found.lines[0]
        other.write_text("same\n")
        assert rebuild.compare(one, other) is None

    def test_text_shows_the_lines(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("shutil.which", lambda _name: None)
        one, other = tmp_path / "a.cfg", tmp_path / "b.cfg"
        one.write_text("memory = 8\nname = 'a'\n")
        other.write_text("memory = 9\nname = 'a'\n")
        found = rebuild.compare(one, other)
        assert found
        assert {"-memory = 8", "+memory = 9"} <= set(found.lines)

    @pytest.mark.parametrize(("a", "b"), [(b"\xff\x00", b"\xff\x01"), (b"\x7fELF torn", b"\x7fELF tarn"), (b"", b"x")])
    def test_what_is_neither_text_nor_elf(
        self, a: bytes, b: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("shutil.which", lambda _name: None)
        (tmp_path / "a").write_bytes(a)
        (tmp_path / "b").write_bytes(b)
        found = rebuild.compare(tmp_path / "a", tmp_path / "b")
        assert found
        assert found.lines

    def test_diffoscope_speaks_when_it_is_there(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A program of that name: Debian's draws in a hundred packages. Its status is 1 for a difference."""
        program = tmp_path / "bin" / "diffoscope"
        program.parent.mkdir()
        program.write_text('#!/bin/sh\necho "of diffoscope: $@"\nexit 1\n')
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
        (tmp_path / "a").write_text("1")
        (tmp_path / "b").write_text("2")
        found = rebuild.compare(tmp_path / "a", tmp_path / "b")
        assert found
        assert found.lines[0].startswith("of diffoscope: --text -")


@pytest.mark.unit
class TestSurroundings:
    def test_they_are_other(self, tmp_path: Path) -> None:
        """What is promised is asked of a program that runs there."""
        place = Surroundings.make(tmp_path)
        place.checkout.mkdir()
        told: list[str] = []
        ask = (
            "import os, time, json; old = os.umask(0); print(json.dumps([os.getcwd(), old, time.time(), time.tzname[0],\
               os.getuid(), os.environ['HOME']]))"
        )
        assert place.run([sys.executable, "-c", ask], step="ask", progress=SILENT, on_line=told.append) == 0
        where, umask, now, zone, user, home = json.loads(told[-1])
        here = json.loads(subprocess.check_output([sys.executable, "-c", ask]))
        assert where == str(place.checkout) != here[0]
        assert umask == 0o077
        assert 399 * 86400 < here[2] - now < 401 * 86400
        assert zone == "XYZ"
        assert home != here[5]
        assert (user != here[4]) == any(line.startswith("user") for line in place.shown)

    def test_bad_arguments(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        missing = str(tmp_path / "none.elf")
        assert main(["rebuild", "hello", "--against", missing]) == ExitCode.USAGE
        assert missing in capsys.readouterr().err
        assert main(["rebuild", "hello", "lua", "--against", missing]) == ExitCode.USAGE
        assert main(["rebuild", "hello"]) == ExitCode.USAGE


@pytest.mark.unit
def test_a_portable_map() -> None:
    store = cache.root() / "store"
    text = (
        f" .text 0x1000 0x10 {store}/newlib-dev-0/lib/libc.a(lib_a-exit.o)\n"
        f"LOAD {ROOT}/out/x.o\nLOAD /else{ROOT}/out/x.o\nOUTPUT(out/hello/hello.debug.77.tmp elf64-x86-64)\n"
    )
    assert portable(text) == (
        " .text 0x1000 0x10 store/newlib-dev-0/lib/libc.a(lib_a-exit.o)\n"
        f"LOAD out/x.o\nLOAD /else{ROOT}/out/x.o\nOUTPUT(out/hello/hello.debug elf64-x86-64)\n"
    )
