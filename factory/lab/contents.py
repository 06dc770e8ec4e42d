"""What dom0 takes out of the packages: programs, kernel modules, the parts of Python."""

from __future__ import annotations

import re

from factory.debian import tree

XEN = "/usr/lib/xen-4.17/bin"
PYTHON = "/usr/lib/python3.11"
LIBRARIES = (*tree.LIBRARIES, "/usr/lib/xen-4.17/lib")

PROGRAMS = (
    *(f"{XEN}/{name}" for name in (
        "xl", "xenconsole", "xenconsoled", "xen-init-dom0", "xenstored", "libxl-save-helper", "xenstore-control",
        "xenctx", "xentop", "xen-cpuid", "lsevtchn", "xen-mfndump", "readnotes", "xen-hvmctx", "xenperf",
    )),
    *(f"/usr/bin/xenstore{part}" for part in (
        "", "-ls", "-read", "-write", "-rm", "-list", "-exists", "-chmod", "-watch",
    )),
    "/usr/bin/busybox", "/usr/bin/dash", "/usr/bin/ip", "/usr/sbin/bridge", "/usr/sbin/tc", "/usr/bin/tcpdump",
    "/usr/bin/python3.11",
    "/usr/lib64/ld-linux-x86-64.so.2",
    "/usr/lib/x86_64-linux-gnu/libgcc_s.so.1",  # dlopened by pthread_cancel, which xl uses: ldd does not name it
)  # fmt: skip

# Loaded at start, in this order, each after what it depends on. The kernel cannot ask for one later: there is no udev.
MODULES = (
    "virtio_pci", "virtio_console", "9pnet_virtio", "9p",
    "xen_evtchn", "xen_gntdev", "xen_gntalloc", "xen_privcmd", "xenfs", "xen_netback",
    "bridge", "tun", "veth", "dummy", "pktgen", "sch_ingress", "cls_matchall", "act_mirred",
)  # fmt: skip

# Of Python's library: what a command line program may want, not what a developer or a desktop wants.
_NO_PYTHON = re.compile(
    r"/(test|idlelib|lib2to3|tkinter|turtledemo|turtle\.py|ensurepip|distutils|pydoc_data|pydoc\.py|config-3[^/]*|__pycache__|"
    r"unittest|xmlrpc|curses|dbm|sqlite3|venv|msilib|wsgiref|cgi|sysconfigdata|doctest\.py|pickletools\.py|"
    r"mailbox\.py|nntplib\.py|imaplib\.py|smtpd?\.py|ftplib\.py|_pyio\.py)"
)
_PYTHON_MODULES = re.compile(
    r"/lib-dynload/_?(ctypes|json|hashlib|lzma|bz2|multiprocessing|posixsubprocess|queue|opcode|contextvars|asyncio|"
    r"mmap|resource|termios|posixshmem|uuid)\.cpython"
)


def python_file(name: str) -> bool:
    """A file of Python's library that belongs into dom0."""
    if not name.startswith(f"{PYTHON}/") or _NO_PYTHON.search(name):
        return False
    return name.endswith(".py") or bool(_PYTHON_MODULES.search(name))


def wanted(name: str) -> bool:
    """Whether a package's file may be needed at all: the rest is not even kept while packages are read."""
    return (
        name.startswith(("/boot/", "/usr/lib/modules/", *(f"{folder}/l" for folder in LIBRARIES), "/usr/lib64/"))
        or name in PROGRAMS
        or python_file(name)
    )
