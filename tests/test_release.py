"""The release toolchain: what plain gcc and g++ make of a program; nothing of this machine is in it; its errors."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from guests import console

from factory import cache, cli, process, toolchain
from factory.checkout import ROOT
from factory.errors import ExitCode, FactoryError
from factory.progress import SILENT, LineProgress
from factory.run.qemu import Guest, guest_status
from factory.testing import runner
from factory.toolchain import Toolchain
from factory.toolchain.release import compiler, libraries, needs, specs
from factory.toolchain.release.data import Host
from factory.toolchain.release.data import release as release_data
from factory.toolchain.release.stage import Stage

HELLO = """
#include <iostream>
#include <stdexcept>
#include <map>
#include <string>
#include <typeinfo>
struct Last { ~Last() { std::cout << "destroyed" << std::endl; } } last;
int main(int argc, char **argv)
{
    std::map<std::string, int> found{{"one", 1}, {"two", 2}};
    try {
        found.at("three");
    } catch (const std::exception &error) {
        std::cout << "caught " << typeid(error).name() << ' ' << found["two"] << ' ' << argc << '\\n';
    }
    return 7;
}
"""


def build(sdk: Path, folder: Path, name: str, text: str, *options: str) -> Path:
    """Compiled with the one command that the manual names, in an environment with nothing of ours in it."""
    (folder / name).write_text(text)
    compiler = sdk / f"x86_64-minios-elf-{'g++' if name.endswith('.cc') else 'gcc'}"
    command = [compiler, name, "-o", f"{name}.elf", *options]
    subprocess.run(command, cwd=folder, check=True, env={"PATH": "/usr/bin:/bin"})
    return folder / f"{name}.elf"


def boot(image: Path, memory: str = "16M", machine: str = "microvm") -> tuple[str, int | None]:
    output, status = console(Guest(image, memory, machine=machine).command())
    return output.partition("minios: exit ")[0], guest_status(status)


@pytest.mark.boot
class TestPlainCompiler:
    @pytest.mark.parametrize("machine", ["microvm", "q35"])
    def test_cxx_with_iostream_and_exceptions(self, sdk: Path, tmp_path: Path, machine: str) -> None:
        image = build(sdk, tmp_path, "hello.cc", HELLO)
        assert boot(image, machine=machine) == ("caught St12out_of_range 2 1\ndestroyed\n", 7)

    @pytest.mark.parametrize("options", [("-Os",), ("-O2", "-flto"), ("-O0", "-g")])
    def test_any_optimisation(self, sdk: Path, tmp_path: Path, options: tuple[str, ...]) -> None:
        assert boot(build(sdk, tmp_path, "hello.cc", HELLO, *options))[1] == 7

    def test_c(self, sdk: Path, tmp_path: Path) -> None:
        text = '#include <stdio.h>\n#include <math.h>\nint main(void) { printf("%.3f\\n", sqrt(2)); }\n'
        image = build(sdk, tmp_path, "root.c", text, "-O2", "-s")
        assert boot(image, "4M") == ("1.414\n", 0)
        assert image.stat().st_size < 150_000, "what an image does not use is not linked"

    def test_the_kernel_s_headers_are_there(self, sdk: Path, tmp_path: Path) -> None:
        text = "#include <minios/time.h>\n#include <poll.h>\nint main(void) { return !(minios_monotonic() > 0); }\n"
        assert boot(build(sdk, tmp_path, "time.c", text))[1] == 0

    def test_fork_does_not_link(self, sdk: Path, tmp_path: Path) -> None:
        (tmp_path / "fork.c").write_text("#include <unistd.h>\nint main(void) { return fork(); }\n")
        command = [sdk / "x86_64-minios-elf-gcc", "fork.c"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode != 0
        assert "fork" in done.stderr
        assert not (tmp_path / "a.out").exists()

    def test_no_page_is_writable_and_executable(self, sdk: Path, tmp_path: Path) -> None:
        image = build(sdk, tmp_path, "hello.cc", HELLO)
        shown = subprocess.run(
            [sdk / "x86_64-minios-elf-readelf", "-lW", image], capture_output=True, text=True, check=True
        )
        rows = [line.split() for line in shown.stdout.splitlines() if line.strip().startswith("LOAD")]
        assert len(rows) == 3
        assert not any("W" in "".join(row[6:-1]) and "E" in "".join(row[6:-1]) for row in rows)


@pytest.mark.build
class TestNothingOfTheHost:
    def test_no_macro_of_the_host_is_defined(self, release: Toolchain) -> None:
        for program, language in ((release.cc, "c"), (release.cxx, "c++")):
            command = [program, "-dM", "-E", "-x", language, "-include", "stdlib.h", "/dev/null"]
            shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            assert "#define __ELF__ 1" in shown
            assert not any(name in shown for name in ("linux", "__unix__", "__GLIBC__", "_FORTIFY_SOURCE"))

    def test_every_header_is_the_toolchain_s(self, release: Toolchain) -> None:
        names = "stdio.h math.h pthread.h limits.h iostream thread regex filesystem bits/stdc++.h"
        text = "".join(f"#include <{name}>\n" for name in names.split())
        command = [release.cxx, *release.app_cxxflags, "-M", "-x", "c++", "-"]
        shown = subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout
        found = [Path(word) for word in shown.replace("\\\n", " ").split()[1:] if word.startswith("/")]
        assert len(found) > 200
        ours = (release.prefix, ROOT / "newlib" / "include")
        assert [path for path in found if not any(path.resolve().is_relative_to(each) for each in ours)] == []

    def test_the_libraries_name_no_folder_of_this_machine(self, release: Toolchain) -> None:
        places = [str(cache.root()).encode(), os.environ.get("HOME", "/root").encode() + b"/", b"/tmp/", b".scratch-"]
        for library in (*release.libs, *release.cxx_libs):
            data = Path(library).read_bytes()
            assert [place for place in places if place in data] == [], library

    def test_it_works_from_another_place(self, release: Toolchain, tmp_path: Path) -> None:
        moved = tmp_path / "moved here"
        shutil.copytree(release.prefix, moved, symlinks=True, copy_function=os.link)
        (tmp_path / "x.cc").write_text("#include <vector>\nint f() { return std::vector<int>(3).size(); }\n")
        compiler = moved / "bin" / Path(release.cxx).name
        command = [compiler, *release.app_cxxflags, "-M", "x.cc"]
        shown = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
        assert str(release.prefix) not in shown
        subprocess.run([compiler, *release.app_cxxflags, "-c", "x.cc"], cwd=tmp_path, check=True)

    def test_the_store_entry_is_sound_and_has_its_licences(self, release: Toolchain) -> None:
        assert cache.Entry(release.prefix).damage() is None
        found = {str(path.relative_to(release.prefix / "licence")) for path in (release.prefix / "licence").rglob("*")}
        assert {"binutils/COPYING3", "gcc/COPYING3", "gcc/COPYING.RUNTIME", "newlib/COPYING.NEWLIB"} <= found


@pytest.mark.boot
def test_the_firewall_is_the_same_under_release(release: Toolchain) -> None:
    """The router's C++ compiles without libstdc++ here too, and passes its packet tests."""
    verdicts = list(runner.run("firewall", {}, None, machines=("microvm",), profile="release", progress=LineProgress()))
    assert len(verdicts) > 10
    assert [verdict for verdict in verdicts if not verdict.passed] == []


