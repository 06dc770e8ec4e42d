"""Guests of Xen, driven from dom0: routers over xenstore, domains through xl, or the short way (--fast)."""

from factory.control.xen.guest import XenGuest
from factory.control.xen.host import XenHost

__all__ = ["XenGuest", "XenHost"]
