"""What a toolchain is, for everybody who compiles with one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Toolchain:
    """Programs, flags and paths of one profile. Nothing here depends on an image.

    The include folders are part of cflags and cxxflags, as -idirafter: whatever order a caller puts flags in, its own
    -I and -isystem folders come first.
    """

    profile: str
    key: str
    """Names everything that went in. Part of the path of whatever is compiled with it; two keys never mix."""
    target: str
    prefix: Path
    """The C library's entry in the store; exists after ensure()."""

    cc: str
    cxx: str
    ar: str
    ranlib: str
    ld: str
    objcopy: str
    strip: str
    nm: str

    cflags: tuple[str, ...]
    """For .c files, with -std, definitions and include folders."""
    cxxflags: tuple[str, ...]
    """For .cc files of the kernel, the C library's port and click, likewise: no exceptions, no RTTI."""
    app_cxxflags: tuple[str, ...]
    """For .cc files of an app: with exceptions and RTTI where has_libstdcxx, else the same as cxxflags."""
    asflags: tuple[str, ...]
    """For .S files, likewise."""
    kernel_flags: tuple[str, ...]
    """What minios adds to the flags above for its own files."""
    ldflags: tuple[str, ...]
    """For linking with cc, before the objects."""
    libs: tuple[str, ...]
    """newlib and libgcc. They and our own libraries need each other (printf wants write(), which wants memcpy()), so
    all of them go together between -Wl,--start-group and -Wl,--end-group, ours first: the first definition counts."""

    has_libstdcxx: bool
    """Whether the profile has the C++ standard library. An image that links cxx_libs leaves newlib/cxx out."""
    cxx_libs: tuple[str, ...]
    """libstdc++ (libsupc++ is part of it), for images with C++ of an app; the unwinder is in libgcc. Together with
    libs, in the same group, before them. Empty without has_libstdcxx."""

    c_include: tuple[Path, ...]
    cxx_include: tuple[Path, ...]
    libc: Path
    libm: Path
    libgcc: Path
