"""Odd arguments, paths and surroundings: one message with its place, the right status, and no traceback."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from factory.checkout import OUT, ROOT
from factory.cli.command import names
from factory.errors import ExitCode

pytestmark = pytest.mark.unit

RECIPE = '[recipe]\nkind = "click"\nconfig = "m.click"\n[[interface]]\nname = "a"\n[[interface]]\nname = "b"\n'


def factory(*arguments: str, cwd: Path = ROOT, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **variables}
    return subprocess.run(
        [sys.executable, "-m", "factory", *arguments],
        cwd=cwd,
        env=environment,
        text=True,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=False,
    )


def refused(done: subprocess.CompletedProcess[str], code: ExitCode, *said: str) -> None:
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert done.stderr.count("error:") == 1, done.stderr
    for text in said:
        assert text in done.stderr


def recipe(folder: Path, toml: str = RECIPE, click: bytes = b"Idle -> Discard;\n") -> Path:
    folder.mkdir(parents=True)
    (folder / "recipe.toml").write_text(toml)
    (folder / "m.click").write_bytes(click)
    return folder


@pytest.mark.parametrize("name", names())
def test_every_command_has_help_with_an_example(name: str) -> None:
    done = factory(name, "--help")
    assert done.returncode == 0
    assert f"factory {name}" in done.stdout.partition("\nexample:")[2].replace("\x27", "") or name == "completion"
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build", "firewall", "-j", "0"], "'0' is not a whole number"),
        (["build", "firewall", "-j", "-3"], "'-3' is not a whole number"),
        (["clicktest", "--timeout", "nan"], "'nan' is not a number of seconds"),
        (["check", "firewall", "--set", "queue"], "expected NAME=VALUE"),
        (["test", "firewall", "-m", "unit"], "not both"),
        (["test", "--set", "queue=1"], "need a RECIPE"),
        (["check", ""], "unknown recipe ''"),
        (["check", "a" * 5000], "name too long"),
        (["check", "a/" * 3000], "name too long"),
        (["check", "/dev/null"], "unknown recipe"),
        (["check", "/"], "no recipe.toml"),
        (["bench", "nothing"], "no measurement"),
        (["--color", "blue", "list"], "invalid choice"),
    ],
)
def test_arguments_that_make_no_sense(arguments: list[str], said: str) -> None:
    refused(factory(*arguments), ExitCode.USAGE, said, "hint:" if said != "not both" else "")


@pytest.mark.parametrize("value", ["[{", '"', '["echo"', "[[[", "{"])
def test_unbalanced_toml_on_the_command_line(value: str) -> None:
    refused(factory("check", "firewall", "--set", f"icmp={value}"), ExitCode.CONFIG, "icmp", "at: --set icmp", "hint:")


def test_parameter_files_that_cannot_be_read(tmp_path: Path) -> None:
    refused(
        factory("check", "firewall", "--params", str(tmp_path / "nope.toml")),
        ExitCode.DISK,
        "No such file",
        "nope.toml",
    )
    refused(factory("check", "firewall", "--params", str(tmp_path)), ExitCode.DISK, "Is a directory")
    (tmp_path / "bytes.toml").write_bytes(b"queue = 1\n# \xff\n")
    refused(
        factory("check", "firewall", "--params", str(tmp_path / "bytes.toml")),
        ExitCode.CONFIG,
        "not UTF-8",
        "bytes.toml:2",
    )


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("", "[recipe] is missing"),
        (RECIPE.replace("kind", "name = '../x'\nkind"), "bad recipe name '../x'"),
        (RECIPE.replace("kind", "name = 'boot'\nkind"), "cannot be called 'boot'"),
        (RECIPE.replace("kind", "name = 'dev-1'\nkind"), "cannot be called 'dev-1'"),
        (RECIPE.replace("kind", "profile = 'relaese'\nkind"), "unknown profile 'relaese'"),
        (RECIPE.replace("m.click", "."), "there is no file '.'"),
        (RECIPE.replace('"click"', "5"), "must be a string, not an integer"),
        ("recipe = 1", "must be a table"),
        ("interface = 3\n" + RECIPE.partition("[[")[0], "interface must be a list"),
        ("interface = [3]\n" + RECIPE.partition("[[")[0], "interface[0] must be a table"),
    ],
)
def test_recipes_that_are_none(tmp_path: Path, toml: str, said: str) -> None:
    refused(factory("check", str(recipe(tmp_path / "r", toml))), ExitCode.CONFIG, said, "recipe.toml:")


def test_a_folder_with_an_odd_name_and_a_template_that_is_no_text(tmp_path: Path) -> None:
    refused(factory("check", str(recipe(tmp_path / "Odd Näme"))), ExitCode.CONFIG, "bad recipe name", "lower-case")
    refused(
        factory("check", str(recipe(tmp_path / "r", click=b"Idle; // \xff\n"))),
        ExitCode.CONFIG,
        "not UTF-8",
        "m.click:1",
    )


@pytest.mark.parametrize(
    ("case", "code", "said"),
    [
        (b"\xff", ExitCode.CONFIG, "not UTF-8"),
        (b"step = 3", ExitCode.CONFIG, "step must be a list"),
        (b"step = [3]", ExitCode.CONFIG, "step[0] must be a table"),
        (b"[[step]]\non='a'\nto='b'\nframes=3", ExitCode.CONFIG, "frames must be a list"),
        (b"[[step]]\non='a'\nto='b'\nframes=[3]", ExitCode.CONFIG, "frames[0] must be a table"),
        (
            b"[[step]]\non='a'\nto='b'\nframes=[{name='x', hex='00', passes='yes'}]",
            ExitCode.CONFIG,
            "passes = true|false",
        ),
        (b"[[step]]\non=1\nto='b'\nframes=[{name='x', hex='00', passes=true}]", ExitCode.CONFIG, "on must be a string"),
        (b"[[step]]\non='a'\nto='b'\ncaptures=[1]\nexpect='ip'", ExitCode.CONFIG, "captures are names"),
        (
            b"[[step]]\non='a'\nto='b'\nhandlers='q'\nframes=[{name='x', hex='00', passes=true}]",
            ExitCode.CONFIG,
            "handlers must be a table",
        ),
        (
            b"[[step]]\non='a'\nto='b'\nframes=[{name='x', hex='00', passes=true}]\n[step.handlers]\nx='1'",
            ExitCode.CONFIG,
            "whole number",
        ),
        (
            b"parameters = 3\n[[step]]\non='a'\nto='b'\nframes=[{name='x', hex='00', passes=true}]",
            ExitCode.CONFIG,
            "parameters must be a table",
        ),
        (None, ExitCode.DISK, "Is a directory"),
    ],
)
def test_packet_cases_that_are_none(tmp_path: Path, case: bytes | None, code: ExitCode, said: str) -> None:
    path = recipe(tmp_path / "r") / "tests" / "a.toml"
    path.parent.mkdir()
    path.mkdir() if case is None else path.write_bytes(case)
    refused(factory("test", str(path.parent.parent), "--machine", "none"), code, said, "a.toml")


def test_two_recipes_of_one_name_do_not_share_a_folder(tmp_path: Path) -> None:
    other = recipe(tmp_path / "firewall")
    refused(factory("build", "firewall", str(other)), ExitCode.USAGE, "two recipes are called firewall", str(other))


def test_a_current_folder_that_is_gone(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    script = f"mkdir {gone} && cd {gone} && rmdir {gone} && exec {sys.executable} -P -m factory list"
    done = subprocess.run(
        ["sh", "-c", script],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        text=True,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == ExitCode.DISK
    assert "current folder is gone" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_callers_python_modules_are_not_taken(tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('the wrong json')")
    done = subprocess.run(
        [ROOT / "factoryw", "list", "--json"],
        env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONHOME": "/nonexistent"},
        text=True,
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["recipes"]


def test_colours_only_on_a_terminal() -> None:
    assert "\x1b" not in factory("check", "nope").stderr
    assert "\x1b" in factory("--color", "always", "list").stdout
    status, shown = on_terminal("check", "nope")
    assert status == ExitCode.USAGE
    assert b"\x1b[1;31merror:" in shown
    assert b"\x1b" not in on_terminal("check", "nope", NO_COLOR="1")[1]
    assert b"\x1b" not in on_terminal("--color", "never", "check", "nope")[1]
    assert "\x1b" in factory("check", "nope", "--color=always").stderr


def test_output_that_is_closed_or_cannot_show_a_character(tmp_path: Path) -> None:
    to = tmp_path / "größe.json"
    done = factory("schema", "recipe", "--to", str(to), PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stdout.strip()) == (0, str(to).replace("ö", "\\xf6").replace("ß", "\\xdf"))
    command = f"{sys.executable} -m factory check nope"
    for closed, said in ((">&-", "unknown recipe"), (">&- 2>&-", ""), ("<&-", "unknown recipe")):
        shell = ["sh", "-c", f"{command} {closed}"]
        done = subprocess.run(shell, cwd=ROOT, text=True, capture_output=True, timeout=60, check=False)
        refused(done, ExitCode.USAGE) if said else None
        assert (done.returncode, said in done.stderr, "Traceback" in done.stderr) == (ExitCode.USAGE, True, False)


def test_scons_refuses_options_that_it_has_not() -> None:
    command = [sys.executable, "-m", "SCons", "-Q", "queue=5", "out/firewall/firewall.elf"]
    done = subprocess.run(command, cwd=ROOT, text=True, capture_output=True, timeout=120, check=False)
    refused(done, ExitCode.USAGE, "no option queue=", "factory build NAME --set queue=5")


@pytest.mark.build
def test_an_interrupted_build_says_so_once_and_leaves_no_half_file(tmp_path: Path) -> None:
    """A recipe of its own, so that there is something to build."""
    folder = recipe(
        tmp_path / "interrupted", click=b"FromDevice(0) -> Print -> Queue -> ToDevice(1);\nFromDevice(1) -> Discard;\n"
    )
    for number in (signal.SIGINT, signal.SIGTERM):
        build = subprocess.Popen(
            [sys.executable, "-m", "factory", "build", str(folder)],
            cwd=ROOT,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        time.sleep(0.7)
        build.send_signal(number)
        output = build.communicate(timeout=60)[0]
        assert build.returncode in (128 + number, 0), output
        assert "Traceback" not in output
    assert list((OUT / "interrupted").rglob("*.tmp")) == []


def on_terminal(*arguments: str, **variables: str) -> tuple[int, bytes]:
    """Status and output of factory on a pseudo terminal."""
    ours, theirs = pty.openpty()
    environment = {
        **{key: value for key, value in os.environ.items() if key != "NO_COLOR"},
        "TERM": "xterm",
        **variables,
    }
    with subprocess.Popen(
        [sys.executable, "-m", "factory", *arguments],
        cwd=ROOT,
        env=environment,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ) as child:
        os.close(theirs)
        shown = b""
        try:
            while data := os.read(ours, 4096):
                shown += data
        except OSError:  # EIO: the other end is closed
            pass
    os.close(ours)
    return child.returncode, shown
