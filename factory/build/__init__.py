"""Building: what the CLI asks for, done by SCons.

factory build -> build_images() -> scons (a process of its own) -> SConstruct -> Session -> program, image
"""

from factory.build.request import Built, ImageRequest
from factory.build.scons import (
    build_boot_programs,
    build_click_of,
    build_images,
    build_instrumented,
    build_mindriver,
    build_user_click,
)

__all__ = [
    "Built",
    "ImageRequest",
    "build_boot_programs",
    "build_click_of",
    "build_images",
    "build_instrumented",
    "build_mindriver",
    "build_user_click",
]
