"""In dom0: what xl is too slow or too coarse for, by Xen's control library: one hypercall each.

As xenctrl.h and xen/domctl.h (struct xen_domctl_getvcpuinfo) of Xen 4.17 describe it.
"""

from __future__ import annotations

import ctypes

_LIBRARY = "libxenctrl.so.4.17"  # its interface is Xen's release's, as is the lab's


class _Info(ctypes.Structure):
    _fields_ = (
        ("vcpu", ctypes.c_uint32),
        ("online", ctypes.c_uint8),
        ("blocked", ctypes.c_uint8),
        ("running", ctypes.c_uint8),
        ("cpu_time", ctypes.c_uint64),
        ("cpu", ctypes.c_uint32),
    )


_xen = ctypes.CDLL(_LIBRARY)
_xen.xc_interface_open.restype = ctypes.c_void_p
_xen.xc_interface_open.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint)
_xen.xc_vcpu_getinfo.argtypes = (ctypes.c_void_p, ctypes.c_uint32, ctypes.c_uint32, ctypes.POINTER(_Info))
_xen.xc_domain_pause.argtypes = _xen.xc_domain_unpause.argtypes = (ctypes.c_void_p, ctypes.c_uint32)
_handle = _xen.xc_interface_open(None, None, 0)


def _asked(status: int, domain: int) -> None:
    if status != 0:
        raise SystemExit(f"Xen refuses a request about domain {domain}")


def pause(domain: int) -> None:
    _asked(_xen.xc_domain_pause(_handle, domain), domain)


def unpause(domain: int) -> None:
    _asked(_xen.xc_domain_unpause(_handle, domain), domain)


def nanoseconds(domain: int, processor: int) -> int:
    """What this virtual processor has had since it was made, its time in Xen included (xl shows tenths of seconds)."""
    info = _Info()
    _asked(_xen.xc_vcpu_getinfo(_handle, domain, processor, ctypes.byref(info)), domain)
    return int(info.cpu_time)
