"""What Xen and its dom0 boot from: plain ELF images, because both start faster than from the compressed ones."""

from __future__ import annotations

import gzip
import lzma
import struct
import zlib

from factory.errors import ExitCode, FactoryError

_ELF = b"\x7fELF"
# Linux's boot protocol (Documentation/x86/boot.rst): where the compressed payload of a bzImage is.
_SETUP_SECTS, _MAGIC_AT, _PAYLOAD = 0x1F1, 0x202, 0x248
_SECTOR = 512


def xen_image(compressed: bytes) -> bytes:
    """The hypervisor; compressed it would print nothing, since QEMU's multiboot loader does not unpack it."""
    try:
        image = gzip.decompress(compressed)
    except (OSError, EOFError, zlib.error) as error:
        raise _bad("the hypervisor", str(error)) from error
    return _checked("the hypervisor", image)


def linux_image(bzimage: bytes) -> bytes:
    """The vmlinux inside a bzImage: three seconds of unpacking in an emulated machine less."""
    if len(bzimage) < 0x260 or bzimage[_MAGIC_AT : _MAGIC_AT + 4] != b"HdrS":
        raise _bad("the kernel", "it is no bzImage")
    offset, length = struct.unpack_from("<II", bzimage, _PAYLOAD)
    start = ((bzimage[_SETUP_SECTS] or 4) + 1) * _SECTOR + offset
    payload = bzimage[start : start + length]
    try:
        image = lzma.LZMADecompressor().decompress(payload)  # the size of the result follows the stream
    except (lzma.LZMAError, EOFError) as error:
        raise _bad("the kernel", f"its payload is not xz ({error})") from error
    return _checked("the kernel", image)


def _checked(what: str, image: bytes) -> bytes:
    if not image.startswith(_ELF):
        raise _bad(what, "there is no ELF file in it")
    return image


def _bad(what: str, why: str) -> FactoryError:
    return FactoryError(f"cannot unpack {what} of the lab: {why}", code=ExitCode.SOURCE)
