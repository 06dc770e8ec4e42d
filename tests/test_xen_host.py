"""The kernel's Xen code on the host, with sanitizers, against a hypervisor and a dom0 that tests/host plays."""

from __future__ import annotations

from pathlib import Path

import pytest

from factory import process
from factory.toolchain import xen_headers

ROOT = Path(__file__).parent.parent
XEN = "minios/platform/xen/{}.c"
SANITIZERS = ("-fsanitize=address,undefined", "-fno-sanitize=alignment", "-fno-sanitize-recover=undefined")
# As the kernel is compiled: a hypercall may change every SSE register, and it pushes below the stack pointer.
KERNEL = ("-std=gnu11", "-Wall", "-Werror", "-mgeneral-regs-only", "-mno-red-zone", "-fno-strict-aliasing")

XENSTORE = ("xenstore", "xenstore_list", "xenstore_message", "xenstore_requests", "xenstore_ring",
            "xenstore_transactions", "xenstore_watches", "suspend", "shutdown")  # fmt: skip


@pytest.mark.build
@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("xen_console", ("console", "events")),
        ("xen_events", ("events",)),
        ("xen_grants", ("grants", "hypercall")),
        ("xen_clock", ("clock",)),
        ("xen_xenstore", XENSTORE),
    ],
)
def test_on_the_host(name: str, parts: tuple[str, ...], tmp_path: Path) -> None:
    # What blocks has threads under it, and a xenstored; the rest a hypervisor.
    played = ("store", "threads") if parts == XENSTORE else ("xen",)
    sources = [f"tests/host/{part}.c" for part in (name, *played)] + [XEN.format(part) for part in parts]
    if "clock" in parts:
        sources.append("minios/platform/time_page.c")
    headers = ["-isystem", str(xen_headers.ensure()), "-Iminios/include"]
    version = [f"-D{name}={value}" for name, value in xen_headers.INTERFACE.items()]
    program = tmp_path / name
    command = ["gcc", *KERNEL, "-O1", "-g", *SANITIZERS, *version, *headers, *sources, "-o", str(program)]
    process.run(command, cwd=ROOT, step=f"compile {name}")
    assert process.run([str(program)], timeout=60).stdout == "ok\n"
