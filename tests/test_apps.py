"""Every app recipe's own tests, with each profile that it supports and on each machine; what the runner itself says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lean_images import check_lean

from factory.build import Built, ImageRequest
from factory.build.budget import check_budget
from factory.checkout import OUT
from factory.errors import ExitCode, FactoryError
from factory.recipe import known, load, supports
from factory.recipe.model import PROFILES
from factory.run.qemu import MACHINES
from factory.testing.apps import runner
from factory.testing.apps.case import load_case
from factory.toolchain import PROFILES as BUILDABLE


def recipes() -> Iterator[tuple[str, str]]:
    """Each app with each profile. All of one profile together: its images share their objects."""
    for profile in PROFILES:
        for name in known():
            recipe = load(name)
            if recipe.app and profile in BUILDABLE and supports(recipe, profile):
                yield name, profile


@pytest.mark.boot
@pytest.mark.parametrize(("name", "profile"), list(recipes()))
def test_recipe(name: str, profile: str) -> None:
    recipe = load(name)
    verdicts = list(runner.run(recipe, {}, None, machines=MACHINES, profile=profile))
    assert verdicts
    assert [verdict for verdict in verdicts if not verdict.passed] == []
    request = ImageRequest(name, str(recipe.folder), f"out/{name}", {}, None, profile)
    if (OUT / name / f"{name}.elf").is_file():  # a recipe all of whose cases have parameters has another image
        built = Built(name, OUT / name)
        check_budget(request, built)
        check_lean(built.debug)


SOURCE = """\
#include <stdio.h>
#include <string.h>
int main(int argc, char **argv)
{
    char line[80];
    setvbuf(stdout, NULL, _IONBF, 0);
    printf("argument %s\\n", argc > 1 ? argv[1] : "none");
    printf("> ");
    while (fgets(line, sizeof line, stdin)) {
        if (!strcmp(line, "quit\\n"))
            return 3;
        printf("you said %s> ", line);
    }
    return 0;
}
"""
ECHO = '[[step]]\nconsole = ["argument x", { contains = "> " }]\n[[step]]\ntype = "hello\\n"\n'


@pytest.fixture(scope="module")
def talker(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("apps") / "talker"
    (folder / "tests").mkdir(parents=True)
    (folder / "recipe.toml").write_text('[recipe]\nkind = "app"\n[app]\narguments = "x"\n')
    (folder / "talker.c").write_text(SOURCE)
    return folder


def verdicts(folder: Path, case: str) -> list[runner.AppVerdict]:
    for old in (folder / "tests").glob("*.toml"):
        old.unlink()
    (folder / "tests" / "a.toml").write_text(case)
    return list(runner.run(load(folder), {}, None, machines=("microvm",)))


@pytest.mark.boot
class TestRunner:
    def test_a_conversation_on_the_console(self, talker: Path) -> None:
        case = ECHO + '[[step]]\nconsole = ["you said hello"]\n[[step]]\ntype = "quit\\n"\n'
        assert [v.complaints for v in verdicts(talker, "status = 3\n" + case)] == [()] * 5

    def test_another_status(self, talker: Path) -> None:
        found = verdicts(talker, f'status = 4\n{ECHO}[[step]]\ntype = "quit\\n"\n')
        assert found[-1].step == "end"
        assert found[-1].complaints[0] == "the app's exit status is 3; 4 was expected"
        assert "console: > you said hello" in found[-1].complaints

    def test_it_ends_although_it_should_run(self, talker: Path) -> None:
        case = '[[step]]\ntype = "quit\\n"\n[[step]]\nconsole = [{ contains = "minios: exit 3" }]\n'
        found = verdicts(talker, f"{ECHO}{case}")
        assert found[-1].complaints[0] == "the app's exit status is 3; 0 was expected"

    def test_it_runs_although_it_should_end(self, talker: Path) -> None:
        found = verdicts(talker, f"status = 0\ntime = 1\n{ECHO}")
        assert found[-1].complaints[0] == "the app runs on; 0 was expected"

    def test_a_line_that_does_not_come(self, talker: Path) -> None:
        found = verdicts(talker, f'{ECHO}[[step]]\nconsole = ["you said something else"]\ntime = 0.3\n')
        assert not found[-1].passed
        assert found[-1].complaints[0] == "the console did not show 'you said something else'"

    def test_lines_count_once_and_in_order(self, talker: Path) -> None:
        found = verdicts(talker, f'{ECHO}[[step]]\nconsole = ["argument x"]\ntime = 0.3\n')
        assert not found[-1].passed

    def test_programs_of_this_machine(self, talker: Path) -> None:
        case = """
