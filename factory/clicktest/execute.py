"""Runs one test in its own folder and says what was wrong."""

from __future__ import annotations

import enum
import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from factory import process
from factory.clicktest import pattern
from factory.clicktest.document import Section, Test
from factory.errors import FactoryError

_EXPECT = ("expect", "stdout", "stderr", "expectv", "expectx")
_IGNORE = ("ignore", "ignorev", "ignorex")
# `./program` in command position: at the start of a line or after what begins a command.
_OWN_COMMAND = re.compile(rb"(^|[;&|(`{!]|\b(?:then|do|else|if|while|until|time|exec|env)\b)([ \t]*)\./", re.MULTILINE)
_PROLOGUE = b"""\
clicktest_subtest() { printf "%s\\n" "$*" >"$clicktest_subtest_file"; }
testie_subtest() { clicktest_subtest "$@"; }
"""


class Outcome(enum.Enum):
    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"
    BROKEN = "broken"


@dataclass(frozen=True)
class Result:
    """messages: what to show; outputs: what the test left, `stdout` and `stderr` included."""

    test: Test
    outcome: Outcome
    messages: tuple[str, ...] = ()
    outputs: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Setting:
    """How tests run. start: the folder where the runner was started; timeout in seconds."""

    start: Path
    path: tuple[str, ...] = ()
    variables: Mapping[str, str] = field(default_factory=dict)
    timeout: float = 60.0


def run(test: Test, folder: Path, setting: Setting) -> Result:
    """Runs a test in an empty folder (kept for the caller to remove). Captured output goes beside it, never into it."""
    if not test.all("script"):
        return Result(test, Outcome.BROKEN, (*test.notes, f"{test.file}: no %script section"))
    aside = folder.with_name(f"{folder.name}.run")
    aside.mkdir()
    try:
        return _run(test, folder, aside, setting)
    except (FactoryError, pattern.BadPattern, OSError) as error:
        return Result(test, Outcome.BROKEN, (*test.notes, str(error)))
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _run(test: Test, folder: Path, aside: Path, setting: Setting) -> Result:
    for section in test.all("require"):
        if _shell(section.content, folder, aside, setting) != 0:
            quiet = "q" in section.flags
            return Result(test, Outcome.SKIPPED, () if quiet else (f"{section.where}: %require failed",))
    (aside / "stdin").write_bytes(b"")
    for section in test.all("file", "stdin"):
        for name in section.names or ("stdin",):
            target = aside / "stdin" if name == "stdin" else folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(section.content)
    messages = list(test.notes)
    try:
        status = _shell(test.script, folder, aside, setting)
        ended = f"the script {process.status_text(status)}" if status else ""
    except FactoryError as error:
        status, ended = -1, error.what
    outputs = {"stdout": (aside / "stdout").read_bytes(), "stderr": (aside / "stderr").read_bytes()}
    wanted = _expectations(test)
    for name in wanted.keys() - outputs.keys():
        if (folder / name).is_file():
            outputs[name] = (folder / name).read_bytes()
    if status:
        messages += _script_failure(test, ended, outputs, aside)
    for name, sections in wanted.items():
        messages += _compare(test, name, sections, outputs)
    failed = status != 0 or len(messages) > len(test.notes)
    return Result(test, Outcome.FAILED if failed else Outcome.PASSED, tuple(messages), outputs)


def _shell(script: bytes, folder: Path, aside: Path, setting: Setting) -> int:
    file = aside / "script"
    own = _OWN_COMMAND.sub(rb'\1\2"$rundir"/', script)
    file.write_bytes(_PROLOGUE + own + (b"" if own.endswith(b"\n") else b"\n"))
    stdin = aside / "stdin"
    source = stdin if stdin.exists() else os.devnull
    # The outer shell only redirects: outputs are bytes, and belong to files that the test cannot see.
    command = 'exec sh -e "$1" <"$2" >"$3/stdout" 2>"$3/stderr"'
    environment = {
        **setting.variables,
        "LC_ALL": "C",
        "rundir": str(setting.start),
        "clicktest_subtest_file": str(aside / "subtest"),
        "PATH": os.pathsep.join([*setting.path, os.environ.get("PATH", os.defpath)]),
    }
    finished = process.run(
        ["sh", "-c", command, "sh", file, source, aside],
        cwd=folder, extra_env=environment, timeout=setting.timeout, check=False,
    )  # fmt: skip
    return finished.status


def _script_failure(test: Test, ended: str, outputs: Mapping[str, bytes], aside: Path) -> list[str]:
    subtest = aside / "subtest"
    part = f" (subtest {subtest.read_text(errors='replace').strip()})" if subtest.exists() else ""
    tail = outputs["stderr"].decode("utf-8", "replace").rstrip().splitlines()[-10:]
    return [f"{test.all('script')[0].where}: {ended}{part}", *(f"  stderr: {line}" for line in tail)]


def _expectations(test: Test) -> dict[str, list[Section]]:
    """File name to the sections that describe it."""
    result: dict[str, list[Section]] = {}
    for section in test.all(*_EXPECT):
        names = (section.name,) if section.name in ("stdout", "stderr") else section.names or ("stdout",)
        for name in names:
            result.setdefault(name, []).append(section)
    return result


def _compare(test: Test, name: str, sections: list[Section], outputs: Mapping[str, bytes]) -> list[str]:
    """What is wrong with one file; nothing when one of its alternatives fits."""
    if len(sections) > 1 and not all("a" in section.flags for section in sections[1:]):
        return [f"{sections[1].where}: a second expectation of {name} (write -a for an alternative)"]
    if name not in outputs:
        return [f"{sections[0].where}: {name} was not created"]
    first: list[str] = []
    for section in sections:
        found = _difference(test, name, section, outputs[name])
        if found is None:
            return []
        first = first or _explained(section, name, found)
    return [*first, f"  (nor does any of {len(sections) - 1} alternatives fit)"] if len(sections) > 1 else first


def _difference(test: Test, name: str, section: Section, actual: bytes) -> pattern.Difference | None:
    if section.name == "expectv":
        return pattern.first_byte_difference(section.content, actual)
    make = pattern.regex_lines if section.name == "expectx" else pattern.literal_lines
    return pattern.difference(make(section.content, section.flags), ignored(test, name), actual)


def ignored(test: Test, name: str) -> list[pattern.Line]:
    """The lines of an output file that do not count."""
    lines: list[pattern.Line] = []
    for section in test.all(*_IGNORE):
        if section.names and not {name, "all"}.intersection(section.names):
            continue
        if section.name == "ignorev":
            lines += pattern.verbatim_lines(section.content)
        else:
            make = pattern.regex_lines if section.name == "ignorex" else pattern.literal_lines
            lines += make(section.content, section.flags)
    return lines


def _explained(section: Section, name: str, found: pattern.Difference) -> list[str]:
    place = f"{name}:{found.actual_line}" if found.actual_line else f"{name}, at its end"
    comment = f" ({found.comment})" if found.comment else ""
    return [
        f"{section.where}: {place}: output differs{comment}",
        f"  expected: {'nothing more' if found.expected is None else found.expected}",
        f"  got:      {'nothing more' if found.actual is None else found.actual}",
    ]
