"""GCC's C++ test programs: which ones, how each wants to be compiled, and what it does in a guest."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from guests import console

from factory import cache, process, sources
from factory.run.qemu import Guest, guest_status
from factory.toolchain.host import environment
from factory.toolchain.release.data import release

CHOICE = Path(__file__).with_name("gxx") / "programs.toml"
_SUITE = "gcc/testsuite/"
_DIRECTIVE = re.compile(r"\{\s*dg-([a-z-]+)\s+(.*?)\s*\}\s*(?:\*/\s*)?$", re.MULTILINE)
_STANDARDS = {"c++14_down": "-std=gnu++14", "c++11_only": "-std=gnu++11", "c++98_only": "-std=gnu++98"}


@dataclass(frozen=True)
class Program:
    """path: below gcc/testsuite. options: what its dg-options ask for. more: its additional sources."""

    path: str
    options: tuple[str, ...]
    more: tuple[str, ...]


def folders() -> list[str]:
    found: list[str] = tomllib.loads(CHOICE.read_text())["folders"]
    return found


def left_out() -> dict[str, str]:
    """Path to reason."""
    table: dict[str, list[str]] = tomllib.loads(CHOICE.read_text())["left_out"]
    return {path: reason for reason, paths in table.items() for path in paths}


def suite() -> Path:
    """The chosen folders of the testsuite, unpacked into the store (20 s, once)."""
    gcc = release().gcc
    wanted = tuple(f"{_SUITE}{folder}/" for folder in folders())

    def unpack(folder: Path) -> None:
        outer = sources.get(gcc.source)
        sources.extract(outer, folder / "inside", only=lambda name: name == gcc.archive)
        inner = folder / "inside" / gcc.archive
        sources.extract(inner, folder, only=lambda name: name.startswith(wanted))
        inner.unlink()

    key = cache.key(sources.find(gcc.source).sha256, *wanted)
    return cache.make("gcc-testsuite", key, unpack) / _SUITE


def to_be_run(folder: Path) -> Iterator[str]:
    """Every program that the testsuite would run, below the chosen folders."""
    for chosen in folders():
        for path in sorted((folder / chosen).glob("*.C")):
            if any(name == "do" and text.split()[0] == "run" for name, text in _directives(path)):
                yield f"{chosen}/{path.name}"


def read(folder: Path, path: str) -> Program:
    options: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    for name, text in _directives(folder / path):
        words = shlex.split(text.replace("{", " { ").replace("}", " } "))
        if name == "do" and "! c++11" in text:
            options += ("-std=gnu++98",)
        elif name == "do" and "{" in words:
            options += tuple(_STANDARDS[word] for word in words if word in _STANDARDS)
        elif name in ("options", "additional-options") and "{" not in words:
            options += tuple(shlex.split(words[0]))
        elif name == "additional-sources" and "{" not in words:
            more += tuple(shlex.split(words[0]))
        elif name == "require-effective-target" and words[0] in _STANDARDS:
            options += (_STANDARDS[words[0]],)
    parent = Path(path).parent
    # gcc knows -pthread only for some systems; here it would add nothing.
    options = tuple(word for word in options if word != "-pthread")
    return Program(path, options, tuple(str(parent / name) for name in more))


def run(compiler: Path, folder: Path, program: Program, work: Path) -> str | None:
    """Compiles and boots it. None when it passes, else what went wrong."""
    image = work / f"{program.path.replace('/', '-')}.elf"
    made = process.run(
        # Warnings are what other tests of that suite are about.
        [
            compiler,
            *program.options,
            "-w",
            "-o",
            image,
            folder / program.path,
            *(folder / each for each in program.more),
        ],
        env=environment(),
        check=False,
        cwd=work,
        timeout=120,
    )
    if made.status:
        return made.stderr
    output, status = console(Guest(image, "16M", machine="microvm").command())
    image.unlink()
    return None if guest_status(status) == 0 else f"exit status {guest_status(status)}:\n{output}"


def _directives(path: Path) -> list[tuple[str, str]]:
    return _DIRECTIVE.findall(path.read_text(errors="replace"))
