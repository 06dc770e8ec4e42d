"""A Xen host's control domain, this machine's own or the lab's: run programs there, move frames, start images."""

from factory.dom0.client import Dom0, Finished, connected

__all__ = ["Dom0", "Finished", "connected"]
