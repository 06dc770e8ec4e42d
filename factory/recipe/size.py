"""Sizes as people write them: "600K", "8M". K is 1024 bytes, M 1024 K, G 1024 M; a bare number is bytes."""

from __future__ import annotations

import re

_UNITS = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30}
SIZE = re.compile(r"([0-9]{1,18})\s*([KMG]?)(?:i?B)?")


def parse_size(value: object) -> int | None:
    """Bytes, or None when this is no size."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value if value > 0 else None
    match = SIZE.fullmatch(value.strip()) if isinstance(value, str) else None
    return (int(match[1]) * _UNITS[match[2]] or None) if match else None


def show_size(count: int) -> str:
    """The shortest exact spelling that parse_size reads: 8388608 is 8M."""
    for unit in ("G", "M", "K"):
        if count % _UNITS[unit] == 0:
            return f"{count // _UNITS[unit]}{unit}"
    return str(count)
