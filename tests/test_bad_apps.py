"""Apps that cannot be built: one message with the place, the reason and what to do, and no traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from factory.build import ImageRequest, build_images, compile_errors
from factory.errors import ExitCode, FactoryError
from factory.recipe import load
from factory.recipe.model import PROFILES

HEAD = '[recipe]\nkind = "app"\n'


def app(folder: Path, app_table: str = "", **sources: str) -> Path:
    """A recipe in `folder`; sources: NAME_SUFFIX to text."""
    folder.mkdir(exist_ok=True)
    (folder / "recipe.toml").write_text(f"{HEAD}{app_table}")
    for name, text in sources.items():
        stem, _, suffix = name.rpartition("_")
        (folder / f"{stem}.{suffix}").write_text(text)
    return folder


def failure(folder: Path, profile: str | None = None) -> FactoryError:
    """What `factory build` says about it. Every bad app is called bad, so that its objects are in one place."""
    with pytest.raises(FactoryError) as caught:
        build_images([ImageRequest("bad", str(folder), "out/bad", {}, None, profile)])
    return caught.value


def text(error: FactoryError) -> str:
    return "\n".join(error.lines())


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    return tmp_path / "bad"


@pytest.mark.build
class TestLinkErrors:
    @pytest.mark.parametrize("profile", PROFILES)
    def test_no_main(self, bad: Path, profile: str) -> None:
        error = failure(app(bad, one_c="int helper(void) { return 1; }\n"), profile)
        assert error.what == "the app has no main()"
        assert "int main(" in (error.hint or "")
        assert error.code is ExitCode.BUILD

    @pytest.mark.parametrize("profile", PROFILES)
    def test_a_name_that_nobody_defines(self, bad: Path, profile: str) -> None:
        error = failure(app(bad, one_c="int lost(void);\n\nint main(void)\n{\n    return lost();\n}\n"), profile)
        assert error.what == "lost is used but not defined"
        assert error.where
        assert error.where.endswith("bad/one.c:5")
        assert "nobody defines it" in text(error)

    def test_names_of_cxx(self, bad: Path) -> None:
        source = (
            '#include <string>\nnamespace n { int lost(const std::string &); }\nint main() { return n::lost(""); }\n'
        )
        error = failure(app(bad, 'profile = "release"\n', one_cc=source))
        assert "n::lost(" in error.what
        assert error.what.endswith("is used but not defined")
        assert (error.where or "").endswith("one.cc:3")

    def test_a_name_of_a_library_that_the_recipe_does_not_name(self, bad: Path) -> None:
        source = "int inflate(void *, int);\nint main(void) { return inflate(0, 0); }\n"
        error = failure(app(bad, one_c=source))
        assert error.what == "inflate is used but not defined"
        assert "the library zlib has it" in text(error)
        assert 'libraries = ["zlib"]' in (error.hint or "")

    def test_what_no_image_can_have(self, bad: Path) -> None:
        """One build for all of them: the linker says them together."""
        names = {
            "fork": "an image is one process",
            "execve": "an image is one process",
            "dlopen": "no shared objects to load",
            "setuid": "an image has no users",
            "epoll_create1": "Linux's own",
        }
        calls = "".join(f"extern int {name}(void);\n" for name in names)
        body = " + ".join(f"{name}()" for name in names)
        error = failure(app(bad, one_c=f"{calls}int main(void)\n{{\n    return {body};\n}}\n"))
        assert error.what.endswith(", … are used but not defined")
        for name, why in names.items():
            assert f"{name}: " in text(error)
            assert why in next(line for line in error.details if line.startswith(f"{name}: "))
        assert text(error).count("one.c:8") == len(names) + 1
        assert "porting.md" in (error.hint or "")

    def test_two_definitions(self, bad: Path) -> None:
        error = failure(
            app(bad, one_c="int twin(void) { return 1; }\nint main(void) { return twin(); }\n",
                two_c="\nint twin(void) { return 2; }\n")
        )  # fmt: skip
        assert error.what == "twin is defined twice"
        assert "one.c:1" in text(error)
        assert "two.c:2" in text(error)

    def test_a_definition_that_a_library_has_too(self, bad: Path) -> None:
        source = """\
