"""The agent of the lab's dom0: `python3 -m agent NAME`, NAME being that of a virtio-serial port."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from .serve import serve
from .streams import Link

_PORTS = Path("/sys/class/virtio-ports")


def main() -> int:
    handle = os.open(_device(sys.argv[1]), os.O_RDWR)

    def write(data: bytes) -> None:
        view = memoryview(data)
        while view:
            view = view[os.write(handle, view) :]

    Link(lambda count: os.read(handle, count), write, serve).run()
    return 0


def _device(name: str) -> str:
    """There is no udev that would name it in /dev."""
    for _ in range(100):
        for port in _PORTS.glob("vport*"):
            if (port / "name").read_text().strip() == name:
                return f"/dev/{port.name}"
        time.sleep(0.05)
    sys.exit(f"agent: there is no virtio-serial port {name}")


if __name__ == "__main__":
    sys.exit(main())
