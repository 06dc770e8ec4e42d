"""Guests and the routers in them: `factory vm` as a library (docs/reference/control-api.md).

    from factory.control import host
    guest = host().get("fw")
    print(guest.read("counter", "count"))

host() is a XenHost in dom0 (xenstore, xl), a QemuHost elsewhere (QEMU's machine protocol, Click's ControlSocket
protocol 1.3 over a serial channel). ControlSession speaks the latter over any connected byte stream.
"""

from factory.control.guest import Guest, Host
from factory.control.hosts import host
from factory.control.model import (
    GuestConfig,
    GuestInfo,
    GuestState,
    HandlerError,
    RouterState,
    RouterStatus,
    Vif,
    VifCount,
)
from factory.control.session import ControlError, ControlSession

__all__ = [
    "ControlError",
    "ControlSession",
    "Guest",
    "GuestConfig",
    "GuestInfo",
    "GuestState",
    "HandlerError",
    "Host",
    "RouterState",
    "RouterStatus",
    "Vif",
    "VifCount",
    "host",
]
