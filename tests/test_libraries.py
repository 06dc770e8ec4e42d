"""Libraries: what library.toml may say, what comes along, how they are built into the store."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import pickle
import signal
import subprocess
import sys
import tarfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from factory import libraries, sources, toolchain
from factory.checkout import ROOT
from factory.cli import main
from factory.errors import ExitCode, FactoryError
from factory.libraries import install
from factory.progress import Progress
from factory.toolchain import Toolchain

SOURCE = {
    "one.c": '#include "inner.h"\nint tiny_one(void) { return INNER; }\n',
    "two.c": "int tiny_two(void) { return LEVEL; }\n",
    "skipped.c": "#error it is to be skipped\n",
    "parts/one.c": '#include "tiny.h"\nint tiny_part(void) { return tiny_one() + OURS; }\n',
    "parts/add.cc": 'extern "C" int tiny_add(int a) { return a + 1; }\n',
    "inc/inner.h": "#define INNER 1\n",
    "tiny.h": '#include "settings.h"\nint tiny_one(void);\n',
    "api/sub/a.h": "",
    "api/b.h": "",
    "COPYING": "do what you like\n",
    "docs/COPYING": "this too\n",
}
GOOD = """\
description = "tiny"
source = "tinysource"
headers = ["tiny.h", "api/** -> api"]
symbols = ["tiny_*"]
licence_files = ["COPYING", "docs/COPYING"]

[compile]
sources = ["*.c", "parts/*"]
skip = ["skipped.c"]
include = [".", "inc"]
defines = { LEVEL = 3, FLAG = true, TEXT = "a b" }
flags = ["-Wno-unused"]
generate = [{ command = ["cp", "{source}/two.c", "{build}/made.c"], compile = ["made.c"], headers = ["made.c -> gen"] }]
"""


class Shelf:
    """A folder of libraries of its own, whose sources lie in a vendor folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "libs"
        self.vendor = folder / "vendor"
        self.vendor.mkdir()

    def add(self, name: str, text: str, files: dict[str, str] | None = None) -> None:
        """A library NAME with this library.toml; files are those of the source that its lock calls NAMEsource."""
        here = self.folder / name
        here.mkdir(parents=True, exist_ok=True)
        (here / "library.toml").write_text(text)
        if files is None:
            return
        archive = self.vendor / f"{name}.tar.gz"
        with tarfile.open(archive, "w:gz") as tar:
            for path, content in files.items():
                member = tarfile.TarInfo(f"{name}-1.0/{path}")
                member.size = len(content.encode())
                tar.addfile(member, BytesIO(content.encode()))
        data = archive.read_bytes()
        (here / "sources.lock.toml").write_text(
            f'[{name}source]\nversion = "1.0"\nfile = "{name}.tar.gz"\nsize = {len(data)}\n'
            f'sha256 = "{hashlib.sha256(data).hexdigest()}"\nlicence = "MIT"\n'
            f'debian = {{ source = "{name}", version = "1.0-1" }}\n'
        )
        sources.load.cache_clear()

    def load(self, name: str) -> libraries.Library:
        return libraries.load(name, self.folder)


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    made = Shelf(tmp_path)
    monkeypatch.setenv("FACTORY_VENDOR", str(made.vendor))
    return made


@pytest.fixture
def tiny(shelf: Shelf) -> Shelf:
    shelf.add("tiny", GOOD, SOURCE)
    (shelf.folder / "tiny" / "include").mkdir()
    (shelf.folder / "tiny" / "include" / "settings.h").write_text("#define OURS 5\n")
    return shelf


@pytest.mark.unit
def test_a_library(tiny: Shelf) -> None:
    found = tiny.load("tiny")
    assert (found.name, found.version, found.licence, found.archives) == ("tiny", "1.0", "MIT", ("tiny",))
    assert libraries.providers("tiny_two", tiny.folder) == ("tiny",)
    assert libraries.providers("Tiny_two", tiny.folder) == ()


