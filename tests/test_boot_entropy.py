"""Random numbers in the guest: from the processor, from a virtio-rng device, and refused when there is neither."""

from __future__ import annotations

import pytest
from guests import console, program

from factory.run.qemu import Guest, guest_status

pytestmark = pytest.mark.boot

NO_RDRAND = ("-cpu", "max,-rdrand")
MMIO = ("-device", "virtio-rng-device")
PCI = ("-device", "virtio-rng-pci")
NETWORK = ("-netdev", "user,id=n,restrict=on", "-device", "virtio-net-pci,romfile=,netdev=n,vectors=0")


def _run(machine: str, *extra: str, arguments: str = "") -> tuple[str, int | None]:
    guest = Guest(program("entropy"), "8M", machine=machine, arguments=arguments, extra=extra)
    text, status = console(guest.command())
    return text.partition("minios: exit")[0], guest_status(status)


@pytest.mark.parametrize(
    ("machine", "extra"),
    [
        ("microvm", ("-cpu", "max")),
        ("microvm", (*NO_RDRAND, *MMIO)),
        ("microvm", (*NO_RDRAND, *MMIO, "-global", "virtio-mmio.force-legacy=false")),
        ("q35", (*NO_RDRAND, *PCI)),
        # A network interface shares the interrupt line, which the entropy device must leave alone.
        ("q35", (*NO_RDRAND, "-device", "virtio-rng-pci,vectors=0", *NETWORK)),
        ("q35", (*NO_RDRAND, "-device", "virtio-rng-pci,disable-legacy=on", "-device", "virtio-rng-pci")),
    ],
    ids=["rdrand", "mmio-legacy", "mmio-modern", "pci", "pci-line-interrupt", "two-devices"],
)
def test_source(machine: str, extra: tuple[str, ...]) -> None:
    assert _run(machine, *extra) == ("random\n", 0)


@pytest.mark.parametrize("machine", ["microvm", "q35"])
def test_no_source_is_refused(machine: str) -> None:
    """Said once on the console, however often a program asks."""
    text, status = _run(machine, *NO_RDRAND)
    message = "minios: no random numbers: the processor has no RDRAND and there is no virtio-rng device\n"
    assert (text.lstrip("\n"), status) == (f"{message}none\n", 0)


def test_slow_device_is_waited_for() -> None:
    """A backend that gives 64 bytes in 300 ms; the program wants 100."""
    limited = ("-object", "rng-builtin,id=r", "-device", "virtio-rng-device,rng=r,max-bytes=64,period=300")
    assert _run("microvm", *NO_RDRAND, *limited, arguments="slow") == ("some\n", 0)


def test_old_pci_device_is_not_used() -> None:
    """Without the interface of virtio 1.0 the driver refuses it, and says so; then there is no source."""
    text, status = _run("q35", *NO_RDRAND, "-device", "virtio-rng-pci,disable-modern=on,disable-legacy=off")
    assert "no modern virtio interface" in text
    assert text.endswith("there is no virtio-rng device\nnone\n")
    assert status == 0
