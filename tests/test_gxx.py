"""GCC's own C++ programs for exceptions, RTTI, initialisation and the like, each booted (tests/gxx/README.md)."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import gxx_programs as gxx
import pytest

from factory.toolchain import Toolchain

pytestmark = pytest.mark.boot


def outcomes(programs: list[str], compiler: Path, work: Path) -> dict[str, str]:
    """What went wrong, by program."""
    suite = gxx.suite()

    def run(path: str) -> str | None:
        return gxx.run(compiler, suite, gxx.read(suite, path), work)

    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        found = zip(programs, pool.map(run, programs), strict=True)
        return {path: complaint for path, complaint in found if complaint is not None}


def test_gcc_s_programs_pass_in_a_guest(sdk: Path, release: Toolchain, tmp_path: Path) -> None:
    skipped = gxx.left_out()
    programs = [path for path in gxx.to_be_run(gxx.suite()) if path not in skipped]
    failed = outcomes(programs, sdk / f"{release.target}-g++", tmp_path)
    print(f"{len(programs) - len(failed)} of GCC's programs passed, {len(failed)} failed, {len(skipped)} are left out")
    assert len(programs) >= 300, "the testsuite has been found"
    assert not failed, "\n\n".join(f"{path}: {complaint}" for path, complaint in failed.items())


def test_what_is_left_out_is_there_and_would_fail(sdk: Path, release: Toolchain, tmp_path: Path) -> None:
    """Otherwise the list of exceptions would hide what has come to work, or what has gone."""
    skipped = sorted(gxx.left_out())
    assert set(skipped) <= set(gxx.to_be_run(gxx.suite()))
    assert sorted(outcomes(skipped, sdk / f"{release.target}-g++", tmp_path)) == skipped


def test_a_failing_program_is_noticed(sdk: Path, release: Toolchain, tmp_path: Path) -> None:
    compiler = sdk / f"{release.target}-g++"
    sources = {"one": "int main() { return 3; }\n", "crash": "int main() { throw 1; }\n", "wrong": "int main( {}\n"}
    for name, text in sources.items():
        (tmp_path / f"{name}.C").write_text(text)
    complaints = {
        name: gxx.run(compiler, tmp_path, gxx.Program(f"{name}.C", (), ()), tmp_path) or "passed" for name in sources
    }
    assert complaints["one"].startswith("exit status 3")
    assert complaints["crash"].startswith("exit status 125")
    assert "error: " in complaints["wrong"]


@pytest.mark.parametrize(
    ("text", "options", "more"),
    [
        ("// { dg-do run }\nint main() {}\n", (), ()),
        ("// { dg-do run { target c++14_down } }\n", ("-std=gnu++14",), ()),
        ("// { dg-do run { target { ! c++11 } } }\n", ("-std=gnu++98",), ()),
        ('// { dg-do run  }\n// { dg-options "-O2 -w" }\n', ("-O2", "-w"), ()),
        ("/* { dg-do run } */\n/* { dg-options -O1 } */\n", ("-O1",), ()),
        ('// { dg-options "-mavx" { target ia32 } }\n', (), ()),
        ('// { dg-additional-sources "other.cc" }\n', (), ("x/other.cc",)),
    ],
)
def test_the_programs_comments_are_understood(
    tmp_path: Path, text: str, options: tuple[str, ...], more: tuple[str, ...]
) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "a.C").write_text(text)
    assert gxx.read(tmp_path, "x/a.C") == gxx.Program("x/a.C", options, more)