@pytest.mark.unit
@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ('description = "tiny"', "", 1, "lacks a description"),
        ('description = "tiny"', "description = 3", 1, "description must be a string, not an integer"),
        ('"tinysource"', '"tinysauce"', 2, "there is no source 'tinysauce'"),
        ('"tinysource"', '"tinysource"\nversion = 2', 3, "unknown key 'version'"),
        ('"tiny.h"', '"/etc/passwd"', 3, "headers[0] must be a path or glob inside the source"),
        ('"tiny.h"', '"../tiny.h"', 3, "headers[0] must be a path or glob inside the source"),
        ("-> api", "-> ../api", 3, "headers[1] must name a folder below include/"),
        ('"tiny_*"', '"tiny-*"', 4, "symbols[0] is no name of a symbol"),
        ('licence_files = ["COPYING", "docs/COPYING"]', "", 2, "licence_files must name upstream's licence"),
        ('["*.c", "parts/*"]', '"*.c"', 8, "compile.sources must be a list of strings"),
        ('["*.c", "parts/*"]', '["**.c"]', 8, "compile.sources[0] may have ** only as a whole folder"),
        ("LEVEL = 3", '"A B" = 3', 11, "'A B' is no name of a macro"),
        ("LEVEL = 3", "LEVEL = 1.5", 11, "LEVEL must be a string, a number or true, not a float"),
        ("LEVEL = 3", "LEVEL = false", 11, "LEVEL must be a string, a number or true, not a boolean"),
        ("-Wno-unused", "-mcmodel=large", 12, "compile.flags[0] is no flag that a library may have"),
        ("{source}/two", "{sauce}/two", 13, "wants {sauce}, which is not known"),
        ("{source}/two", "{source/two", 13, "expected '}' before end of string"),
        ('"cp", "{source}/two.c", "{build}/made.c"', "", 13, "a command lacks its program"),
        ("[compile]", 'needs = ["tiny"]\n[compile]', 7, "a library cannot be among its own needs"),
        ("[compile]", 'clashes = ["absent"]\n[compile]', 7, "there is no library 'absent'"),
        ("[compile]", 'profiles = ["relaese"]\n[compile]', 7, "no toolchain profile is called 'relaese'"),
        ("[compile]", 'archives = ["a", "b"]\n[compile]', 7, "[compile] makes one archive"),
        ("[compile]", 'archives = ["../a"]\n[compile]', 7, "archives[0] is no plain name"),
        ("[compile]", "[make]\ncommands = []\nresults = {}\n[compile]", 7, "[compile] and [make] exclude each other"),
    ],
)
def test_what_is_wrong_with_a_library(tiny: Shelf, old: str, new: str, line: int, message: str) -> None:
    assert old in GOOD
    tiny.add("tiny", GOOD.replace(old, new))
    with pytest.raises(FactoryError) as caught:
        tiny.load("tiny")
    assert message in caught.value.what
    assert str(caught.value.where).endswith(f"libs/tiny/library.toml:{line}")
    assert caught.value.code == ExitCode.CONFIG


@pytest.mark.unit
@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("[compile]\nskip = []", "[compile] names no source to compile"),
        ("[compile]\nsources = []\ngenerate = 3", "compile.generate must be a list of tables, not an integer"),
        ("commands = []\nresults = {}", "make.commands must be a list of commands"),
        ('commands = ["make"]\nresults = {}', "make.commands[0] must be a list of strings"),
        ("commands = [[]]\nresults = {}", "a command lacks its program"),
        ('commands = [["make"]]', "[make] lacks the key 'results'"),
        (
            'commands = [["make"]]\nresults = { "a.a" = "bin/a" }',
            "the result 'bin/a' lies neither in lib/ nor in include/",
        ),
        ('commands = [["make"]]\nresults = { "../a.a" = "lib/a" }', "must be a path or glob inside the source"),
        ('commands = [["make"]]\nresults = { "a.a" = "lib/../../a" }', "must name a folder below include/"),
    ],
)
def test_what_is_wrong_with_the_steps(tiny: Shelf, table: str, message: str) -> None:
    text = table if table.startswith("[") else f"[make]\n{table}"
    tiny.add("tiny", GOOD.partition("[compile]")[0] + f"{text}\n")
    with pytest.raises(FactoryError) as caught:
        tiny.load("tiny")
    assert message in caught.value.what
    assert "library.toml:" in str(caught.value.where)


@pytest.mark.unit
def test_an_unknown_library_says_where_it_was_asked_for(tiny: Shelf) -> None:
    with pytest.raises(FactoryError) as caught:
        libraries.closure(["tinny"], tiny.folder, where="recipe.toml:7")
    assert caught.value.lines() == [
        "error: there is no library 'tinny'",
        "  at: recipe.toml:7",
        "  hint: did you mean tiny?",
    ]


