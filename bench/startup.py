"""Instructions that the firewall's image executes from its entry on until its first packet leaves (QEMU's -icount)."""

from __future__ import annotations

import subprocess
from pathlib import Path

from elftools.elf.elffile import ELFFile

from bench.forwarding import udp_frame
from bench.gdb_stub import GdbStub
from bench.row import Row
from factory import files, process
from factory.build import Built, ImageRequest, build_images
from factory.checkout import RECIPES
from factory.progress import Progress
from factory.recipe import load
from factory.run.qemu import MACHINES, Guest, Link
from factory.testing.wire import Wire, pump

GOAL = 10_000_000
PLACES = ("minios_pvh_entry", "main", "netif_send")
PATIENCE = 60.0  # seconds


def measure(progress: Progress) -> list[Row]:
    recipe = load("firewall", {}, None)
    request = ImageRequest("firewall", str(RECIPES / "firewall"), "out/firewall", {})
    (built,) = build_images([request], progress=progress)
    rows = []
    for machine in MACHINES:
        with progress.step(f"count on {machine}"):
            entry, main, sent = _count(built, recipe.memory, machine)
        total = sent - entry
        rows += [
            Row(f"{machine}: entry to main()", main - entry, "instructions"),
            Row(f"{machine}: main() to the first packet's leaving", sent - main, "instructions"),
            Row(f"{machine}: entry to the first packet", total, "instructions", f"at most {GOAL:,}", total <= GOAL),
        ]
    return rows


def _count(built: Built, memory: str, machine: str) -> list[int]:
    """Instructions since the machine was switched on, at each of PLACES."""
    # Paths of Unix sockets are short (108 bytes): a folder under /tmp, not under the checkout.
    with files.scratch(Path("/tmp"), "factory-startup") as folder:  # noqa: S108
        wires = [Wire(folder / f"n{index}") for index in range(2)]
        extra = (
            "-icount", f"shift=0,rr=record,rrfile={folder}/record", "-S",
            "-chardev", f"socket,id=gdb,path={folder}/gdb,server=on,wait=off", "-gdb", "chardev:gdb",
        )  # fmt: skip
        guest = Guest(built.image, memory, tuple(Link("unix", str(wire.path)) for wire in wires), machine, extra=extra)
        addresses = _addresses(built.debug)
        with process.spawn(guest.command(), stdin=subprocess.DEVNULL) as child:
            try:
                with GdbStub(folder / "gdb", PATIENCE) as stub:
                    for wire in wires:
                        wire.accept(PATIENCE)
                    counts = []
                    for name in PLACES:
                        stub.run_to(addresses[name])
                        counts.append(stub.instructions())
                        if name == "main":  # waits in the ring until the router looks
                            wires[1].send(udp_frame(64))
                            pump(wires, lambda: wires[1].idle, PATIENCE)
            finally:
                child.kill()  # stopped, it would not heed a request to end
                for wire in wires:
                    wire.close()
    return counts


def _addresses(program: Path) -> dict[str, int]:
    with program.open("rb") as file:
        symbols = ELFFile(file).get_section_by_name(".symtab")
        return {name: symbols.get_symbol_by_name(name)[0]["st_value"] for name in PLACES}
