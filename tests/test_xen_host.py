"""The kernel's Xen code on the host, with sanitizers, against a hypervisor and a dom0 that tests/host plays."""

from __future__ import annotations

from pathlib import Path

import pytest

from factory import process
from factory.toolchain import xen_headers

ROOT = Path(__file__).parent.parent
SANITIZERS = ("-fsanitize=address,undefined", "-fno-sanitize=alignment", "-fno-sanitize-recover=undefined")
# As the kernel is compiled: a hypercall may change every SSE register, and it pushes below the stack pointer.
KERNEL = ("-std=gnu11", "-Wall", "-Werror", "-mgeneral-regs-only", "-mno-red-zone", "-fno-strict-aliasing")

# What is played in place of the hypervisor, and of the kernel where its own threads are not needed.
HYPERVISOR = ("xen", "events", "random")
STORE = ("store", "random", "threads", "pages")
THREADS = ("kernel/threads", "kernel/events")
XENSTORE = tuple(f"platform/xen/{name}" for name in (
    "xenstore", "xenstore_list", "xenstore_message", "xenstore_requests", "xenstore_ring", "xenstore_transactions",
    "xenstore_watches", "suspend",
))  # fmt: skip
SHUTDOWN = "platform/xen/shutdown"
DOMAIN = ("forward", "netback", "domain", "xen", *STORE)
NETFRONT = (
    *(f"drivers/xen/netfront{part}" for part in ("", "_bus", "_link", "_options", "_poll", "_send", "_store")),
    *(f"drivers/xen/netring_{part}" for part in ("rx", "tx")),
    *(f"kernel/{part}" for part in ("netbuf", "netif", "command_line")),
    *(f"platform/xen/{part}" for part in ("events", "grants", "hypercall")),
    *XENSTORE,
    *THREADS,
)
SWITCHES = ("", "poll", "persistent", "refill", "poll,persistent", "poll,refill", "persistent,refill",
            "poll,persistent,refill")  # fmt: skip
FRAMES = 1_000_000


def compiled(name: str, played: tuple[str, ...], parts: tuple[str, ...], folder: Path) -> Path:
    """tests/host/NAME.c with parts of minios/, as a program."""
    sources = [f"tests/host/{part}.c" for part in (name, *played)] + [f"minios/{part}.c" for part in parts]
    headers = ["-isystem", str(xen_headers.ensure()), "-Iminios/include"]
    version = [f"-D{name}={value}" for name, value in xen_headers.INTERFACE.items()]
    program = folder / name
    command = ["gcc", *KERNEL, "-O1", "-g", *SANITIZERS, *version, *headers, *sources, "-o", str(program)]
    process.run(command, cwd=ROOT, step=f"compile {name}")
    return program


@pytest.mark.build
@pytest.mark.parametrize(
    ("name", "played", "parts"),
    [
        ("xen_console", HYPERVISOR, ("platform/xen/console", "platform/xen/events")),
        ("xen_events", HYPERVISOR, ("platform/xen/events",)),
        ("xen_grants", HYPERVISOR, ("platform/xen/grants", "platform/xen/hypercall")),
        ("xen_clock", HYPERVISOR, ("platform/xen/clock", "platform/time_page")),
        ("xen_xenstore", STORE, (*XENSTORE, SHUTDOWN, *THREADS)),
    ],
)
def test_on_the_host(name: str, played: tuple[str, ...], parts: tuple[str, ...], tmp_path: Path) -> None:
    program = compiled(name, played, parts, tmp_path)
    assert process.run([str(program)], timeout=60).stdout == "ok\n"


@pytest.mark.build
def test_netfront_on_the_host(tmp_path: Path) -> None:
    """A million frames with each combination of switches, then backends that go, come and lie."""
    program = compiled("xen_netfront", DOMAIN, NETFRONT, tmp_path)
    for switches in SWITCHES:
        assert process.run([str(program), switches, str(FRAMES)], timeout=60).stdout == "ok\n", switches
