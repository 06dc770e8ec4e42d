"""Guests that are QEMU processes of this user; nobody needs to be root."""

from factory.control.qemu.guest import QemuGuest
from factory.control.qemu.host import QemuHost

__all__ = ["QemuGuest", "QemuHost"]
