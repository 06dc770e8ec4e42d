"""The toolchain's data and errors (unit), and what the dev profile compiles (build: newlib once, then seconds)."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from factory import cache, toolchain
from factory.checkout import ROOT
from factory.errors import ExitCode, FactoryError
from factory.progress import LineProgress
from factory.toolchain import Toolchain, flags, host, newlib

# Headers that newlib installs and that no program of the guest can include.
NOT_HERE = {
    "dirent.h": "directories come with a file system",
    "sys/dirent.h": "directories come with a file system",
    "sys/dir.h": "directories come with a file system",
    "sys/custom_file.h": "wanted only by systems with FILE structures of their own",
    "termios.h": "there is no terminal to set",
    "utmp.h": "nobody logs in",
    "threads.h": "C11 threads are preemptive",
    "regdef.h": "MIPS",
    "machine/setjmp-dj.h": "DJGPP's jmp_buf, beside the one of machine/setjmp.h",
    "machine/_endian.h": "a part of machine/endian.h, which refuses to be included alone",
    "machine/_time.h": "a part of sys/time.h, which refuses to be included alone",
    "machine/types.h": "a part of sys/types.h, which refuses to be included alone",
}
NOT_CXX = {"stdatomic.h": "the _Atomic keyword is C only, up to C++23"}
# Headers that need something declared before them say so in their manual pages; these two serve all of them.
PRELUDE = "#include <sys/types.h>\n#include <stdio.h>\n"

NO_THREAD_LOCAL = ROOT / "newlib" / "include" / "no_thread_local.h"
HOST_MACRO = re.compile(
    r"#define (\w*linux\w*|_*unix_*|\w*gnu_linux\w*|_GNU_SOURCE|__GLIBC__|_STDC_PREDEF_H|_FORTIFY_SOURCE"
    r"|__(?:PIC|pic|PIE|pie|CET|SSP\w*)__)\b"
)


@pytest.fixture(scope="session")
def dev() -> Toolchain:
    return toolchain.ensure("dev", LineProgress())


def compile_text(
    tools: Toolchain, folder: Path, language: str, text: str, *more: str
) -> subprocess.CompletedProcess[str]:
    source = folder / f"source.{'c' if language == 'c' else 'cc'}"
    source.write_text(text)
    program, options = (tools.cc, tools.cflags) if language == "c" else (tools.cxx, tools.cxxflags)
    command = [program, *options, "-Wall", "-Wextra", *more, source]
    return subprocess.run(command, capture_output=True, text=True, env=host.environment(), cwd=folder, check=False)


def all_headers(tools: Toolchain, language: str) -> str:
    include = tools.prefix / "include"
    names = {str(path.relative_to(include)) for path in include.rglob("*.h")}
    assert len(names) > 80
    assert set(NOT_HERE) <= names, "an exclusion names a header that is not there"
    wanted = names - set(NOT_HERE) - (set(NOT_CXX) if language == "c++" else set())
    return PRELUDE + "".join(f"#include <{name}>\n" for name in sorted(wanted))


@pytest.mark.build
@pytest.mark.parametrize("language", ["c", "c++"])
class TestNothingOfTheHost:
    def test_every_header_compiles(self, dev: Toolchain, tmp_path: Path, language: str) -> None:
        done = compile_text(dev, tmp_path, language, all_headers(dev, language), "-fsyntax-only", "-Werror")
        assert done.returncode == 0, done.stderr

    def test_no_macro_of_the_host_is_defined(self, dev: Toolchain, tmp_path: Path, language: str) -> None:
        done = compile_text(dev, tmp_path, language, all_headers(dev, language), "-dM", "-E")
        assert done.returncode == 0, done.stderr
        assert "#define __minios__ 1" in done.stdout
        assert [found[0] for found in HOST_MACRO.finditer(done.stdout)] == []

    def test_the_check_for_macros_would_find_them(self, language: str) -> None:
        compiler = "gcc" if language == "c" else "g++"
        command = [compiler, "-dM", "-E", "-x", language, "/dev/null"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert {"linux", "__linux__", "__unix__"} <= set(HOST_MACRO.findall(done.stdout))

    def test_every_file_is_the_compilers_or_newlibs(self, dev: Toolchain, tmp_path: Path, language: str) -> None:
        done = compile_text(dev, tmp_path, language, all_headers(dev, language), "-M")
        assert done.returncode == 0, done.stderr
        files = {Path(word) for word in done.stdout.replace("\\\n", " ").split()[1:]}
        allowed = (*dev.cxx_include, NO_THREAD_LOCAL, tmp_path)
        assert len(files) > 80
        assert [path for path in files if not any(path.is_relative_to(folder) for folder in allowed)] == []
        assert not any(path.is_relative_to("/usr/include") for path in files)

    def test_variables_of_the_environment_do_not_reach_the_compiler(
        self, dev: Toolchain, tmp_path: Path, language: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name in ("CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH"):
            monkeypatch.setenv(name, "/usr/include/x86_64-linux-gnu:/usr/include")
        assert set(host.environment()) == {"PATH", "LC_ALL"}
        assert compile_text(dev, tmp_path, language, "#include <gnu/stubs.h>\n", "-fsyntax-only").returncode != 0

    def test_a_thread_local_variable_is_an_error(self, dev: Toolchain, tmp_path: Path, language: str) -> None:
        for word in ("_Thread_local", "__thread") if language == "c" else ("thread_local", "__thread"):
            done = compile_text(dev, tmp_path, language, f"\n{word} int x;\n", "-fsyntax-only")
            assert done.returncode != 0
            assert re.search(r"source\.cc?:2:.* error: thread-local variables do not exist in the guest", done.stderr)


@pytest.mark.build
def test_types_are_those_of_posix(dev: Toolchain, tmp_path: Path) -> None:
    text = """
        #include <sys/types.h>
        #include <time.h>
        #include <unistd.h>
        _Static_assert(sizeof(time_t) == 8 && sizeof(size_t) == 8 && sizeof(long) == 8, "LP64, 64-bit time");
        _Static_assert(sizeof(wchar_t) == 4, "wchar_t");
        ssize_t (*reads)(int, void *, size_t) = read;
        ssize_t (*writes)(int, const void *, size_t) = write;
        int (*clocks)(clockid_t, struct timespec *) = clock_gettime;
        clockid_t monotonic = CLOCK_MONOTONIC;
    """
    done = compile_text(dev, tmp_path, "c", text, "-fsyntax-only", "-Werror")
    assert done.returncode == 0, done.stderr


@pytest.mark.build
def test_a_standard_library_header_names_the_profile_that_has_it(dev: Toolchain, tmp_path: Path) -> None:
    done = compile_text(dev, tmp_path, "c++", "#include <vector>\n", "-fsyntax-only")
    assert done.returncode != 0
    assert "<vector> is a header of the C++ standard library" in done.stderr
    assert 'profile = "release"' in done.stderr


@pytest.mark.build
def test_new_is_there_without_the_standard_library(dev: Toolchain, tmp_path: Path) -> None:
    text = """
        #include <new>
        int *f(void *p) { return new (p) int(1); }
        int *g() { return new (std::nothrow) int[3]; }
    """
    done = compile_text(dev, tmp_path, "c++", text, "-fsyntax-only", "-Werror")
    assert done.returncode == 0, done.stderr


@pytest.mark.build
def test_own_include_folders_come_first_wherever_they_are(dev: Toolchain, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "regex.h").write_text("int own_regex;\n")
    done = compile_text(dev, tmp_path, "c", "#include <regex.h>\n", "-E", "-isystem", str(tmp_path / "own"))
    assert "own_regex" in done.stdout


@pytest.mark.build
def test_the_store_entry_is_sound_and_holds_no_path_of_this_machine(dev: Toolchain) -> None:
    entry = cache.Entry(dev.prefix)
    assert entry.damage(thorough=True) is None
    assert (dev.prefix / "licence" / "COPYING.NEWLIB").is_file()
    # Debug information would hold them; then the same input gave another library in another folder.
    for library in (dev.libc, dev.libm):
        assert str(cache.root()).encode() not in library.read_bytes()


@pytest.mark.build
def test_a_damaged_entry_is_noticed_before_it_is_used(dev: Toolchain) -> None:
    header = dev.prefix / "include" / "tar.h"
    original, status = header.read_bytes(), header.stat()
    header.write_bytes(original + b"\n")
    try:
        assert cache.Entry(dev.prefix).damage() == "include/tar.h has changed"
    finally:
        import os

        header.write_bytes(original)
        os.utime(header, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert cache.Entry(dev.prefix).damage() is None


@pytest.mark.unit
class TestData:
    def test_the_files_are_complete(self) -> None:
        assert flags.flags().target == "x86_64-minios-elf"
        assert "-mno-red-zone" in flags.flags().common
        assert "__linux__" in flags.dev().undefine
        assert "--disable-newlib-supplied-syscalls" in flags.newlib().configure

    def test_a_slip_names_the_file(self, tmp_path: Path) -> None:
        (tmp_path / "flags.toml").write_text("target = \n")
        with pytest.raises(FactoryError, match=r"flags\.toml is not TOML") as caught:
            flags.flags(tmp_path)
        assert caught.value.where == str(tmp_path / "flags.toml")

    def test_a_missing_entry_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "newlib.toml").write_text('source = "newlib"\n')
        with pytest.raises(FactoryError, match=r"newlib\.toml lacks unpack"):
            flags.newlib(tmp_path)

    def test_an_unknown_profile_gets_a_hint(self) -> None:
        with pytest.raises(FactoryError) as caught:
            toolchain.load("deb")
        assert caught.value.code == ExitCode.USAGE
        assert caught.value.hint == "did you mean dev?"

    def test_only_the_wanted_part_of_the_archive_is_unpacked(self) -> None:
        wanted = newlib._wanted(flags.newlib())
        assert wanted("newlib/configure")
        assert wanted("config/acx.m4")
        assert not wanted("newlib/testsuite/lib/check.h")
        assert not wanted("newlib/ChangeLog-2015")
        assert not wanted("libgloss/configure")


@pytest.mark.unit
class TestHostCompiler:
    def fake(self, folder: Path, version: str, machine: str = "x86_64-linux-gnu") -> str:
        program = folder / f"gcc-{version}-{machine}"
        program.write_text(
            f'#!/bin/sh\ncase "$1" in\n--version) echo "gcc {version}";;\n-dumpfullversion) echo {version};;\n'
            f"-dumpmachine) echo {machine};;\n-print-file-name=include) echo include;;\n"
            "*) echo /nowhere/libgcc.a;;\nesac\n"
        )
        program.chmod(0o755)
        return str(program)

    def refused(self, cc: str, cxx: str) -> FactoryError:
        with pytest.raises(FactoryError) as caught:
            host.identify(cc, cxx, 10)
        assert caught.value.code == ExitCode.HOST
        return caught.value

    def test_one_that_is_not_there(self, tmp_path: Path) -> None:
        assert "no-such-gcc" in self.refused("no-such-gcc", "g++").what

    def test_one_that_is_too_old(self, tmp_path: Path) -> None:
        cc = self.fake(tmp_path, "9.4.0")
        assert "9.4.0 is too old" in self.refused(cc, cc).what

    def test_one_for_another_machine(self, tmp_path: Path) -> None:
        cc = self.fake(tmp_path, "12.2.0", "aarch64-linux-gnu")
        assert "not for x86_64" in self.refused(cc, cc).what

    def test_two_that_differ(self, tmp_path: Path) -> None:
        error = self.refused(self.fake(tmp_path, "12.2.0"), self.fake(tmp_path, "11.3.0"))
        assert "different versions" in error.what

    def test_one_without_its_own_headers(self, tmp_path: Path) -> None:
        cc = self.fake(tmp_path, "12.2.0")
        assert "not completely installed" in self.refused(cc, cc).what
