"""Recipes of apps: what load() and `factory check` make of them; profiles; third-party sources."""

from __future__ import annotations

import hashlib
import json
import tarfile
from pathlib import Path

import pytest

from factory.build import Built, ImageRequest, build_images
from factory.cli import main
from factory.errors import ExitCode, FactoryError
from factory.recipe import chosen_profile, load, supports
from factory.testing.apps import runner

MAIN = "int main(void) { return 0; }\n"


def write(folder: Path, toml: str, **sources: str) -> Path:
    """sources: NAME_SUFFIX to text; a name with a __ is in a folder."""
    for name, text in sources.items():
        stem, _, suffix = name.rpartition("_")
        path = folder / f"{stem.replace('__', '/')}.{suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (folder / "recipe.toml").write_text(f'[recipe]\nkind = "app"\n{toml}')
    return folder


@pytest.mark.unit
class TestLoad:
    def test_everything(self, tmp_path: Path) -> None:
        toml = """
[app]
sources = ["src/**/*.c", "*.cc"]
include = ["src"]
defines = { PORT = "{{ port }}", ON = true, OFF = false, COUNT = 3, LOUD = "{{ loud }}" }
flags = ["-Wextra", "-O3", "-std=gnu++17"]
arguments = "-p {{ port }}"
stack = "64K"
[parameters]
port = 80
loud = true
"""
        write(tmp_path / "a", toml, src__deep__x_c=MAIN, src__y_c="", z_cc="", other_c="#error")
        recipe = load(tmp_path / "a", {"port": "8080"})
        app = recipe.app
        assert app is not None
        assert [str(path.relative_to(recipe.folder)) for path in app.sources] == ["src/deep/x.c", "src/y.c", "z.cc"]
        assert app.include == (recipe.folder / "src",)
        assert dict(app.defines) == {"PORT": "8080", "ON": None, "COUNT": "3", "LOUD": "true"}
        assert (app.arguments, app.stack) == ("-p 8080", 65536)

    def test_sources_of_the_folder_by_default(self, tmp_path: Path) -> None:
        write(tmp_path / "a", "", b_c=MAIN, a_cc="", sub__c_c="", d_S="")
        app = load(tmp_path / "a").app
        assert app
        assert {path.name for path in app.sources} == {"b.c", "a.cc", "d.S"}

    def test_a_template_cannot_reach_out(self, tmp_path: Path) -> None:
        write(tmp_path / "a", "[app]\narguments = \"{{ ''.__class__.__mro__ }}\"\n", b_c=MAIN)
        with pytest.raises(FactoryError, match="unsafe"):
            load(tmp_path / "a")


@pytest.mark.unit
class TestProfile:
    def test_which_one(self, tmp_path: Path) -> None:
        plain = load(write(tmp_path / "a", "", b_c=MAIN))
        cxx = load(write(tmp_path / "c", 'profile = "release"\n', b_cc=MAIN))
        assert (chosen_profile(plain, None), chosen_profile(plain, "release")) == ("dev", "release")
        assert chosen_profile(cxx, None) == "release"
        assert [supports(each, profile) for each in (plain, cxx) for profile in ("dev", "release")] == [
            True, True, False, True,
        ]  # fmt: skip
        with pytest.raises(FactoryError, match="cannot be built with the profile 'dev'") as caught:
            chosen_profile(cxx, "dev")
        assert caught.value.code is ExitCode.USAGE


