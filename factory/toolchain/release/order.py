"""What is to be built, and with what: handed from stage to stage."""

from __future__ import annotations

from dataclasses import dataclass

from factory.progress import Progress
from factory.toolchain.flags import Flags, Newlib
from factory.toolchain.release.data import Release
from factory.toolchain.release.unpacked import Unpacked


@dataclass(frozen=True)
class Order:
    data: Release
    guest: Flags
    newlib: Newlib
    sources: Unpacked
    progress: Progress

    @property
    def target(self) -> str:
        return self.guest.target
