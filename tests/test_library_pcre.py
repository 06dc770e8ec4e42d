"""pcre's and pcre2's own tests in a guest: testinputN through pcretest and pcre2test, against their testoutputN."""

from __future__ import annotations

import difflib
import re
import zlib
from pathlib import Path

import library_apps
import pytest

from factory import sources
from factory.apps import upstream

pytestmark = pytest.mark.boot

PCRETEST, PCRE2TEST, POSIX = "pcre/pcretest", "pcre2/pcre2test", "pcre2/pcre2posix-test"

# Upstream's RunTest gives these options to pcretest, and all of it here happens in one boot.
PCRE_RUNS = [
    *((name, options) for name in ("1", "2", "4", "5", "6", "7", "11", "14", "15", "16") for options in ("", "-s")),
    *((name, options) for name in ("8", "9", "10") for options in ("-dfa", "-dfa -s")),
    ("13", ""),
]
PCRE_LEFT_OUT = {
    "3": "needs a French locale",
    "12": "the just-in-time compiler, which makes code at run time: a guest's memory is writable or executable",
    **{str(number): "of the 16-bit and 32-bit libraries" for number in range(17, 27)},
    "EBC": "for machines with EBCDIC",
}
PCRE2_RUNS = [
    "1",
    "2",
    "4",
    "5",
    "6",
    "7",
    "8",
    "9",
    "10",
    "14",
    "15",
    "16",
    "18",
    "19",
    "20",
    "21",
    "22",
    "24",
    "25",
    "26",
]
PCRE2_LEFT_OUT = {
    "3": "needs a French locale",
    **dict.fromkeys(("11", "12", "13"), "of the 16-bit and 32-bit libraries"),
    "17": "the just-in-time compiler, which makes code at run time: a guest's memory is writable or executable",
    "23": r"for a library that was built without \C",
    "heap": "prints what malloc() did, which differs between C libraries; RunTest does it only when asked to",
    "EBC": "for machines with EBCDIC",
}
ERRORS = "-70,-62,-2,-1,0,100,101,191,200"  # RunTest adds these messages to test 2


@pytest.fixture(scope="module", params=["dev", "release"])
def images(request: pytest.FixtureRequest) -> dict[str, Path]:
    return library_apps.build(PCRETEST, PCRE2TEST, POSIX, profile=request.param)


def data_of(source: str) -> Path:
    return upstream.unpacked(sources.find(source)) / "testdata"


def expected(source: str, name: str) -> bytes:
    """testoutputN; for what differs between libraries, that of 8 bits and links of 2 bytes."""
    names = (f"testoutput{name}", f"testoutput{name}-8", f"testoutput{name}-8-2")
    return next(path for path in map(data_of(source).joinpath, names) if path.is_file()).read_bytes()


def complaint(wanted: bytes, line: str) -> str | None:
    """What is wrong with the guest's `run N: …` line for an output that should be this."""
    found = re.fullmatch(r"run \d+: status 0, (\d+) bytes, crc32 ([0-9a-f]{8})", line)
    if found and int(found[1]) == len(wanted) and int(found[2], 16) == zlib.crc32(wanted):
        return None
    return f"{line!r}, expected {len(wanted)} bytes, crc32 {zlib.crc32(wanted):08x}"


def difference(app: str, image: Path, arguments: str, wanted: bytes) -> str:
    """The first lines in which the guest's output differs."""
    text, _ = library_apps.run(app, image, f"show {arguments}")
    lines = difflib.unified_diff(wanted.decode("latin-1").splitlines(), text.splitlines(), "upstream", "guest", n=1)
    return "\n".join(list(lines)[:40])


@pytest.mark.parametrize(
    ("source", "run", "left_out"),
    [("pcre", [name for name, _ in PCRE_RUNS], PCRE_LEFT_OUT), ("pcre2", PCRE2_RUNS, PCRE2_LEFT_OUT)],
    ids=["pcre", "pcre2"],
)
def test_nothing_is_left_out_without_a_reason(source: str, run: list[str], left_out: dict[str, str]) -> None:
    there = {path.name.removeprefix("testinput") for path in data_of(source).glob("testinput*")}
    assert there == {*run, *left_out}
    assert not {*run} & {*left_out}


def test_pcretest(images: dict[str, Path]) -> None:
    words = [f"-q {options} testdata/testinput{name} /out" for name, options in PCRE_RUNS]
    text, status = library_apps.run(PCRETEST, images[PCRETEST], " then ".join(words))
    lines = text.splitlines()
    assert len(lines) == len(PCRE_RUNS), text
    for (name, options), arguments, line in zip(PCRE_RUNS, words, lines, strict=True):
        wanted = expected("pcre", name)
        if problem := complaint(wanted, line):
            pytest.fail(
                f"test {name} {options}: {problem}\n{difference(PCRETEST, images[PCRETEST], arguments, wanted)}"
            )
    assert status == 0


@pytest.mark.parametrize("name", PCRE2_RUNS)
def test_pcre2test(images: dict[str, Path], name: str) -> None:
    """A boot for each: pcre2test's main() cannot run twice in one program."""
    image, wanted = images[PCRE2TEST], expected("pcre2", name)
    if name == "2":
        messages, status = library_apps.run(PCRE2TEST, image, f"-q -error {ERRORS} -")
        messages = messages.removesuffix("run 1: status 0\n")
        assert status == 0
        assert messages
        assert wanted.endswith(messages.encode())
        wanted = wanted.removesuffix(messages.encode())
    arguments = f"-q testdata/testinput{name} /out"
    text, status = library_apps.run(PCRE2TEST, image, arguments)
    if problem := complaint(wanted, text.strip()):
        pytest.fail(f"{problem}\n{difference(PCRE2TEST, image, arguments, wanted)}")
    assert status == 0


def test_posix_functions_of_pcre2(images: dict[str, Path]) -> None:
    text, status = library_apps.run(POSIX, images[POSIX], "-v")
    assert text.splitlines()[-1] == "End of test"
    assert status == 0