@pytest.mark.unit
class TestCheck:
    def test_a_good_one(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        folder = write(tmp_path / "a", '[app]\nlibraries = ["zlib"]\ndefines = { A = 1 }\n', b_c=MAIN)
        assert main(["check", str(folder), "--rendered"]) == 0
        shown = capsys.readouterr().out
        assert "#define A 1" in shown
        assert "a: 1 source, libraries zlib, profile dev, nothing wrong" in shown
        assert main(["check", str(folder), "--json", "--profile", "release"]) == 0
        (found,) = json.loads(capsys.readouterr().out)["checked"]
        assert (found["libraries"], found["profile"], found["sources"]) == (["zlib"], "release", ["b.c"])

    @pytest.mark.parametrize(
        ("table", "what"),
        [
            ('[app]\nlibraries = ["zlob"]\n', "there is no library 'zlob'"),
            ('[app]\nfiles = ["www"]\n', "there is no file or folder 'www'"),
            ('[app]\nfiles = [{ from = "a", upstream = "nothing" }]\n', "there is no source 'nothing'"),
            ('[[app.upstream]]\nsource = "luna"\ncompile = ["a.c"]\n', "there is no source 'luna'"),
        ],
    )
    def test_what_is_wrong(self, tmp_path: Path, capsys: pytest.CaptureFixture[str], table: str, what: str) -> None:
        folder = write(tmp_path / "a", table, b_c=MAIN)
        assert main(["check", str(folder)]) == ExitCode.CONFIG
        shown = capsys.readouterr().err
        assert f"error: {what}" in shown
        assert "recipe.toml:" in shown


def pinned(folder: Path, *, good: bool = True, **sources: str) -> None:
    """A third-party archive in folder/vendor, with the recipe's own lock file."""
    made = folder / "made" / "theirs-1.0"
    made.mkdir(parents=True)
    for name, text in sources.items():
        stem, _, suffix = name.rpartition("_")
        (made / f"{stem}.{suffix}").write_text(text)
    (folder / "vendor").mkdir()
    archive = folder / "vendor" / "theirs_1.0.orig.tar.gz"
    with tarfile.open(archive, "w:gz") as tar:
        tar.add(made, "theirs-1.0")
    digest = hashlib.sha256(archive.read_bytes()).hexdigest() if good else "0" * 64
    (folder / "a" / "sources.lock.toml").write_text(
        f'[theirs]\nversion = "1.0"\nfile = "{archive.name}"\nsize = {archive.stat().st_size}\nsha256 = "{digest}"\n'
        'licence = "MIT"\ndebian = { source = "theirs", version = "1.0-1" }\n'
    )


UPSTREAM = """\
[app]
defines = { BOTH = 2 }
files = [{ from = "words.txt", to = "/", upstream = "theirs" }]
[[app.upstream]]
source = "theirs"
compile = ["*.c"]
skip = ["not_this.c"]
include = ["."]
defines = { THEIRS = 40 }
"""
OURS = """\
#include <stdio.h>
#include "theirs.h"
#ifdef THEIRS
#error a macro of the third party's alone
#endif
int main(void)
{
    char word[8] = "";
    FILE *file = fopen("/words.txt", "r");
    if (!file || !fgets(word, sizeof word, file))
        return 1;
    printf("%d %s\\n", theirs(), word);
    return 0;
}
"""


@pytest.fixture
def third_party(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    toml = UPSTREAM.replace("[app]\n", '[app]\nsources = ["b.c"]\ninclude = ["own"]\n')
    write(tmp_path / "a", toml, b_c=OURS, own__theirs_h="int theirs(void);\n")
    monkeypatch.setenv("FACTORY_VENDOR", str(tmp_path / "vendor"))
    return tmp_path


@pytest.mark.boot
class TestThirdParty:
    def test_sources_of_its_own(self, third_party: Path) -> None:
        pinned(
            third_party, theirs_c='#include "theirs.h"\nint theirs(void) { int unused; return THEIRS + BOTH; }\n',
            **{"not_this_c": "#error skipped\n", "words_txt": "hi"},
        )  # fmt: skip
        (third_party / "a" / "tests").mkdir()
        (third_party / "a" / "tests" / "t.toml").write_text('console = ["42 hi"]\nstatus = 0\n')
        found = list(runner.run(load(third_party / "a"), {}, None, machines=("microvm",)))
        assert [verdict.complaints for verdict in found] == [(), ()]

    @pytest.mark.parametrize(
        ("old", "new", "what"),
        [
            ('"not_this.c"', '"nowhere.c"', "no file of theirs matches 'nowhere.c'"),
            ('["*.c"]', '["*.txt"]', "words.txt is nothing that can be compiled"),
            ('include = ["."]', 'include = ["inc"]', "theirs has no folder 'inc'"),
            ('"words.txt"', '"word.txt"', "there is no file or folder 'word.txt'"),
        ],
    )
    def test_what_is_not_in_it(self, third_party: Path, old: str, new: str, what: str) -> None:
        pinned(third_party, theirs_c="int theirs(void) { return 1; }\n", not_this_c="", words_txt="hi")
        recipe = third_party / "a" / "recipe.toml"
        recipe.write_text(recipe.read_text().replace(old, new))
        with pytest.raises(FactoryError) as caught:
            build_images([ImageRequest("a", str(third_party / "a"), "out/bad", {})])
        assert caught.value.what == what
        assert caught.value.code is ExitCode.CONFIG

    def test_a_wrong_digest(self, third_party: Path) -> None:
        pinned(third_party, good=False, theirs_c="int theirs(void) { return 1; }\n")
        with pytest.raises(FactoryError, match="wrong digest") as caught:
            build_images([ImageRequest("a", str(third_party / "a"), "out/bad", {})])
        assert caught.value.code is ExitCode.SOURCE


@pytest.mark.boot
def test_the_images_own_command_line_and_stack(tmp_path: Path) -> None:
    """Both are part of the image: nobody but the recipe says them. 300 KB are more than the stack usually has."""
    source = """\
#include <stdio.h>
#include <string.h>
int main(int argc, char **argv)
{
    volatile char large[300 << 10];
    memset((char *)large, argc, sizeof large);
    printf("%s %d %s %d\\n", argv[0], argc, argv[argc - 1], large[sizeof large - 1]);
    return 0;
}
"""
    toml = 'name = "own-words"\n[app]\nstack = "512K"\narguments = "-a {{ word }}"\n[parameters]\nword = "\'b c\'"\n'
    folder = write(tmp_path / "a", toml, b_c=source)
    (folder / "tests").mkdir()
    (folder / "tests" / "own.toml").write_text('console = ["own-words 3 b c 3"]\nstatus = 0\n')
    (folder / "tests" / "given.toml").write_text('arguments = "x"\nconsole = ["own-words 2 x 2"]\nstatus = 0\n')
    found = list(runner.run(load(folder), {}, None, machines=("microvm",)))
    assert [verdict.complaints for verdict in found] == [()] * 4


@pytest.mark.build
def test_two_profiles_in_one_build(tmp_path: Path) -> None:
    """Each image is linked with its own compiler and C library; the objects of the two are in different folders."""
    one = write(tmp_path / "two-one", "", b_c=MAIN)
    two = write(tmp_path / "two-two", 'profile = "release"\n', b_cc="#include <string>\n" + MAIN)
    asked = [ImageRequest(folder.name, str(folder), f"out/{folder.name}", {}) for folder in (one, two)]
    built: list[Built] = build_images(asked)
    maps = [(each.folder / f"{each.name}.map").read_text() for each in built]
    for text, profile, other in ((maps[0], "dev", "release"), (maps[1], "release", "dev")):
        assert f"out/{profile}-" in text
        assert f"objects/{profile}-" in text
        assert f"/{other}-" not in text
        assert f"newlib-{other}-" not in text
