"""Frames through the kernel's virtio network drivers, byte for byte, over lossless wires."""

from __future__ import annotations

import contextlib
import random
import re
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from guests import LIMIT, Running, program, running

from factory.run.qemu import Guest, Link
from factory.testing.wire import Wire, pump

pytestmark = pytest.mark.boot
FRAMES = 2000


@contextmanager
def wired(
    name: str, folder: Path, interfaces: int, machine: str, arguments: str, extra: tuple[str, ...] = ()
) -> Iterator[tuple[Running, list[Wire]]]:
    """A guest with a wire on each interface, when it has said that it is ready."""
    with contextlib.ExitStack() as stack:
        wires = [Wire(folder / f"n{index}") for index in range(interfaces)]
        for wire in wires:
            stack.callback(wire.close)
        links = tuple(Link("unix", str(wire.path)) for wire in wires)
        guest = stack.enter_context(running(Guest(program(name), "8M", links, machine, arguments, extra=extra)))
        for wire in wires:
            wire.accept(LIMIT)
        guest.wait_for("ready")
        yield guest, wires


def until(wires: list[Wire], done: Callable[[], bool], guest: Running) -> None:
    assert pump(wires, done, LIMIT), ([len(wire.received) for wire in wires], guest.console.text)


def random_frames(seed: int, count: int) -> list[bytes]:
    """With other seeds, other lengths; every one from 14 to 1514 bytes is in 1501 frames of one or more seeds."""
    source = random.Random(seed)
    sizes = [14 + (seed * count + index) % 1501 for index in range(count)]
    source.shuffle(sizes)
    return [source.randbytes(size) for size in sizes]


@pytest.mark.parametrize(
    ("machine", "interfaces", "extra"),
    [
        ("microvm", 1, ()),
        ("microvm", 2, ("-global", "virtio-mmio.force-legacy=off")),
        ("microvm", 4, ()),
        ("microvm", 2, ("-global", "virtio-mmio.force-legacy=on")),
        ("microvm,acpi=off", 2, ()),
        ("microvm,acpi=on", 3, ()),
        ("q35", 1, ()),
        ("q35", 2, ()),
        ("q35", 4, ()),
        ("q35", 2, ("-global", "virtio-net-pci.vectors=0")),
    ],
)
def test_frames_pass_unchanged(machine: str, interfaces: int, extra: tuple[str, ...], tmp_path: Path) -> None:
    """Interface 0 <-> 1, 2 <-> 3; the last of an odd number answers itself. Both directions are full at once."""
    each = FRAMES // interfaces
    frames = [random_frames(index, each) for index in range(interfaces)]
    total = each * interfaces
    # One more than is compared ends the guest: until then nothing can be lost in its end.
    with wired("echo", tmp_path, interfaces, machine, str(total + 1), extra) as (guest, wires):
        for wire, outgoing in zip(wires, frames, strict=True):
            for frame in outgoing:
                wire.send(frame)
        until(wires, lambda: sum(len(wire.received) for wire in wires) >= total, guest)
        for index, wire in enumerate(wires):
            peer = index ^ 1 if index ^ 1 < interfaces else index
            assert wire.received == frames[peer], f"interface {index}"
        wires[0].send(bytes(60))
        with contextlib.suppress(ConnectionResetError, BrokenPipeError):
            pump(wires, lambda: guest.child.poll() is not None, LIMIT)
        text, status = guest.end()
    assert status == 0
    counted = re.findall(r"interface \d+: rx (\d+) tx (\d+) bad (\d+) ", text)
    assert len(counted) == interfaces
    assert sum(int(rx) for rx, _, _ in counted) == total + 1
    assert all(int(bad) == 0 for _, _, bad in counted)


@pytest.mark.parametrize("machine", ["microvm", "q35"])
def test_interfaces_are_numbered_as_their_devices(machine: str, tmp_path: Path) -> None:
    with wired("echo", tmp_path, 4, machine, "0") as (guest, _):
        found = re.findall(r"interface (\d): 52:54:00:fa:c7:(..) mtu 1500 link 1", guest.console.text)
    assert found == [(str(index), f"{index:02x}") for index in range(4)]


@pytest.mark.parametrize("machine", ["microvm", "q35"])
def test_buffers_that_are_kept_run_out_and_come_back(machine: str, tmp_path: Path) -> None:
    """No frame is lost while the guest has no buffers: the wire waits."""
    count = 6000
    with wired("hoard", tmp_path, 1, machine, str(count)) as (guest, wires):
        for number in range(count):
            wires[0].send(bytes(12) + b"\x88\xb5" + struct.pack("!I", number) + bytes(46 + number % 1400))
        with contextlib.suppress(ConnectionResetError, BrokenPipeError):
            pump(wires, lambda: guest.child.poll() is not None, LIMIT)
        text, status = guest.end()
    assert status == 0, text
    found = re.search(rf"seen {count} rounds (\d+) ", text)
    assert found, text
    assert int(found[1]) >= 2
