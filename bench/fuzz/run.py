"""Builds the fuzzing programs of this folder with sanitizers and runs them: `python -m bench.fuzz --help`.

With clang, libFuzzer searches; with g++, standalone.cc mutates the seeds in a fixed order, so that a run is the same
every time.
"""

from __future__ import annotations

import argparse
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from bench.fuzz import seeds
from factory import elements, files, process
from factory.checkout import OUT, ROOT
from factory.errors import ExitCode, FactoryError
from factory.toolchain import xen_headers

HERE = Path(__file__).parent
# Alignment is not checked: x86 has none, and click says so (HAVE_INDIFFERENT_ALIGNMENT).
CHECKS = (
    "-fsanitize=address,undefined",
    "-fno-sanitize=alignment",
    "-fno-sanitize-recover=undefined",
    "-fno-omit-frame-pointer",
    "-O1",
    "-g1",
)
CLICK = (
    "-std=gnu++17",
    "-fno-exceptions",
    "-fno-rtti",
    "-fno-strict-aliasing",
    "-DCLICK_USERLEVEL=1",
    f"-I{ROOT}/click/include",
    f"-I{ROOT}/click",
)
KERNEL = ("-std=gnu11", f"-I{ROOT}/minios/include")
# Takes the address of the function behind a virtual call, which clang cannot: compiled without checks there.
GNU_ONLY = "element.cc"
# A leak that a run does not report is found by its end; an allocation of gigabytes is a bug like any other.
OPTIONS = {
    "ASAN_OPTIONS": "detect_leaks=1:allocator_may_return_null=1:detect_stack_use_after_return=0",
    "UBSAN_OPTIONS": "print_stacktrace=1",
}


@dataclass(frozen=True)
class Build:
    """One compiler and where its objects go. fuzzer: it brings libFuzzer."""

    cxx: str
    place: Path
    fuzzer: bool

    @property
    def cc(self) -> str:
        return self.cxx.replace("clang++", "clang").replace("g++", "gcc")

    @property
    def flags(self) -> tuple[str, ...]:
        return (*CHECKS, "-fsanitize=fuzzer-no-link") if self.fuzzer else CHECKS


def choose(cxx: str | None, place: Path = OUT / "fuzz") -> Build:
    """clang++ when there is one, else g++."""
    cxx = cxx or next((name for name in ("clang++", "g++") if shutil.which(name)), "g++")
    return Build(cxx, place / Path(cxx).name, "clang" in Path(cxx).name)


def targets() -> dict[str, Path]:
    """The programs by name: every NAME_fuzz.cc (linked with click) and NAME_fuzz.c (complete in itself)."""
    return {path.stem.removesuffix("_fuzz"): path for path in sorted(HERE.glob("*_fuzz.c*"))}


def compile_all(build: Build, sources: list[Path]) -> list[Path]:
    """Objects of C++ sources; a header that changed makes all of them old."""
    newest = max(path.stat().st_mtime for path in (ROOT / "click").rglob("*.h*"))
    build.place.mkdir(parents=True, exist_ok=True)

    def one(source: Path) -> Path:
        target = build.place / (str(source.with_suffix(".o").relative_to(ROOT)).replace("/", "-"))
        if not target.exists() or target.stat().st_mtime < max(newest, source.stat().st_mtime):
            compiler = ["g++", "-O1"] if build.fuzzer and source.name == GNU_ONLY else [build.cxx, *build.flags]
            process.run([*compiler, *CLICK, "-c", source, "-o", target], cwd=ROOT)
        return target

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(one, sources))


def click_archive(build: Build) -> tuple[Path, tuple[str, ...]]:
    """Everything of user-space click but its main(), and the libraries it wants."""
    selection = elements.scan(ROOT / "click").all("userlevel")
    table = build.place / "elements_table.cc"
    files.write_if_changed(table, elements.table_source(selection))
    own = [path for path in sorted((ROOT / "click/lib").glob("*.cc")) if path not in selection.managed]
    objects = compile_all(build, [*own, ROOT / "click/userlevel/configfile.cc", *selection.sources, table])
    archive = build.place / "libclick.a"
    if not archive.exists() or archive.stat().st_mtime < max(path.stat().st_mtime for path in objects):
        archive.unlink(missing_ok=True)
        process.run(["ar", "rcs", archive, *objects], cwd=ROOT)
    return archive, selection.libs


def program(build: Build, name: str) -> Path:
    """Compiles and links one target."""
    if name not in targets():
        raise FactoryError(f"no fuzzing target {name!r}", hint=f"targets: {', '.join(targets())}", code=ExitCode.USAGE)
    source, result = targets()[name], build.place / f"{name}_fuzz"
    driver = ["-fsanitize=fuzzer"] if build.fuzzer else []
    main = [] if build.fuzzer else compile_all(build, [HERE / "standalone.cc"])
    build.place.mkdir(parents=True, exist_ok=True)
    if source.suffix == ".c":
        middle = build.place / f"{name}_fuzz.o"
        process.run(
            [build.cc, *build.flags, *KERNEL, "-isystem", xen_headers.ensure(), "-c", source, "-o", middle], cwd=ROOT
        )
        process.run([build.cxx, *build.flags, *driver, middle, *main, "-o", result], cwd=ROOT)
    else:
        archive, libs = click_archive(build)
        process.run(
            [build.cxx, *build.flags, *CLICK, *driver, source, *main, archive, *libs, "-lpthread", "-o", result],
            cwd=ROOT,
        )
    return result


def run(build: Build, name: str, *, seconds: int, runs: int) -> process.Finished:
    """Runs a target on its seeds; inputs that it chokes on stay in its folder as crash-*, timeout-*, leak-*."""
    binary = program(build, name)
    folder = build.place / name
    corpus, first = folder / "corpus", folder / "seeds"
    corpus.mkdir(parents=True, exist_ok=True)
    seeds.write(name, first)
    words = HERE / f"{name}.dict"
    if build.fuzzer:
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
    build, bad = choose(options.cxx), 0
    for name in options.names or targets():
        if options.build_only:
            print(program(build, name))
            continue
        done = run(build, name, seconds=options.seconds, runs=options.runs)
        bad += done.status != 0
        print(f"{name}: {'ok' if done.status == 0 else f'exit status {done.status}'}")
        print("\n".join((done.stdout + done.stderr).splitlines()[-60 if done.status else -8 :]))
    return 1 if bad else 0
