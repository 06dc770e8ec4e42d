"""Fixtures that build what tests need, once for each run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from factory.progress import LineProgress


@pytest.fixture(scope="session")
def click_binary() -> Path:
    """User-space click with every element; CLICK=/path overrides it."""
    from factory.build import build_user_click

    if "CLICK" in os.environ:
        return Path(os.environ["CLICK"])
    return build_user_click(LineProgress())
