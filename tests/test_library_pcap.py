"""libpcap in a guest: filters and savefiles as this machine's tcpdump has them, upstream's programs, live capture."""

from __future__ import annotations

import re
import subprocess
import zlib
from pathlib import Path

import library_apps
import pytest

from factory import sources
from factory.apps import upstream
from factory.recipe import load
from factory.testing.apps import runner

pytestmark = pytest.mark.boot

PROGRAMS, SAVEFILES, LIVE = "pcap/testprogs", "pcap/savefiles", "pcap/live"
WITH_LWIP = "pcap/with-lwip"
FILTERS = (library_apps.APPS / PROGRAMS / "filters.txt").read_text().splitlines()
# Not as on this machine, which would ask the network for the one, and has code for Linux's own captures for the other.
OURS = {
    "host www.example.org": "unknown host 'www.example.org'",
    "inbound": "inbound/outbound not supported on Ethernet",
}

# upstream's testprogs: which run (here and in tests/libs/pcap/testprogs/tests), and why the others do not.
RUN = {"can_set_rfmon_test", "filtertest", "findalldevstest", "nonblocktest", "opentest", "selpolltest"}
LEFT_OUT = {
    "capturetest": "sigaction(): a guest has no signals from outside; else it does what selpolltest does",
    "writecaptest": "sigaction(), as capturetest; savefiles are tested here",
    "threadsignaltest": "pthread_kill(); pcap_breakloop() from another thread is tested in live",
    "reactivatetest": "opens lo0 or lo, which a guest does not have",
    "valgrindtest": "for Valgrind",
    "findalldevstest-perf": "measures, and checks nothing that findalldevstest does not",
}


def version(program: str) -> str:
    text = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"libpcap version ([0-9.]+)", text)
    return found[1] if found else ""


def tcpdump(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Of this machine, whose libpcap has the same version."""
    assert version("tcpdump") == sources.find("libpcap").version, "tcpdump of this machine has another libpcap"
    return subprocess.run(["tcpdump", "-n", *arguments], capture_output=True, check=False)


@pytest.fixture(scope="module", params=["dev", "release"])
def images(request: pytest.FixtureRequest) -> dict[str, Path]:
    return library_apps.build(PROGRAMS, SAVEFILES, profile=request.param)


def test_nothing_is_left_out_without_a_reason() -> None:
    programs = upstream.unpacked(sources.find("libpcap")) / "testprogs"
    assert {path.stem for path in programs.glob("*.c")} == RUN | {*LEFT_OUT}


@pytest.mark.parametrize("option", ["", "-O"], ids=["optimised", "not optimised"])
def test_filters_compile_as_on_this_machine(images: dict[str, Path], option: str) -> None:
    """Each line of filters.txt: the same instructions, or the same message."""
    text, status = library_apps.run(PROGRAMS, images[PROGRAMS], f"filters /filters.txt {option}")
    assert status == 0
    results = re.split(r"^filter: ", text, flags=re.MULTILINE)[1:]
    assert len(results) == len(FILTERS) >= 90
    compiled = 0
    for expression, result in zip(FILTERS, results, strict=True):
        lines = result.splitlines()
        assert lines[0] == expression
        assert lines[-1] in {"status 0", "status 1"}
        if expression in OURS:
            assert lines[1:] == [f"filtertest: {OURS[expression]}", "status 1"]
            continue
        host = tcpdump("-y", "EN10MB", *([option] if option else []), "-d", expression)
        if host.returncode == 0:
            assert lines[1:] == [*host.stdout.decode().splitlines(), "status 0"], expression
            compiled += 1
        else:
            message = host.stderr.decode().strip().splitlines()[-1].removeprefix("tcpdump: ")
            assert lines[1:] == [f"filtertest: {message}", "status 1"], expression
    assert compiled >= 80


@pytest.mark.parametrize(
    ("precision", "expression"), [("micro", ""), ("nano", ""), ("micro", "less 200 and not ip6")]
)  # fmt: skip
def test_savefiles_are_as_tcpdump_writes_them(images: dict[str, Path], precision: str, expression: str) -> None:
    recipe = load(library_apps.APPS / SAVEFILES)
    assert recipe.app
    names = [Path(each.from_).name for each in recipe.app.files if each.upstream == "tcpdump"]
    invalid = upstream.unpacked(sources.find("libpcap")) / "tests"
    captures = upstream.unpacked(sources.find("tcpdump")) / "tests"
    files = {f"/{name}": captures / name for name in names}
    files |= {f"/invalid/{path.name}": path for path in sorted(invalid.iterdir())}
    text, status = library_apps.run(SAVEFILES, images[SAVEFILES], f"{precision} '{expression}' {' '.join(files)}")
    assert status == 0, text
    for line, (name, path) in zip(text.splitlines(), files.items(), strict=True):
        host = tcpdump(*(["--nano"] if precision == "nano" else []), "-r", str(path), "-w", "-", expression)
        if host.returncode:
            message = host.stderr.decode().strip().splitlines()[-1].removeprefix("tcpdump: ")
            assert line == f"{name}: {message}"
        else:
            found = re.fullmatch(rf"{re.escape(name)}: \d+ packets, (\d+) bytes, crc32 ([0-9a-f]+)", line)
            assert found, line
            assert (int(found[1]), int(found[2], 16)) == (len(host.stdout), zlib.crc32(host.stdout)), line


@pytest.mark.parametrize("profile", ["dev", "release"])
@pytest.mark.parametrize("app", [PROGRAMS, LIVE, WITH_LWIP])
def test_capture(app: str, profile: str) -> None:
    """Upstream's programs on interfaces with frames, the calls that those leave out, and an image with lwip."""
    verdicts = list(runner.run(load(library_apps.APPS / app), {}, None, machines=("microvm",), profile=profile))
    assert verdicts
    assert [verdict for verdict in verdicts if not verdict.passed] == []
