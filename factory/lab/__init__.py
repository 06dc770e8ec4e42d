"""A Xen lab in a box: Xen and a Debian dom0 in QEMU, made from pinned packages; nothing on this machine is changed."""

from factory.lab.lab import Lab

__all__ = ["Lab"]