[[step]]
run = ["cat"]
stdin = "a\\nb\\n"
stdout = { regex = "^b$" }
repeat = 6
parallel = 3
[[step]]
run = ["sh", "-c", "echo no >&2; exit 3"]
stderr = "no\\n"
status = 3
[[step]]
run = ["cat", "{tests}/a.toml"]
stdout = { file = "a.toml" }
[[step]]
run = ["cat"]
stdin = "abc"
stdout = { sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" }
[[step]]
run = ["sh", "-c", "exit 1"]
"""
        found = verdicts(talker, ECHO + case)
        assert [verdict.passed for verdict in found] == [True] * 6 + [False]
        assert found[-1].complaints[0] == "sh failed with status 1, not with 0"

    @pytest.mark.parametrize(
        ("expectation", "complaint"),
        [
            ('stdout = "b"', "stdout is not 'b': 'a'"),
            ('stdout = { contains = "b" }', "stdout does not contain 'b': 'a'"),
            ('stdout = { regex = "^b" }', "stdout does not match '^b': 'a'"),
            (f'stdout = {{ sha256 = "{"0" * 64}" }}', "stdout has the sha256 ca978112ca1bbdcafac231b39a23dc4da"),
            ('stdout = { file = "a.toml" }', "stdout differs from a.toml at byte 0"),
            ("time = 0.2\nstatus = 1", "cat failed with status 0, not with 1"),
        ],
    )
    def test_what_a_program_should_not_say(self, talker: Path, expectation: str, complaint: str) -> None:
        found = verdicts(talker, f'[[step]]\nrun = ["cat"]\nstdin = "a"\n{expectation}\n')
        assert found[-1].complaints[0].startswith(complaint)

    def test_a_program_that_does_not_end(self, talker: Path) -> None:
        found = verdicts(talker, '[[step]]\nrun = ["sleep", "20"]\ntime = 0.2\n')
        assert found[-1].complaints[0] == "sleep did not end within 0.2 s"

    def test_a_port_of_an_app_without_an_interface(self, talker: Path) -> None:
        with pytest.raises(FactoryError, match="no interface on QEMU's user network"):
            verdicts(talker, '[[step]]\nrun = ["curl", "{port:80}"]\n')


@pytest.mark.unit
@pytest.mark.parametrize(
    ("case", "line", "what"),
    [
        ("", 1, "the case expects nothing"),
        ("step = 1\n", 1, "step must be a list"),
        ("steps = []\n", 1, "unknown key 'steps'"),
        ("status = 200\n", 1, "status is the app's exit status"),
        ("time = 0\nstatus = 0\n", 1, "time is a number of seconds"),
        ('memory = "1K"\nstatus = 0\n', 1, "no memory size"),
        ('machines = ["pc"]\nstatus = 0\n', 1, "no machine is called 'pc'"),
        ("machines = []\nstatus = 0\n", 1, "runs on no machine"),
        ('links = ["tap:x"]\nstatus = 0\n', 1, 'must be "user" or "none"'),
        ("console = []\n", 1, "must be a list of lines"),
        ("console = [1]\n", 1, "console[0] is an integer"),
        ('console = [{ regex = "(" }]\n', 1, "is no regular expression"),
        ('console = [{ sha256 = "a" }]\n', 1, "unknown key 'sha256'"),
        ("[[step]]\n", 1, "step 1 does 0 things"),
        ('[[step]]\nrun = ["a"]\ntype = "a"\n', 1, "step 1 does 2 things"),
        ('[[step]]\nrun = "curl"\n', 2, "a program and its arguments"),
        ('[[step]]\nrun = ["a"]\nrepeat = 0\n', 3, "a whole number from 1"),
        ('[[step]]\nrun = ["a"]\nstdout = { sha256 = "A" }\n', 3, "64 hex digits"),
        ('[[step]]\nrun = ["a"]\nstdout = { file = "none" }\n', 3, "there is no file 'none'"),
        ('[[step]]\nrun = ["a", "{port:70000}"]\n', 2, "70000 is no port"),
        ('[[step]]\nrun = ["a"]\ntalk = []\n', 3, "unknown key 'talk'"),
        ('[[step]]\nconnect = "sctp:1"\ntalk = []\n', 2, "no port of the guest"),
        ('[[step]]\nconnect = "tcp:1"\n', 1, "lacks talk"),
        ('[[step]]\nconnect = "tcp:1"\ntalk = [{ hex = "0g" }]\n', 3, "not hex digits"),
        ('[[step]]\nconnect = "tcp:1"\ntalk = [{ send = "a", expect = "b" }]\n', 3, "must say one thing"),
        ('[[step]]\nconnect = "tcp:1"\ntalk = [{ close = false }]\n', 3, "close = true"),
    ],
)
def test_what_is_no_case(tmp_path: Path, case: str, line: int, what: str) -> None:
    path = tmp_path / "a.toml"
    path.write_text(case)
    with pytest.raises(FactoryError) as caught:
        load_case(path)
    assert what in caught.value.what
    assert caught.value.code is ExitCode.CONFIG
    assert caught.value.where
    assert caught.value.where.endswith(f"a.toml:{line}")
