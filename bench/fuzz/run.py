"""Builds the fuzzing programs of this folder with sanitizers and runs them: `python -m bench.fuzz --help`.

With clang, libFuzzer searches; with g++, standalone.cc mutates the seeds in a fixed order, so that a run is the same
every time.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path

from bench.fuzz import seeds
from factory import process
from factory.build import build_instrumented
from factory.checkout import OUT, ROOT
from factory.errors import ExitCode, FactoryError

HERE = Path(__file__).parent
# A leak that a run does not report is found by its end; an allocation of gigabytes is a bug like any other.
OPTIONS = {
    "ASAN_OPTIONS": "detect_leaks=1:allocator_may_return_null=1:detect_stack_use_after_return=0",
    "UBSAN_OPTIONS": "print_stacktrace=1",
}
# How it is built (factory/build/instrumented.py), by compiler.
KINDS = {"clang++": "libfuzzer", "g++": "asan"}


def choose(cxx: str | None) -> str:
    """The kind of build: with clang++ when there is one, else with g++."""
    cxx = cxx or next((name for name in KINDS if shutil.which(name)), "g++")
    if cxx not in KINDS:
        raise FactoryError(f"no fuzzing with {cxx!r}", hint=f"compilers: {', '.join(KINDS)}", code=ExitCode.USAGE)
    return KINDS[cxx]


def targets() -> dict[str, Path]:
    """The programs by name: every NAME_fuzz.cc (linked with click) and NAME_fuzz.c (complete in itself)."""
    return {path.stem.removesuffix("_fuzz"): path for path in sorted(HERE.glob("*_fuzz.c*"))}


def programs(kind: str, names: Sequence[str]) -> dict[str, Path]:
    """Compiles and links targets."""
    unknown = [name for name in names if name not in targets()]
    if unknown:
        raise FactoryError(
            f"no fuzzing target {unknown[0]!r}", hint=f"targets: {', '.join(targets())}", code=ExitCode.USAGE
        )
    sources = [targets()[name].relative_to(ROOT) for name in names]
    built = build_instrumented(kind, [str(source.with_suffix("")) for source in sources])
    return dict(zip(names, built, strict=True))


def run(kind: str, name: str, binary: Path, *, seconds: int, runs: int) -> process.Finished:
    """Runs a target on its seeds; inputs that it chokes on stay in its folder as crash-*, timeout-*, leak-*."""
    folder = OUT / "fuzz" / kind / name
    corpus, first = folder / "corpus", folder / "seeds"
    corpus.mkdir(parents=True, exist_ok=True)
    seeds.write(name, first)
    words = HERE / f"{name}.dict"
    if kind == "libfuzzer":
        command = [
            binary,
            "-timeout=10",
            "-rss_limit_mb=3000",
            f"-artifact_prefix={folder}/",
            f"-max_total_time={seconds}",
            "-print_final_stats=1",
            "-verbosity=0",
        ]
        command += [f"-dict={words}"] if words.exists() else []
        command += ["-max_len=8192", corpus, first]
    else:
        command = [binary, str(runs), "1", words if words.exists() else "-", first]
    return process.run(command, cwd=folder, check=False, timeout=seconds + 120, extra_env=OPTIONS)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.fuzz", description="Fuzzing with sanitizers.")
    parser.add_argument("names", nargs="*", metavar="TARGET", help=f"default: all of {', '.join(targets())}")
    parser.add_argument("--cxx", help="the compiler (default: clang++ with libFuzzer, else g++)")
    parser.add_argument("--seconds", type=int, default=60, help="for each target (libFuzzer)")
    parser.add_argument("--runs", type=int, default=20000, help="for each target (g++)")
    parser.add_argument("--build-only", action="store_true")
    options = parser.parse_args()
    names = options.names or [*targets()]
    kind, bad = choose(options.cxx), 0
    built = programs(kind, names)
    if options.build_only:
        print("\n".join(map(str, built.values())))
        return 0
    for name, binary in built.items():
        done = run(kind, name, binary, seconds=options.seconds, runs=options.runs)
        bad += done.status != 0
        print(f"{name}: {'ok' if done.status == 0 else f'exit status {done.status}'}")
        print("\n".join((done.stdout + done.stderr).splitlines()[-60 if done.status else -8 :]))
    return 1 if bad else 0
