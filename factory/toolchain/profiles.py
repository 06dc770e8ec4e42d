"""The profiles by name: each is a module with NAME, load() and ensure()."""

from __future__ import annotations

from types import ModuleType

from factory.errors import ExitCode, FactoryError, did_you_mean
from factory.progress import SILENT, Progress
from factory.toolchain import dev, release
from factory.toolchain.model import Toolchain

PROFILES: dict[str, ModuleType] = {module.NAME: module for module in (dev, release)}


def load(profile: str = dev.NAME) -> Toolchain:
    """What the profile is. Its files may not exist yet: ensure() makes them."""
    toolchain: Toolchain = _module(profile).load()
    return toolchain


def ensure(profile: str = dev.NAME, progress: Progress = SILENT, *, offline: bool = False) -> Toolchain:
    """The profile with everything built that it needs."""
    toolchain: Toolchain = _module(profile).ensure(progress, offline=offline)
    return toolchain


def _module(profile: str) -> ModuleType:
    if profile not in PROFILES:
        raise FactoryError(
            f"no toolchain profile is called {profile}",
            hint=did_you_mean(profile, PROFILES) or f"there is: {', '.join(PROFILES)}",
            code=ExitCode.USAGE,
        )
    return PROFILES[profile]
