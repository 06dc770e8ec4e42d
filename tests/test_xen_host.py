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


@pytest.mark.build
@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("xen_console", ("console", "events")),
        ("xen_events", ("events",)),
        ("xen_grants", ("grants", "hypercall")),
        ("xen_clock", ("clock",)),
    ],
)
def test_on_the_host(name: str, parts: tuple[str, ...], tmp_path: Path) -> None:
    sources = [f"tests/host/{name}.c", "tests/host/xen.c", *(XEN.format(part) for part in parts)]
    if "clock" in parts:
        sources.append("minios/platform/time_page.c")
    headers = ["-isystem", str(xen_headers.ensure()), "-Iminios/include"]
    version = "-D__XEN_INTERFACE_VERSION__=__XEN_LATEST_INTERFACE_VERSION__"
    program = tmp_path / name
    command = ["gcc", *KERNEL, "-O1", "-g", *SANITIZERS, version, *headers, *sources, "-o", str(program)]
    process.run(command, cwd=ROOT, step=f"compile {name}")
    assert process.run([str(program)], timeout=60).stdout == "ok\n"
