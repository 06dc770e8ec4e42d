"""The compilers that make images: which one, with which flags, over which C library.

`load(profile)` says what a profile is (fast, builds nothing); `ensure(profile)` also builds what is missing.
The data is in toolchain/*.toml; a profile is a module here that knows how to make its parts.
"""

from factory.toolchain.model import Toolchain
from factory.toolchain.profiles import PROFILES, ensure, load

__all__ = ["PROFILES", "Toolchain", "ensure", "load"]