@pytest.mark.unit
def test_libraries_come_before_what_they_need(shelf: Shelf) -> None:
    needs = {"a": ["c", "b"], "b": ["d"], "c": ["d"], "d": [], "e": []}
    for name, needed in needs.items():
        shelf.add(name, f'description = "{name}"\nneeds = {needed}\n')
    for asked in (["a"], ["d", "a"], ["b", "c", "a"]):
        order = [each.name for each in libraries.closure(asked, shelf.folder)]
        assert sorted(order) == ["a", "b", "c", "d"]
        assert all(order.index(name) < order.index(need) for name in order for need in needs[name])
    assert libraries.closure([], shelf.folder) == ()


@pytest.mark.unit
def test_a_circle_and_a_clash_are_refused(shelf: Shelf) -> None:
    shelf.add("a", 'description = "a"\nneeds = ["b"]\n')
    shelf.add("b", 'description = "b"\nneeds = ["c"]\n')
    shelf.add("c", 'description = "c"\n')
    shelf.add("d", 'description = "d"\nclashes = ["c"]\n')
    with pytest.raises(FactoryError) as caught:
        libraries.closure(["a", "d"], shelf.folder, where="recipe.toml:3")
    assert caught.value.lines() == [
        "error: the libraries d and c cannot be in the same image",
        "  at: recipe.toml:3",
        "  | d: asked for by the image",
        "  | c: needed by b",
        "  hint: leave one of them out",
    ]
    shelf.add("c", 'description = "c"\nneeds = ["a"]\n')
    with pytest.raises(FactoryError, match="in a circle: b -> c -> a -> b"):
        libraries.closure(["b"], shelf.folder)


class Steps(Progress):
    """Notes what was done."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def step(self, text: str):
        self.seen.append(text)
        return super().step(text)


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Toolchain:
    """The dev toolchain out of this machine's cache; what the test builds goes into a cache of its own."""
    made = toolchain.ensure("dev")
    monkeypatch.setenv("FACTORY_CACHE", str(tmp_path / "cache"))
    return made


def symbols_of(tools: Toolchain, *files: Path) -> set[str]:
    """Global names that these archives or objects define."""
    listed = subprocess.run(
        [tools.nm, "--defined-only", "--extern-only", "--format=posix", *files],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return {line.split()[0] for line in listed.splitlines() if len(line.split()) > 1}


@pytest.mark.build
def test_what_is_built(tiny: Shelf, tools: Toolchain, tmp_path: Path) -> None:
    tiny.add("other", 'description = "not asked for"\nsource = "othersource"\nlicence_files = ["C"]\n', {"C": ""})
    steps = Steps()
    built = libraries.ensure(tiny.load("tiny"), tools, steps)
    assert steps.seen == ["build tiny 1.0"]
    (archive,) = built.archives
    members = subprocess.run([tools.ar, "t", archive], check=True, capture_output=True, text=True).stdout.split()
    assert members == ["made.o", "one.o", "parts-add.o", "parts-one.o", "two.o"]
    assert symbols_of(tools, archive) == {"tiny_one", "tiny_two", "tiny_part", "tiny_add"}
    ours, installed = built.include
    assert ours == tiny.folder / "tiny" / "include"
    headers = {str(path.relative_to(installed)) for path in installed.rglob("*") if path.is_file()}
    assert headers == {"tiny.h", "api/sub/a.h", "api/b.h", "gen/made.c"}
    assert {path.name: path.read_text() for path in built.licence.iterdir()} == {
        "COPYING": "do what you like\n",
        "docs-COPYING": "this too\n",
    }
    entries = [path.name for path in (tmp_path / "cache" / "store").iterdir()]
    assert entries == [built.path.name], "nothing else, and no temporary folder"
    assert libraries.ensure(tiny.load("tiny"), tools, steps) == built
    assert steps.seen == ["build tiny 1.0"], "the second time there is nothing to do"
    assert libraries.find_built(tiny.load("tiny"), tools) == built


@pytest.mark.build
def test_equal_inputs_give_equal_archives(
    tiny: Shelf, tools: Toolchain, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = libraries.ensure(tiny.load("tiny"), tools)
    monkeypatch.setenv("FACTORY_CACHE", str(tmp_path / "another" / "place"))
    second = libraries.ensure(tiny.load("tiny"), tools)
    assert first.path != second.path
    assert first.path.name == second.path.name
    assert first.archives[0].read_bytes() == second.archives[0].read_bytes()


def _edit_toml(folder: Path) -> None:
    (folder / "library.toml").write_text(GOOD.replace("LEVEL = 3", "LEVEL = 4"))


def _edit_header(folder: Path) -> None:
    (folder / "include" / "settings.h").write_text("#define OURS 6\n")


@pytest.mark.build
@pytest.mark.parametrize("edit", [_edit_toml, _edit_header])
def test_an_edit_makes_another_entry(tiny: Shelf, tools: Toolchain, edit: Callable[[Path], None]) -> None:
    tiny.add("user", 'description = "all ours"\nneeds = ["tiny"]\n')
    before = [libraries.ensure(tiny.load(name), tools).path for name in ("tiny", "user")]
    edit(tiny.folder / "tiny")
    assert libraries.find_built(tiny.load("tiny"), tools) is None
    after = [libraries.ensure(tiny.load(name), tools).path for name in ("tiny", "user")]
    assert before[0] != after[0]
    assert before[1] != after[1], "who needs it is made again, too"


@pytest.mark.build
@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('skip = ["skipped.c"]', "", "gcc failed with status 1"),
        ('skip = ["skipped.c"]', 'skip = ["skiped.c"]', "'skiped.c' matches no file of tiny 1.0"),
        ('"tiny.h"', '"tini.h"', "'tini.h' matches no file of tiny 1.0"),
        ('"inc"]', '"inc", "absent"]', "the include folder 'absent' is not in the source"),
        ('"parts/*"', '"parts/*", "tiny.h"', "tiny.h cannot be compiled"),
        ('"cp", "{source}/two.c"', '"cp", "{source}/three.c"', "cp failed with status 1"),
        (
            '"{build}/made.c"], compile = ["made.c"], headers = ["made.c -> gen"]',
            '"{build}/one.c"], compile = ["one.c"]',
            "two sources would make",
        ),
        ("[compile]", 'profiles = ["release"]\n[compile]', "cannot be built with the profile dev"),
    ],
)
def test_a_build_that_fails_leaves_nothing(
    tiny: Shelf, tools: Toolchain, tmp_path: Path, old: str, new: str, message: str
) -> None:
    assert old in GOOD
    tiny.add("tiny", GOOD.replace(old, new))
    with pytest.raises(FactoryError) as caught:
        libraries.ensure(tiny.load("tiny"), tools)
    assert message in caught.value.what
    assert "tiny" in "\n".join(caught.value.lines())
    store = tmp_path / "cache" / "store"
    assert not store.is_dir() or not list(store.iterdir())


