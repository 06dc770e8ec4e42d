"""libpci: lspci on QEMU's machines, whose devices are known, and on the dumps of pciutils' own tests."""

from __future__ import annotations

import re
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import library_apps
import pytest
from guests import console, program

from factory import sources
from factory.build import ImageRequest, build_images
from factory.libraries import load
from factory.progress import LineProgress
from factory.run.qemu import Guest, guest_status

pytestmark = pytest.mark.boot

DUMPS = "pci/lspci-dumps"
LIBRARY = load("pci")
# lspci prints HyperTransport links by "%1$s": newlib's printf is not configured for that (--enable-newlib-io-pos-args).
NOT_IN_NEWLIB = "cap-ht"
DEVICES = [
    *("-device", "virtio-rng-pci,addr=5"),
    *("-netdev", "user,id=wire", "-device", "e1000e,addr=6,netdev=wire"),
    *("-device", "pcie-root-port,id=root,addr=7,chassis=1"),
    *("-device", "pci-testdev,bus=root"),
]


@pytest.fixture(scope="module", params=["dev", "release"])
def lspci(request: pytest.FixtureRequest) -> Path:
    wanted = ImageRequest("lspci", "recipes/lspci", f"out/tests/{request.param}/lspci", {}, profile=request.param)
    (built,) = build_images([wanted], progress=LineProgress())
    return built.image


def run(image: Path, arguments: str, machine: str = "q35", devices: list[str] | None = None) -> tuple[str, int | None]:
    guest = Guest(image, "16M", arguments=arguments, machine=machine)
    output, status = console([*guest.command(), *(devices or [])])
    text, mark, _ = output.partition("minios: exit ")
    assert mark, output
    return text, guest_status(status)


def test_it_sees_the_devices_that_qemu_was_told(lspci: Path) -> None:
    text, status = run(lspci, "-n", devices=DEVICES)
    found = re.findall(r"^([0-9a-f:.]+) ([0-9a-f]{4}): ([0-9a-f:]+)", text, re.MULTILINE)
    assert found == [
        ("00:00.0", "0600", "8086:29c0"),
        ("00:05.0", "00ff", "1af4:1005"),
        ("00:06.0", "0200", "8086:10d3"),
        ("00:07.0", "0604", "1b36:000c"),
        ("00:1f.0", "0601", "8086:2918"),
        ("00:1f.2", "0106", "8086:2922"),
        ("00:1f.3", "0c05", "8086:2930"),
        ("01:00.0", "00ff", "1b36:0005"),  # behind the root port
    ], text
    assert status == 0


def test_names_come_from_the_file_in_the_image(lspci: Path) -> None:
    text, _ = run(lspci, "-nn -s 6", devices=DEVICES)
    assert (
        text == "00:06.0 Ethernet controller [0200]: Intel Corporation 82574L Gigabit Network Connection [8086:10d3]\n"
    )


def test_the_registers_of_pci_express_are_read_too(lspci: Path) -> None:
    """Registers from 256 on are in the memory window only, never behind the ports."""
    text, _ = run(lspci, "-vv -n -s 6", devices=DEVICES)
    assert re.search(r"Capabilities: \[100 v2\] Advanced Error Reporting", text), text
    assert re.search(r"Capabilities: \[a0\] MSI-X: Enable- Count=5 Masked-", text), text


def test_a_device_that_the_kernel_drives(lspci: Path) -> None:
    """The kernel has turned virtio-rng's MSI-X and bus mastering on, or left it alone: lspci changes nothing of it."""
    text, status = run(lspci, "-vv -n -s 5 -xxx", devices=DEVICES)
    assert status == 0
    assert "Subsystem: 1af4:0004" in text
    assert text.split("00: ", 1)[1].startswith("f4 1a 05 10 ")


def test_a_machine_without_pci(lspci: Path) -> None:
    assert run(lspci, "-v", machine="microvm") == ("lspci: this machine has no PCI bus\n", 1)


@pytest.mark.parametrize(
    ("machine", "devices", "text"),
    [
        ("q35", ["-device", "pci-testdev,addr=9"], "present 1 size 4096\nat 00:09.0\n0 wrong\n"),
        # i440FX has no memory window: all goes through the ports.
        ("pc", ["-device", "pci-testdev,addr=9"], "present 1 size 256\nat 00:09.0\n0 wrong\n"),
        ("microvm", [], "present 0 size 256\nno pci-testdev\n"),
    ],
)
def test_configuration_space(machine: str, devices: list[str], text: str) -> None:
    assert run(program("pci"), "", machine, devices) == (text, 0)


def test_the_version_is_the_pinned_one(lspci: Path) -> None:
    assert run(lspci, "--version", machine="microvm") == (f"lspci version {LIBRARY.version}\n", 0)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sources.extract(sources.get("pciutils"), tmp_path_factory.mktemp("pciutils"))


@pytest.fixture(scope="module")
def here(source: Path) -> Path:
    """The same lspci for this machine, reading dumps only."""
    text = (LIBRARY.folder / "config.h").read_text()
    (source / "lib" / "config.h").write_text(text.replace("#define PCI_HAVE_PM_SYLIXOS_DEVICE\n", ""))
    library = LIBRARY.build.sources  # type: ignore[union-attr]
    program = source / "lspci-here"
    files = ["lspci.c", "common.c", *(path.name for path in source.glob("ls-*.c")), *library]
    subprocess.run(["gcc", "-O0", "-w", "-o", program, *files], cwd=source, check=True)
    return program


def test_upstreams_dumps(source: Path, here: Path) -> None:
    """Every dump of pciutils' tests/, decoded as far as lspci can: in the guest as on this machine."""
    image = library_apps.build(DUMPS)[DUMPS]
    names = sorted(path.name for path in (source / "tests").iterdir())
    assert len(names) == 35
    names.remove(NOT_IN_NEWLIB)

    def both(name: str) -> tuple[str, str, int | None]:
        options = ["-vvv", "-nn", "-F"]
        expected = subprocess.run(
            [here, "-i", source / "pci.ids", *options, source / "tests" / name],
            capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        return expected, *library_apps.run(DUMPS, image, " ".join([*options, f"/tests/{name}"]))

    with ThreadPoolExecutor(2) as pool:
        for name, (expected, text, status) in zip(names, pool.map(both, names), strict=True):
            assert re.match(r"[0-9a-f:]+\.[0-7] .* \[[0-9a-f]{4}\]: ", expected), f"{name} tests nothing"
            assert (text, status) == (expected, 0), name