#include <zlib.h>
int inflate(z_stream *strm, int flush) { return flush + (strm == 0); }
int main(void) { z_stream s = {0}; return inflateInit(&s) + inflate(&s, 1); }
"""
        error = failure(app(bad, '[app]\nlibraries = ["zlib"]\n', one_c=source))
        assert error.what == "inflate is defined twice"
        assert "one.c:2" in text(error)
        assert "(library zlib)" in text(error)
        assert "the app and the library zlib both have it" in (error.hint or "")


@pytest.mark.build
class TestCompileErrors:
    def test_the_standard_library_under_dev(self, bad: Path) -> None:
        error = failure(app(bad, one_cc="#include <vector>\nint main() { return 0; }\n"))
        assert "one.cc" in error.what
        assert 'profile = "release"' in text(error)

    def test_an_exception_under_dev(self, bad: Path) -> None:
        error = failure(app(bad, one_cc="int main(int argc, char **) { if (argc > 9) throw 1; return 0; }\n"))
        assert 'profile = "release"' in (error.hint or "")

    def test_rtti_under_dev(self, bad: Path) -> None:
        source = "struct A { virtual ~A(); };\nstruct B : A {};\nB *f(A *a) { return dynamic_cast<B *>(a); }\n"
        error = failure(app(bad, one_cc=source))
        assert 'profile = "release"' in (error.hint or "")

    def test_a_header_of_a_library_that_the_recipe_does_not_name(self, bad: Path) -> None:
        error = failure(app(bad, one_c="#include <zlib.h>\nint main(void) { return 0; }\n"))
        assert error.hint == '<zlib.h> comes with the library zlib: [app] libraries = ["zlib"]'


@pytest.mark.unit
@pytest.mark.parametrize(
    ("header", "hint"),
    [
        ("pcre2.h", 'the library pcre2: [app] libraries = ["pcre2"]'),
        ("openssl/ssl.h", 'the library ssl: [app] libraries = ["ssl"]'),
        ("sys/shm.h", "an image is one process"),
        ("sys/termios.h", "there is no terminal"),
        ("linux/if_tun.h", "Linux's own"),
        ("sys/epoll.h", "Linux's own"),
        ("nowhere.h", "no folder of [app] include has nowhere.h"),
    ],
)
def test_a_missing_header(header: str, hint: str) -> None:
    said = [f"one.c:1:10: fatal error: {header}: No such file or directory", "compilation terminated."]
    assert hint in (compile_errors.hint(said, ["gcc", "-c", "one.c"]) or "")
    assert compile_errors.place(said) == "one.c:1"
    if "library" in hint:
        assert "click's headers" in (compile_errors.hint(said, ["g++", "-DCLICK_MINIOS=1"]) or "")


@pytest.mark.build
class TestLibraries:
    def test_one_that_does_not_exist(self, bad: Path) -> None:
        error = failure(app(bad, '[app]\nlibraries = ["zlob"]\n', one_c="int main(void) { return 0; }\n"))
        assert error.what == "there is no library 'zlob'"
        assert error.hint == "did you mean zlib?"
        assert error.code is ExitCode.CONFIG
        assert error.where
        assert error.where.endswith("recipe.toml:4")

    def test_two_that_clash(self, bad: Path) -> None:
        table = '[app]\nlibraries = ["pcreposix", "pcre2posix"]\n'
        error = failure(app(bad, table, one_c="int main(void) { return 0; }\n"))
        assert "pcreposix" in error.what
        assert "pcre2posix" in error.what
        assert "cannot be in the same image" in error.what
        assert error.code is ExitCode.CONFIG


@pytest.mark.unit
class TestRecipes:
    @pytest.mark.parametrize(
        ("table", "line", "what", "hint"),
        [
            ('[app]\nsource = ["a.c"]\n', 4, "unknown key 'source' in [app]", "sources"),
            ('[app]\nsources = "a.c"\n', 4, "app.sources must be a list, not a string", "such as"),
            ('[app]\nsources = ["b.c"]\n', 4, "no file matches 'b.c'", "a.c"),
            ('[app]\nsources = ["../a.c"]\n', 4, "'../a.c' leads out of its folder", "relative"),
            ('[app]\nsources = ["/etc/passwd"]\n', 4, "leads out of its folder", "relative"),
            ('[app]\nsources = ["recipe.toml"]\n', 4, "nothing that can be compiled", ".c"),
            ('[app]\ninclude = ["nowhere"]\n', 4, "there is no folder 'nowhere'", "looked for"),
            ("[app]\nlibraries = [1]\n", 4, "app.libraries holds something that is no string", "such as"),
            ('[app]\nflags = ["-fpie"]\n', 4, "fixed address", None),
            ('[app]\nflags = ["-m32"]\n', 4, "the flag '-m32' is refused", None),
            ('[app]\nflags = ["-Wl,-z,execstack"]\n', 4, "is refused", None),
            ('[app]\nflags = ["x; rm -rf /"]\n', 4, "is refused", None),
            ("[app.defines]\n1X = true\n", 4, "bad macro name '1X'", "letters"),
            ("[app]\ndefines = { X = 1.5 }\n", 4, "app.defines.X cannot be a float", None),
            ('[app]\ndefines = { X = "{{ prot }}" }\n[parameters]\nport = 1\n', 4, "'prot' is undefined", "mean port?"),
            ('[app]\ndefines = { X = "{{ 1 +" }\n', 4, "unexpected", None),
            ("[app]\narguments = '{{ 2 ** 999 }}'\n", 4, "the result would be too large", None),
            ("[app]\narguments = '{{ \"a\" * 10 ** 9 }}'\n", 4, "the result would be too large", None),
            ("[app]\narguments = '{{ \"%1000000000d\" % 3 }}'\n", 4, "the result would be too large", None),
            ("[app]\narguments = '{{ 1 / 0 }}'\n", 4, "division by zero", None),
            ('[app]\nsources = ["' + "a" * 300 + '"]\n', 4, "is too long", None),
            ('[app]\ndefines = { X = "a\\nb" }\n', 4, "line break", None),
            ('[app]\ndefines = { X = "a\\\\" }\n', 4, "ends with a backslash", None),
            ('[app]\nstack = "1K"\n', 4, "no stack size", "16K"),
            ('[app]\nstack = "100001"\n', 4, "no stack size", "16K"),
            ('[app]\nfiles = ["../x"]\n', 4, "leads out of its folder", "relative"),
            ('[app]\nfiles = [{ from = "a.c", to = "etc" }]\n', 4, "'etc' is no absolute path", "/www"),
            ('[app]\nfiles = [{ from = "a.c", to = "/../etc" }]\n', 4, "is no absolute path", "/www"),
            ('[app]\nfiles = [{ frm = "a.c" }]\n', 4, "unknown key 'frm'", "from"),
            ('[app]\nfiles = [3]\n', 4, "app.files[0] must be a table", None),
            ("[app]\nupstream = 1\n", 4, "app.upstream must be a list", "[[app.upstream]]"),
            ('[[app.upstream]]\ncompile = ["a.c"]\n', 3, "lacks the key 'source'", None),
            ("app = 1\n", 3, "unknown key 'app'", None),
            ('profile = "fast"\n', 3, "unknown profile 'fast'", "dev, release"),
            ('config = "a.click"\n', 3, "unknown key 'config'", None),
        ],
    )  # fmt: skip
    def test_mistakes_are_shown_where_they_are(
        self, bad: Path, table: str, line: int, what: str, hint: str | None
    ) -> None:
        app(bad, table, a_c="int main(void) { return 0; }\n")
        with pytest.raises(FactoryError) as caught:
            load(bad)
        assert what in caught.value.what
        assert caught.value.code is ExitCode.CONFIG
        assert caught.value.where
        assert int(caught.value.where.rsplit(":", 1)[1]) == line
        assert hint is None or hint in (caught.value.hint or "")

    def test_no_source_at_all(self, bad: Path) -> None:
        with pytest.raises(FactoryError, match="the app has no source files"):
            load(app(bad))

    def test_a_router_has_no_app_table(self, bad: Path) -> None:
        bad.mkdir()
        (bad / "recipe.toml").write_text('[recipe]\nkind = "click"\nconfig = "a.click"\n[app]\n')
        (bad / "a.click").write_text("Idle -> Discard;\n")
        with pytest.raises(FactoryError, match="unknown key 'app'"):
            load(bad)
