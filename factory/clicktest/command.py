"""The runner's command line (click-spec/clicktest-format.md, Running)."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import factory
from factory.cli.numbers import count, seconds
from factory.clicktest.collect import load_tests, run_all
from factory.clicktest.document import Test
from factory.clicktest.execute import Outcome, Result, Setting, ignored
from factory.errors import FactoryError

_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*=.*", re.DOTALL)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("arguments", nargs="*", metavar="FILE|DIR|VAR=VALUE", help="tests; variables of the scripts")
    parser.add_argument("--click", metavar="PATH", help="the click program that scripts find as `click`")
    parser.add_argument("-j", "--jobs", type=count, default=1, metavar="N", help="run N tests at a time")
    parser.add_argument("-s", "--show", metavar="FILE", help="print an output file, without ignored lines")
    parser.add_argument("-S", "--show-raw", metavar="FILE", help="print an output file")
    parser.add_argument("--show-all", action="store_true", help="print all output files, without ignored lines")
    parser.add_argument("--show-all-raw", action="store_true", help="print all output files")
    parser.add_argument("-e", "--expand", action="store_true", help="write the test's files here instead of running it")
    parser.add_argument("--preserve-temporaries", action="store_true", help="keep the folders of the tests")
    parser.add_argument("-p", "--path", action="append", default=[], metavar="DIR", help="prepend DIR to PATH")
    parser.add_argument("--timeout", type=seconds, default=60.0, metavar="SECONDS", help="for each script (default 60)")


def main(argv: Sequence[str] | None = None) -> int:
    """python3 -m factory.clicktest: 0 all passed, 1 a test failed or all were skipped, 2 the runner could not go on."""
    parser = argparse.ArgumentParser(prog="clicktest", description="Runs .clicktest files.")
    add_arguments(parser)
    parser.add_argument("-V", "--verbose", action="count", default=0, help="name every test; twice: its %%info too")
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing, only the exit status")
    parser.add_argument("-v", "--version", action="version", version=f"clicktest {factory.__version__}")
    args = parser.parse_intermixed_args(argv)
    try:
        return run(args, verbosity=-1 if args.quiet else args.verbose)
    except FactoryError as error:
        print(f"clicktest: {error.where + ': ' if error.where else ''}{error.what}", file=sys.stderr)
        return 2


def run(args: argparse.Namespace, *, verbosity: int, result: Callable[[dict[str, Any]], None] | None = None) -> int:
    """Runs what the command line asks for. result: gets everything as one object, instead of printed lines."""
    variables = dict(word.split("=", 1) for word in args.arguments if _VARIABLE.fullmatch(word))
    paths = [Path(word) for word in args.arguments if not _VARIABLE.fullmatch(word)]
    tests = load_tests(paths or [Path.cwd()])
    if args.expand:
        for test in tests:
            _expand(test, Path.cwd())
        return 0
    setting = Setting(Path.cwd(), tuple(_path(args)), variables, args.timeout)
    counts = dict.fromkeys(Outcome, 0)
    told: list[dict[str, Any]] = []
    for done in run_all(tests, setting, jobs=args.jobs, keep=args.preserve_temporaries):
        counts[done.outcome] += 1
        told.append({"test": done.test.name, "outcome": done.outcome.value, "messages": list(done.messages)})
        if result is None:
            _report(done, verbosity)
            _show(done, args)
    if result is not None:
        result({"tests": told})
    elif verbosity >= 0:
        print(", ".join(f"{count} {outcome.value}" for outcome, count in counts.items() if count) or "no tests")
    failed = counts[Outcome.FAILED] + counts[Outcome.BROKEN]
    return 1 if failed or (tests and counts[Outcome.SKIPPED] == len(tests)) else 0


def _path(args: argparse.Namespace) -> Iterable[str]:
    yield from (os.path.abspath(folder) for folder in reversed(args.path))
    if args.click:
        yield click_folder(Path(args.click))


def click_folder(click: Path) -> str:
    """The folder to put on PATH for a click program (or the folder that has it)."""
    folder = click if click.is_dir() else click.parent
    if click.name != "click" and not click.is_dir():
        raise FactoryError(f"--click: the program must be called click, not {click.name}", where=click)
    if not (folder / "click").is_file():
        raise FactoryError(
            "there is no program click",
            where=folder,
            hint="`scons out/host/click` makes out/host/click; without --click, `factory clicktest` does",
        )
    return str(folder.absolute())


def _report(result: Result, verbosity: int) -> None:
    test = result.test
    if verbosity >= 2 and (info := test.all("info")):
        print(info[0].content.decode("utf-8", "replace").strip().split("\n\n")[0])
    if verbosity >= 1 or (verbosity == 0 and result.outcome is not Outcome.PASSED):
        print(f"{test.name}: {result.outcome.value}")
    if verbosity >= 0:
        for message in result.messages:
            print(message)


def _show(result: Result, args: argparse.Namespace) -> None:
    every = sorted(result.outputs)
    wanted = [(name, True) for name in ([args.show_raw] if args.show_raw else every if args.show_all_raw else [])]
    wanted += [(name, False) for name in ([args.show] if args.show else every if args.show_all else [])]
    for name, raw in wanted:
        if name not in result.outputs:
            print(f"{result.test.name}: no output file {name} is compared")
            continue
        patterns = [] if raw else ignored(result.test, name)
        print(f"{result.test.name}: {name}")
        for line in result.outputs[name].decode("latin-1").splitlines():
            if not any(pattern.matches(line.rstrip()) for pattern in patterns):
                print(line)


def _expand(test: Test, folder: Path) -> None:
    for section in test.all("file", "stdin"):
        for name in section.names or ("stdin",):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(section.content)
    (folder / "%script").write_bytes(test.script)
