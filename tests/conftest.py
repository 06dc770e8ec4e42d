"""Fixtures that build what tests need, once for each run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from factory import toolchain
from factory.progress import LineProgress
from factory.toolchain import Toolchain

pytest_plugins = ("durations", "workers")


@pytest.fixture(scope="session")
def click_binary() -> Path:
    """User-space click with every element; CLICK=/path overrides it."""
    from factory.build import build_user_click

    if "CLICK" in os.environ:
        return Path(os.environ["CLICK"])
    return build_user_click(LineProgress())


@pytest.fixture(scope="session")
def release() -> Toolchain:
    """The release toolchain; built from source when the store lacks it (10 minutes on two cores)."""
    return toolchain.ensure("release", LineProgress())


@pytest.fixture(scope="session")
def sdk(release: Toolchain) -> Path:
    """The folder of the programs that make whole images, with this checkout's kernel."""
    from factory.toolchain.release import sdk

    return sdk.ensure(release, LineProgress()) / "bin"
