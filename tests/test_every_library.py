"""Every library of minios/libs: it builds, its licence is there, and it provides what its library.toml says."""

from __future__ import annotations

import subprocess
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from factory import libraries, sources, toolchain
from factory.build.compile_errors import libraries_with
from factory.checkout import ROOT
from factory.libraries import BuiltLibrary, Library
from factory.progress import LineProgress
from factory.toolchain import Toolchain

NAMES = libraries.known()


BUILDS = [(name, profile) for name in NAMES for profile in libraries.load(name).profiles or ("dev", "release")]


def built(library: Library, tools: Toolchain) -> BuiltLibrary:
    return libraries.ensure(library, tools, LineProgress())


def port_objects(library: Library, tools: Toolchain, folder: Path) -> list[Path]:
    """Our own part, compiled as for an image."""
    include = [path for each in libraries.closure([library.name]) for path in built(each, tools).include]
    include += [ROOT / each for each in ("newlib/include/posix", "newlib/port", "minios/include")]
    made = []
    for number, source in enumerate(library.port):
        made.append(folder / f"{number}.o")
        cxx = source.suffix == ".cc"
        command = [tools.cxx, *tools.app_cxxflags] if cxx else [tools.cc, *tools.cflags]
        folders = [f"-I{path}" for path in include]
        subprocess.run([*command, "-O0", "-w", *folders, "-c", source, "-o", made[-1]], check=True)
    return made


@pytest.mark.unit
def test_there_are_the_libraries_that_were_promised() -> None:
    assert {"lwip", "pcap", "pci", "pcre", "pcre2", "ssl", "zlib"} <= set(NAMES)


@pytest.mark.unit
@pytest.mark.parametrize("name", NAMES)
def test_a_library_is_described(name: str) -> None:
    """With a README, and a version and licence in the lock."""
    library = libraries.load(name)
    assert (library.folder / "README.md").is_file()
    assert library.symbols, "the hint for a missing symbol cannot name it"
    if library.source:
        assert library.version
        assert library.licence
        assert library.source == sources.find(library.source.name)


@pytest.mark.build
@pytest.mark.parametrize(("name", "profile"), BUILDS)
def test_a_library_has_its_licence_and_symbols(name: str, profile: str, tmp_path: Path) -> None:
    library, tools = libraries.load(name), toolchain.ensure(profile, LineProgress())
    made = built(library, tools)
    if library.source:
        texts = list(made.licence.iterdir())
        assert len(texts) >= len(library.licence_files)
        assert all(path.stat().st_size > 100 for path in texts)
    files = [*made.archives, *port_objects(library, tools, tmp_path)]
    listed = subprocess.run(
        [tools.nm, "--defined-only", "--extern-only", "--format=posix", *files],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    symbols = {words[0] for words in map(str.split, listed.splitlines()) if len(words) > 1}
    missing = [pattern for pattern in library.symbols if not any(fnmatchcase(symbol, pattern) for symbol in symbols)]
    assert not missing, f"{library.where}: nothing that it makes is called so"


@pytest.mark.unit
@pytest.mark.parametrize(
    ("header", "library"),
    [("zlib.h", "zlib"), ("pcre.h", "pcre"), ("pci/pci.h", "pci"), ("pci/config.h", "pci"), ("openssl/ssl.h", "ssl")],
)
def test_the_library_of_a_header_is_known(header: str, library: str) -> None:
    assert libraries_with(header) == [library]


@pytest.mark.unit
@pytest.mark.parametrize(
    ("symbol", "library"),
    [("inflateInit2_", "zlib"), ("pci_scan_bus", "pci"), ("pcre_exec", "pcre"), ("pcre2_match_8", "pcre2"),
     ("SSL_read", "ssl"), ("EVP_sha256", "ssl"), ("pcap_compile", "pcap"), ("getaddrinfo", "lwip"), ("socket", "lwip")],
)  # fmt: skip
def test_the_library_of_a_symbol_is_known(symbol: str, library: str) -> None:
    assert libraries.providers(symbol) == (library,)
