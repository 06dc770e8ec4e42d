"""`factory explain`: why something was built, or would be; `factory compile-commands`."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from factory.build import ImageRequest, build_images, compile_commands, explain, journal
from factory.build.explain import Explanation
from factory.checkout import OUT, RECIPES, ROOT
from factory.cli import main
from factory.errors import ExitCode

MAIN = '#include "own.h"\nint main(void) { return OWN; }\n'


@pytest.fixture
def recipe(tmp_path: Path) -> Path:
    folder = tmp_path / "explained"
    folder.mkdir()
    (folder / "main.c").write_text(MAIN)
    (folder / "own.h").write_text("#define OWN 0\n")
    (folder / "other.h").write_text("#define OTHER 0\n")
    (folder / "recipe.toml").write_text('[recipe]\nkind = "app"\n[app]\nflags = ["-O1"]\n')
    return folder


def asked(folder: Path) -> list[ImageRequest]:
    return [ImageRequest("explained", str(folder), "out/explained", {})]


@pytest.mark.build
def test_a_source_a_header_a_flag_and_a_lost_object(recipe: Path) -> None:
    def why(ending: str) -> tuple[str, ...]:
        return _of(explain.explain_images(asked(recipe)), ending).would

    build_images(asked(recipe))
    (only,) = explain.explain_images(asked(recipe))
    assert (only.target, only.would) == ("out/explained/explained.elf", ())
    assert only.was
    assert only.was.reasons

    (recipe / "main.c").touch()
    assert why("explained.elf") == ()
    (recipe / "own.h").write_text("#define OWN 1\n")
    assert why("main.c.o") == (f"{recipe}/own.h has changed",)
    (main_object,) = (each.target for each in explain.explain_images(asked(recipe)) if each.target.endswith("main.c.o"))
    assert why("explained.debug") == (f"{main_object} is made again",)
    build_images(asked(recipe))
    assert journal.read()[main_object].reasons == (f"{recipe}/own.h has changed",)

    (recipe / "main.c").write_text(f'#include "other.h"\n{MAIN}')
    assert why("main.c.o") == (
        f"{recipe}/main.c has changed",
        f"{recipe}/other.h is new among what it is made from",
    )
    build_images(asked(recipe))
    (recipe / "recipe.toml").write_text('[recipe]\nkind = "app"\n[app]\nflags = ["-O3"]\n')
    assert why("main.c.o") == ("its command has changed: + -O3; - -O1",)
    (ROOT / main_object).unlink()
    assert why("main.c.o") == ("it is not there",)


def _of(found: list[Explanation], ending: str) -> Explanation:
    (one,) = (each for each in found if each.target.endswith(ending))
    return one


@pytest.mark.build
def test_sources_and_objects(capsys: pytest.CaptureFixture[str]) -> None:
    build_images([ImageRequest("hello", str(RECIPES / "hello"), "out/hello", {})])
    (object_,) = (path for path in OUT.glob("dev-*/minios/kernel/main.c.o") if _newest(path))
    for target in ("minios/kernel/main.c", str(object_.relative_to(ROOT))):
        assert main(["--json", "explain", str(ROOT / target), "--recipe", "hello", "--profile", "dev"]) == ExitCode.OK
        found = {each["target"]: each["would"] for each in json.loads(capsys.readouterr().out)}
        assert found[str(object_.relative_to(ROOT))] == []


def _newest(path: Path) -> bool:
    from factory import toolchain

    return path.is_relative_to(OUT / f"dev-{toolchain.load('dev').key[:8]}")


@pytest.mark.unit
@pytest.mark.parametrize("target", ["no-such-recipe", "no/such/file.c"])
def test_what_is_not_there(target: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", target]) == ExitCode.USAGE
    assert "error: " in capsys.readouterr().err


@pytest.mark.unit
@pytest.mark.parametrize("text", ["", "[]", "{", '{"a": 1}', '{"a": {"when": 1}}', '{"a": []}'])
def test_a_damaged_journal_is_none(text: str, tmp_path: Path) -> None:
    (tmp_path / "journal").write_text(text)
    assert journal.read(tmp_path / "journal") == {}


@pytest.mark.build
def test_compile_commands_are_the_compilers() -> None:
    """Each kind of source: gcc takes the command as it stands."""
    path, number = compile_commands.make([ImageRequest("hello", str(RECIPES / "hello"), "out/hello", {})])
    entries: list[dict[str, Any]] = json.loads(path.read_text())
    assert number == len(entries) == len({entry["output"] for entry in entries})
    for wanted in ("minios/kernel/main.c", "recipes/hello/hello.c", "click/lib/args.cc"):
        entry = next(each for each in entries if each["file"] == wanted)
        command = [*entry["arguments"], "-fsyntax-only"]
        done = subprocess.run(command, cwd=entry["directory"], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    assert any(entry["file"].endswith(".S") for entry in entries)
    # clang 14 to 19 take none of these, and clangd would show an error in the first line of each file.
    unknown = {"-fno-gnu-unique", "-fno-canonical-system-headers"}
    assert not unknown.intersection(word for entry in entries for word in entry["arguments"])