@pytest.mark.build
def test_what_libstdcxx_was_told_of_the_port_is_true(sdk: Path, release: Toolchain) -> None:
    start = sdk.parent / release.target / "lib" / specs.START
    shown = subprocess.run([release.nm, "--defined-only", start], capture_output=True, text=True, check=True).stdout
    defined = {line.split()[-1] for line in shown.splitlines()}
    assert set(release_data().libraries.port) <= defined


@pytest.mark.build
def test_libstdcxx_has_threads_and_clocks(release: Toolchain) -> None:
    command = [release.cxx, *release.app_cxxflags, "-dM", "-E", "-x", "c++", "-include", "thread", "/dev/null"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for name in ("_GLIBCXX_HAS_GTHREADS", "_GLIBCXX_USE_CLOCK_MONOTONIC", "_GLIBCXX_USE_NANOSLEEP"):
        assert f"#define {name} 1" in shown


@pytest.mark.unit
class TestErrors:
    def test_everything_that_is_missing_is_named_before_anything_is_built(self) -> None:
        with pytest.raises(FactoryError) as caught:
            needs.check(Host((), ("nosuchlib",), ("gcc", "no-such-program"), ("the-package",)))
        assert caught.value.code == ExitCode.HOST
        assert "no-such-program, libnosuchlib.a, nosuchlib.h missing" in caught.value.what
        assert "apt-get install the-package" in str(caught.value.hint)

    def test_a_place_where_it_cannot_be_built(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("FACTORY_CACHE", str(tmp_path / "a b"))
        with pytest.raises(FactoryError, match="blanks or special characters") as caught:
            toolchain.ensure("release")
        assert caught.value.code == ExitCode.CONFIG
        monkeypatch.setattr(needs, "_ROOM", 1 << 60)
        with pytest.raises(FactoryError, match="GB are free") as caught:
            needs.check_place(tmp_path)
        assert caught.value.code == ExitCode.DISK

    def test_a_failing_stage_shows_the_end_of_its_log(self, tmp_path: Path) -> None:
        (tmp_path / "Makefile").write_text("all:\n\t@echo about to fail; exit 3\n")
        with pytest.raises(FactoryError, match="make failed") as caught:
            Stage("demo", tmp_path, tmp_path / "demo.log", SILENT).make("compile", "all")
        assert "about to fail" in caught.value.details
        assert caught.value.log == str(tmp_path / "demo.log")
        assert "about to fail" in (tmp_path / "demo.log").read_text()

    def test_a_slip_in_the_data_names_the_file(self, tmp_path: Path) -> None:
        (tmp_path / "release.toml").write_text("[host]\nflags = []\nstatic = []\nprograms = []\n[libraries]\n")
        with pytest.raises(FactoryError, match=r"release\.toml lacks packages"):
            release_data(tmp_path)

    @pytest.mark.parametrize(
        ("words", "code"),
        [
            (["path", "x.tar.zst"], ExitCode.USAGE),
            (["export", "--sha256", "0"], ExitCode.USAGE),
            (["import"], ExitCode.USAGE),
            (["import", "/no/such.tar.zst"], ExitCode.USAGE),
            (["imprt"], ExitCode.USAGE),
            ([], ExitCode.USAGE),
        ],
    )
    def test_a_wrong_command_line(self, words: list[str], code: ExitCode, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.main(["toolchain", *words]) == code
        assert "error: " in capsys.readouterr().err

    def test_info_builds_nothing(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setenv("FACTORY_CACHE", str(tmp_path))
        assert cli.main(["toolchain", "info", "--json"]) == ExitCode.OK
        found = json.loads(capsys.readouterr().out)
        assert found["state"] == "absent"
        assert {source["name"] for source in found["sources"]} == {"binutils", "gcc", "newlib"}


@pytest.mark.unit
def test_an_interrupted_build_goes_on_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    broken = True

    def stage(name: str) -> Callable[..., None]:
        def build(result: Path, *_more: object) -> None:
            made.append(name)
            if name == "gcc" and broken:
                raise FactoryError("make failed", code=ExitCode.BUILD)
            (result / name).write_text("")

        return build

    monkeypatch.setenv("FACTORY_CACHE", str(tmp_path))
    monkeypatch.setattr(compiler, "build_binutils", stage("binutils"))
    monkeypatch.setattr(compiler, "build_gcc", lambda result, before, _order: (before, stage("gcc")(result)))
    monkeypatch.setattr(libraries, "build", stage("libraries"))
    with pytest.raises(FactoryError, match="make failed"):
        toolchain.ensure("release")
    broken = False
    prefix = toolchain.ensure("release").prefix
    assert made == ["binutils", "gcc", "gcc", "libraries"]
    assert (prefix / "libraries").is_file()
    assert toolchain.ensure("release").prefix == prefix
    assert len(made) == 4


@pytest.mark.build
def test_the_shell_commands_put_it_into_path(sdk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["toolchain", "env"]) == ExitCode.OK
    script = f"{capsys.readouterr().out}command -v x86_64-minios-elf-g++"
    assert process.run(["sh", "-c", script]).stdout.strip() == str(sdk / "x86_64-minios-elf-g++")
