"""The command line: parsing, errors, exit statuses, and that no traceback gets out."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from factory.checkout import ROOT
from factory.cli import entry
from factory.cli.command import Command, load, names
from factory.cli.parser import build, command_word
from factory.errors import ExitCode, FactoryError

pytestmark = pytest.mark.unit


def factory(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "100"}
    command = [sys.executable, "-m", "factory", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60, check=False)


@pytest.mark.parametrize("name", names())
def test_every_command_has_help_and_an_example(name: str) -> None:
    command = load(name)
    assert isinstance(command, Command)
    said = factory(name, "--help")
    assert said.returncode == 0
    assert "example:" in said.stdout
    assert f"  factory {name}" in said.stdout or f"factory {name}" in command.example
    assert "Traceback" not in said.stderr


def test_help_lists_every_command() -> None:
    said = factory("--help")
    assert said.returncode == 0
    for name in names():
        assert f"    {name} " in said.stdout


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["biuld"], "there is no command 'biuld'", "did you mean build or rebuild?"),
        (["doctor", "--nope"], "unrecognized arguments: --nope", "--help"),
        ([], "required: COMMAND", "see `factory --help`"),
        (["doctor", "-v", "-q"], "not allowed with", "see `factory doctor --help`"),
        (["--color", "pink", "doctor"], "invalid choice: 'pink'", "--help"),
        (["fetch", "newlibb"], "there is no source 'newlibb'", "did you mean newlib?"),
    ],
)
def test_wrong_usage(arguments: list[str], message: str, hint: str) -> None:
    said = factory(*arguments)
    assert said.returncode == ExitCode.USAGE
    assert said.stdout == ""
    assert said.stderr.startswith("error: ")
    assert message in said.stderr
    assert hint in said.stderr.splitlines()[-1]

    answer = json.loads(factory("--json", *arguments).stdout)["error"]
    assert message in answer["what"]
    assert answer["kind"] == "usage"
    assert answer["exit_code"] == ExitCode.USAGE


def test_global_options_before_and_after_the_command() -> None:
    parser = build({"doctor": load("doctor")})
    for line in (["-q", "--json", "doctor"], ["doctor", "--json", "-q"], ["--json", "doctor", "-q"]):
        args = parser.parse_args(line)
        assert (args.verbosity, args.json, args.command) == (-1, True, "doctor")


def test_command_word() -> None:
    assert command_word(["-v", "--color", "never", "build", "run"]) == "build"
    assert command_word(["--color=never", "run"]) == "run"
    assert command_word(["--help"]) is None


@pytest.mark.parametrize(
    ("raised", "status", "message"),
    [
        (FactoryError("no", where="a:1", hint="h", code=ExitCode.CONFIG, details=["d"], log="/l"), 3, "error: no\n"),
        (KeyboardInterrupt(), 130, "error: interrupted\n"),
        (entry.Terminated(), 143, "error: ended by SIGTERM\n"),
        (OSError(errno.ENOSPC, "x"), 7, "error: cannot go on: no space left on the disk\n"),
        (ModuleNotFoundError("x", name="tqdm.auto"), 4, "error: this Python has no module 'tqdm.auto'\n"),
        (ModuleNotFoundError("x", name="factory.nope"), 70, "error: factory has a bug"),
        (ValueError("odd"), 70, "error: factory has a bug: ValueError: odd\n"),
        (RecursionError("deep"), 70, "error: factory has a bug"),
    ],
)
def test_everything_ends_as_one_message(
    raised: BaseException,
    status: int,
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    def run(_argv: object) -> int:
        raise raised

    monkeypatch.setattr(entry, "_run", run)
    monkeypatch.setenv("FACTORY_CACHE", str(tmp_path))
    assert entry.main(["doctor"]) == status
    said = capsys.readouterr()
    assert said.out == ""
    assert message in said.err
    assert "Traceback" not in said.err
    if status == ExitCode.BUG:
        (log,) = (tmp_path / "log").iterdir()
        assert f"  log: {log}\n" in said.err
        assert "Traceback" in log.read_text()
        assert entry.main(["doctor", "-v"]) == status
        assert "Traceback" in capsys.readouterr().err


def test_the_form_of_an_error(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    error = FactoryError("no", where="a:1", hint="h", code=ExitCode.CONFIG, details=["d"], log="/l")

    def run(_argv: object) -> int:
        raise error

    monkeypatch.setattr(entry, "_run", run)
    entry.main([])
    assert capsys.readouterr().err == "error: no\n  at: a:1\n  | d\n  log: /l\n  hint: h\n"


@pytest.mark.parametrize("arguments", [["completion"], ["--help"], ["--json", "completion", "nope"]])
def test_the_reader_goes_away(arguments: list[str]) -> None:
    read, write = os.pipe()
    os.close(read)
    gone = subprocess.run(
        [sys.executable, "-m", "factory", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=write,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    # Newer versions of argparse pass over it in silence when they print help.
    assert gone.returncode == ExitCode.PIPE or (gone.returncode == 0 and "--help" in arguments)
    assert "BrokenPipe" not in gone.stderr


def test_fetch_without_network_or_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTORY_CACHE", str(tmp_path))
    monkeypatch.setenv("FACTORY_VENDOR", str(tmp_path))
    for arguments in (["fetch", "newlib", "--offline"], ["fetch"]):
        said = factory(*arguments)
        assert said.returncode == ExitCode.SOURCE
        assert "is not here, and --offline forbids to fetch it" in said.stderr
        monkeypatch.setenv("FACTORY_OFFLINE", "1")


def test_completion_of_names(tmp_path: Path) -> None:
    answer = tmp_path / "answer"
    line = "factory fetch newl"
    asked = {"_ARGCOMPLETE": "1", "COMP_LINE": line, "COMP_POINT": str(len(line)), "_ARGCOMPLETE_IFS": " "}
    environment = {**os.environ, **asked, "_ARGCOMPLETE_STDOUT_FILENAME": str(answer), "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-m", "factory"], env=environment, check=False, timeout=60)
    assert answer.read_text().strip() == "newlib"


def test_stdout_on_a_full_disk() -> None:
    with open("/dev/full", "w") as full:
        said = subprocess.run(
            [sys.executable, "-m", "factory", "completion"],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert said.returncode == ExitCode.DISK
    assert "no space left" in said.stderr
    assert "Traceback" not in said.stderr


def test_completion_is_shell_code() -> None:
    said = factory("completion", "bash")
    assert said.returncode == 0
    subprocess.run(["bash", "-n"], input=said.stdout, text=True, check=True)
    assert "factory" in said.stdout


def test_start_up_imports_nothing_heavy() -> None:
    code = (
        "import sys; from factory.cli import main\n"
        "try: main(['doctor', '--help'])\nexcept SystemExit: pass\n"
        "heavy = {'requests', 'tqdm', 'jinja2', 'SCons', 'elftools', 'argcomplete', 'dpkt'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert said.returncode == 0, said.stderr
