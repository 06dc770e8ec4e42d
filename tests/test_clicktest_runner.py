"""The runner of .clicktest files (click-spec/clicktest-format.md), with scripts that need no click."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from factory.checkout import ROOT
from factory.clicktest import Outcome, Result, Setting, load_tests, read, run_all, run_in_scratch
from factory.errors import FactoryError

pytestmark = pytest.mark.unit


@pytest.fixture
def run(tmp_path: Path):
    def _run(text: str, **setting: object) -> Result:
        file = tmp_path / "a.clicktest"
        file.write_text(text)
        (test,) = read(file)
        return run_in_scratch(test, Setting(tmp_path, **setting))

    return _run


def ok(result: Result) -> bool:
    assert result.outcome in (Outcome.PASSED, Outcome.FAILED), result.messages
    return result.outcome is Outcome.PASSED


def says(output: str, expectation: str, name: str = "expect stdout", more: str = "") -> str:
    return f"%file IN\n{output}%script\ncat IN\n%{name}\n{expectation}{more}"


@pytest.mark.parametrize(
    ("output", "expectation", "name", "passes"),
    [
        ("a\nb\n", "a\nb\n", "expect stdout", True),
        ("a\n\n\nb  \n", "\na\nb\n", "stdout", True),
        ("a\nb\n", "b\na\n", "output", False),
        ("a b\n", "a  b\n", "expect stdout", False),
        ("a b\n", "a  b\n", "expect -w stdout", True),
        ("ab\n", "a  b\n", "expect -w stdout", True),
        (" a\n", "a\n", "expect stdout", False),
        ("took 12 ms\n", "took {{\\d+}} ms\n", "expect stdout", True),
        ("took 12 ms.\n", "took {{\\d+}} ms\n", "expect stdout", False),
        ("A 1\n", "A {{[[:digit:]]}}\n", "expect stdout", True),
        ("x.y\n", "x.y\n", "expect stdout", True),
        ("xzy\n", "x.y\n", "expect stdout", False),
        ("ABC\n", "A{{b}}C\n", "expect -i stdout", True),
        ("ABC\n", "a{{b}}C\n", "expect -i stdout", False),
        ("a b\n", "a b {{? why it is so}}\n", "expect stdout", True),
        ("aXb\n", "a.b\n", "expectx stdout", True),
        ("aXbc\n", "a.b\n", "expectx stdout", False),
        ("AXB\n", "a.b\n", "expectx -i stdout", True),
        ("a\n\nb\n", "a\n\nb\n", "expectv stdout", True),
        ("a\n\nb\n", "a\nb\n", "verbatim stdout", False),
        ("a \n", "a\n", "expect_verbatim stdout", False),
        ("%x\n", "YSVi\n", "expect -e stdout", False),
        ("abc\n", "YWJj\n", "EXPECT -e stdout", True),
        ("a\n", " a\n", "expect -d stdout", True),
        ("a\n", "", "expect stdout", False),
        ("", "", "expect stdout", True),
        ("a", "a", "expectv +1 stdout", True),
    ],
)
def test_comparison(run, output: str, expectation: str, name: str, passes: bool) -> None:
    if output == "a":
        assert ok(run(f"%script\nprintf a\n%{name}\n{expectation}")) is passes
    elif output.startswith("%"):
        assert ok(run(f"%script\necho '{output}'\n%{name}\n{expectation}")) is passes
    else:
        assert ok(run(says(output, expectation, name))) is passes


def test_ignored_lines(run) -> None:
    noise = "a\nnoise 1\nb\n"
    assert ok(run(says(noise, "a\nb\n", more="%ignorex stdout\nnoise .*\n")))
    assert ok(run(says(noise, "a\nb\n", more="%ignore\nnoise {{\\d}}\n")))
    assert ok(run(says(noise, "a\nb\n", more="%ignorev all\nnoise 1\n")))
    assert not ok(run(says(noise, "a\nb\n", more="%ignorex stdout\nnoise\n")))
    assert not ok(run(says(noise, "a\nb\n", more="%ignorex stderr\nnoise .*\n")))
    assert not ok(run(says(noise, "a\nb\n", "expectv stdout", more="%ignorex stdout\nnoise .*\n")))


def test_alternatives(run) -> None:
    more = "%expect -a stdout\nc\n%expectx -a stdout\n[ab]\n"
    assert ok(run(says("b\n", "a\n", more=more)))
    result = run(says("d\n", "a\n", more=more))
    assert not ok(result)
    assert "2 alternatives" in result.messages[-1]
    assert "second expectation" in run(says("a\n", "a\n", more="%stdout\na\n")).messages[0]


def test_a_failure_says_where(run, tmp_path: Path) -> None:
    result = run(says("a\nb\nc\n", "a\n\nx {{? the letter}}\nc\n"))
    assert result.messages == (
        f"{tmp_path}/a.clicktest:8: stdout:2: output differs (the letter)",
        "  expected: x",
        "  got:      b",
    )


def test_scripts(run) -> None:
    result = run("%script\nclicktest_subtest second part\necho oops >&2\nfalse\necho never\n%stdout\n")
    assert not ok(result)
    assert "failed with status 1 (subtest second part)" in result.messages[0]
    assert result.messages[1] == "  stderr: oops"
    assert ok(run("%script\nx=1\n%script\necho $x $LC_ALL $Y\n%stdout\n1 C z\n", variables={"Y": "z"}))
    assert "did not end within" in run("%script\nsleep 5\n", timeout=0.2).messages[0]
    assert run("%info\nnothing\n").outcome is Outcome.BROKEN


def test_files_and_input(run, tmp_path: Path) -> None:
    assert ok(
        run(
            "%script\nread x; echo $x; cat d/f; echo made >out\n"
            "%stdin\nin\n%file d/f\nF\n%stdout\nin\nF\n%expect out\nmade\n"
        )
    )
    assert "out was not created" in run("%script\ntrue\n%expect out\nmade\n").messages[0]
    (tmp_path / "tool").write_text("#!/bin/sh\necho tool in $(basename $rundir)\n")
    (tmp_path / "tool").chmod(0o755)
    name = tmp_path.name
    assert ok(run("%script\n./tool; if ./tool; then ./tool; fi\n%stdout\n" + f"tool in {name}\n" * 3))


def test_requirements(run, tmp_path: Path) -> None:
    result = run("%require\nfalse\n%script\ntrue\n")
    assert (result.outcome, len(result.messages)) == (Outcome.SKIPPED, 1)
    assert run("%require -q\nfalse\n%script\ntrue\n").messages == ()
    # Requirements are looked at before any file exists.
    assert run("%require\ntest -e F\n%file F\n%script\ntrue\n").outcome is Outcome.SKIPPED
    assert ok(run("%require\ntest ! -e F\n%file F\n%script\ntest -e F\n"))
    assert not list(tmp_path.glob("clicktest*"))


def test_several_tests_and_includes(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "inc").write_text("%file F\nincluded\n")
    (tmp_path / "sub" / "a.testie").write_text(
        "# comment\n\n%TEST\ncat F\n%include inc\n%stdout\nincluded\n%eot\n%script\nfalse\n%cut\n%script\n%eof\n%odd\n"
    )
    (tmp_path / "b.clicktest").write_text("%odd\nx\n%script\ntrue\n")
    results = list(run_all(load_tests([tmp_path]), Setting(tmp_path), jobs=3))
    assert [result.test.file.name for result in results] == ["b.clicktest", "a.testie", "a.testie"]
    assert [result.outcome for result in results] == [Outcome.PASSED, Outcome.PASSED, Outcome.FAILED]
    assert "unrecognized command 'odd'" in results[0].messages[0]


def test_files_that_are_wrong(run, tmp_path: Path) -> None:
    assert "bad regular expression" in run(says("a\n", "{{(}}\n")).messages[0]
    assert "bad Base64" in run(says("a\n", "!\n", "expect -e stdout")).messages[0]
    (tmp_path / "loop.clicktest").write_text("%include loop.clicktest\n")
    with pytest.raises(FactoryError, match="include each other"):
        load_tests([tmp_path / "loop.clicktest"])
    with pytest.raises(FactoryError, match="no such file"):
        load_tests([tmp_path / "none"])
    (tmp_path / "bad").write_bytes(b"%include none\n")
    with pytest.raises(FactoryError, match="cannot read none"):
        load_tests([tmp_path / "bad"])


def command(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "factory.clicktest", *arguments], cwd=cwd, capture_output=True, text=True,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)}, check=False,
    )  # fmt: skip


def test_the_command(tmp_path: Path) -> None:
    (tmp_path / "good.clicktest").write_text(
        "%info\nAbout.\n%script\necho $V; echo noise\n%stdout\n1\n%ignore\nnoise\n"
    )
    (tmp_path / "bad.clicktest").write_text("%script\nfalse\n")
    (tmp_path / "skip.clicktest").write_text("%require\nfalse\n%script\ntrue\n")
    done = command("V=1", "good.clicktest", "-VV", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "About.\ngood.clicktest: passed\n1 passed\n")
    assert command("good.clicktest", "-q", cwd=tmp_path).returncode == 1
    assert command("-j3", "V=1", cwd=tmp_path).stdout.endswith("1 passed, 1 failed, 1 skipped\n")
    assert command("skip.clicktest", cwd=tmp_path).returncode == 1
    assert "noise" in command("V=1", "-S", "stdout", "good.clicktest", cwd=tmp_path).stdout
    assert "noise" not in command("V=1", "-s", "stdout", "good.clicktest", cwd=tmp_path).stdout
    assert command("none.clicktest", cwd=tmp_path).returncode == 2
    assert command("--click", "none/click", "good.clicktest", cwd=tmp_path).returncode == 2
    assert command("-e", "bad.clicktest", cwd=tmp_path).returncode == 0
    assert (tmp_path / "%script").read_text() == "false\n"
    assert command("--version", cwd=tmp_path).stdout.startswith("clicktest ")