def _once_read(fifo: Path) -> int:
    """Waits until somebody reads from it, who then waits for us."""
    deadline = time.monotonic() + 20
    while True:
        try:
            return os.open(fifo, os.O_WRONLY | os.O_NONBLOCK)
        except OSError as error:
            if error.errno != errno.ENXIO:
                raise
        assert time.monotonic() < deadline, "no compiler has opened it"
        time.sleep(0.02)


def _until_nobody_reads(handle: int) -> None:
    deadline = time.monotonic() + 20
    with contextlib.suppress(BrokenPipeError):
        while True:
            os.write(handle, b"\n")
            assert time.monotonic() < deadline, "the compiler runs on"
            time.sleep(0.02)


@pytest.mark.build
@pytest.mark.parametrize("signal_number", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_build_leaves_nothing(
    tiny: Shelf, tools: Toolchain, tmp_path: Path, signal_number: signal.Signals
) -> None:
    """Neither an entry nor, after Ctrl-C, a compiler, which waits for a file that never comes. After `kill -9`
    gcc's own child does its one file."""
    fifo = tmp_path / "never"
    os.mkfifo(fifo)
    tiny.add("tiny", GOOD, {**SOURCE, "slow.c": f'#include "{fifo}"\n'})
    program = (
        "import pathlib, pickle, sys\nfrom factory import libraries\nfolder = pathlib.Path(sys.argv[1])\n"
        "tools = pickle.loads(pathlib.Path(sys.argv[2]).read_bytes())\n"
        "libraries.ensure(libraries.load('tiny', folder), tools)\n"
    )
    (tmp_path / "tools").write_bytes(pickle.dumps(tools))
    child = subprocess.Popen(
        [sys.executable, "-c", program, tiny.folder, tmp_path / "tools"], cwd=ROOT, stderr=subprocess.DEVNULL
    )
    try:
        handle = _once_read(fifo)
        child.send_signal(signal_number)
        assert child.wait(20) != 0
        if signal_number == signal.SIGINT:
            _until_nobody_reads(handle)
        os.close(handle)
    finally:
        child.kill()
        child.wait()
    library = tiny.load("tiny")
    assert libraries.find_built(library, tools) is None
    entries = [path for path in (tmp_path / "cache" / "store").iterdir() if not path.name.startswith(".scratch-")]
    assert entries == []
    if signal_number == signal.SIGINT:
        assert list((tmp_path / "cache" / "store").iterdir()) == []


@pytest.mark.build
def test_upstreams_own_build(shelf: Shelf, tools: Toolchain) -> None:
    makefile = (
        "libmade.a: made.o\n\t$(AR) rcs $@ $^\n"
        "made.o: $(S)/made.c\n\t$(CC) $(CFLAGS) -c $< -o $@\n"
        "\tmkdir -p gen/sub; date -d @$$SOURCE_DATE_EPOCH +%s > gen/sub/when.h\n"
    )
    shelf.add(
        "made",
        'description = "made"\nsource = "madesource"\nlicence_files = ["C"]\n[make]\n'
        'commands = [["make", "-j{jobs}", "-f", "{source}/Makefile", "S={source}", "CC={cc}", "AR={ar}", '
        '"CFLAGS={cflags}"]]\n'
        'results = { "libmade.a" = "lib/libmade.a", "gen/**" = "include/gen/" }\n',
        {"C": "", "Makefile": makefile, "made.c": "#include <stdio.h>\nint made(void) { return puts(__FILE__); }\n"},
    )
    built = libraries.ensure(shelf.load("made"), tools)
    assert symbols_of(tools, *built.archives) == {"made"}
    assert (built.path / "include" / "gen" / "sub" / "when.h").read_text() == "1\n"
    assert str(shelf.folder.parent).encode() not in built.archives[0].read_bytes()
    shelf.add("made", (shelf.folder / "made" / "library.toml").read_text().replace("lib/libmade.a", "lib/libmad.a"))
    with pytest.raises(FactoryError, match=r"\[make.results\] does not give lib/libmade.a"):
        libraries.ensure(shelf.load("made"), tools)


@pytest.mark.build
def test_headers_of_what_it_needs(tiny: Shelf, tools: Toolchain) -> None:
    """Ours and upstream's; those of libraries that it does not name are out of reach."""
    toml = 'description = "user"\nsource = "usersource"\nlicence_files = ["C"]\n{}[compile]\nsources = ["u.c"]\n'
    source = {"C": "", "u.c": "#include <tiny.h>\nint user(void) { return tiny_one() + OURS; }\n"}
    tiny.add("between", 'description = "ours"\nneeds = ["tiny"]\n')
    for need in ("tiny", "between"):
        tiny.add("user", toml.format(f'needs = ["{need}"]\n'), source)
        built = libraries.ensure(tiny.load("user"), tools)
        assert symbols_of(tools, *built.archives) == {"user"}
    tiny.add("user", toml.format(""), source)
    with pytest.raises(FactoryError) as caught:
        libraries.ensure(tiny.load("user"), tools)
    assert "tiny.h: No such file or directory" in "\n".join(caught.value.details)


@pytest.mark.build
def test_offline_without_the_source(tiny: Shelf, tools: Toolchain) -> None:
    for file in tiny.vendor.iterdir():
        file.unlink()
    with pytest.raises(FactoryError, match="--offline forbids to fetch it") as caught:
        libraries.ensure(tiny.load("tiny"), tools, offline=True)
    assert caught.value.code == ExitCode.SOURCE


@pytest.mark.unit
@pytest.mark.parametrize(
    ("pattern", "fixed"),
    [("zlib.h", ""), ("src/*.h", "src"), ("src/include/**", "src/include"), ("**/x.h", ""), ("a/b*/c/*.h", "a")],
)
def test_what_is_installed_keeps_its_path_below_the_fixed_part(pattern: str, fixed: str) -> None:
    assert install.fixed_part(pattern) == fixed


@pytest.mark.unit
def test_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    """Of this checkout: names, versions and licences are those of the lock files."""
    assert main(["list", "libraries", "--json"]) == ExitCode.OK
    listed = {each["name"]: each for each in json.loads(capsys.readouterr().out)["libraries"]}
    assert sorted(listed) == libraries.known()
    zlib = listed["zlib"]
    assert (zlib["version"], zlib["licence"], zlib["needs"]) == ("1.2.13", "Zlib", [])
    assert zlib["bytes"] is None or 40_000 < zlib["bytes"] < 120_000
    assert (zlib["bytes"] is None) == (zlib["built_for"] == [])


@pytest.mark.unit
def test_the_list_goes_on_behind_a_mistake(tiny: Shelf) -> None:
    tiny.add("broken", "description = \n")
    found = libraries.overview(tiny.folder)
    assert [each.name for each in found.libraries] == ["tiny"]
    assert [str(error.where).endswith("broken/library.toml:1") for error in found.broken] == [True]
