"""The release toolchain in words: for `factory toolchain info`."""

from __future__ import annotations

from typing import Any

from factory import cache, sources
from factory.toolchain import flags
from factory.toolchain.release import sdk
from factory.toolchain.release.describe import describe, inputs


def release() -> dict[str, Any]:
    """JSON-ready; nothing is built. state: ready, absent, or what is wrong with it."""
    made_from = inputs()
    tools = describe(made_from)
    entry = cache.Entry(tools.prefix)
    state = (entry.damage() or "ready") if tools.prefix.is_dir() else "absent"
    pinned = [
        sources.find(name)
        for name in (made_from.data.binutils.source, made_from.data.gcc.source, flags.newlib().source)
    ]
    return {
        "profile": tools.profile,
        "target": tools.target,
        "state": state,
        "key": made_from.whole_key,
        "compiler": str(tools.prefix),
        "programs": str(sdk.prefix(tools) / "bin"),
        "sources": [
            {"name": each.name, "version": each.version, "licence": each.licence, "sha256": each.sha256}
            for each in pinned
        ],
    }
