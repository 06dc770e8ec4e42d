"""Which host a program means."""

from __future__ import annotations

import os

from factory.control.guest import Host

KINDS = ("xen", "qemu")


def host(kind: str = "auto") -> Host:
    """XenHost or QemuHost; "auto": Xen where this is a dom0, QEMU elsewhere."""
    if kind == "auto":
        kind = "xen" if in_dom0() else "qemu"
    if kind == "xen":
        from factory.control.xen import XenHost

        return XenHost()
    from factory.control.qemu import QemuHost

    return QemuHost()


def in_dom0() -> bool:
    """Whether this is a domain that controls others (xenfs), or xenstored is pointed to."""
    if "XENSTORED_PATH" in os.environ:
        return True
    for file in ("/proc/xen/capabilities", "/sys/hypervisor/properties/capabilities"):
        try:
            with open(file) as stream:
                if "control_d" in stream.read():
                    return True
        except OSError:
            continue
    return False
