"""Profile `release`: binutils, gcc and libstdc++ from pinned source. Nothing of the host gets into what it makes.

Three entries of the store: binutils-<key>, gcc-<key> (with the former in it), release-<key> (with all of it, the
target's libraries too). Only the last is used, exported and imported.
"""

from __future__ import annotations

from pathlib import Path

from factory import cache, exchange
from factory.progress import SILENT, Progress
from factory.toolchain.model import Toolchain
from factory.toolchain.release import compiler, libraries, needs
from factory.toolchain.release.describe import BINUTILS, GCC, NAME, WHOLE, Inputs, check_runs, describe, inputs
from factory.toolchain.release.order import Order
from factory.toolchain.release.unpacked import unpacked

__all__ = ["NAME", "ensure", "load"]


def load() -> Toolchain:
    """Describes the profile; needs the lock files only, builds nothing."""
    return describe(inputs())


def ensure(progress: Progress = SILENT, *, offline: bool = False) -> Toolchain:
    """Builds what the store lacks: all of it takes 8 to 15 minutes on two cores.

    offline: only sources that are on this machine are used.
    """
    made_from = inputs()

    def build(result: Path) -> None:
        needs.check_place(cache.folder("store"))
        with (
            unpacked(progress, offline) as tree,
            progress.step("build the release toolchain (10 minutes on two cores, once)"),
        ):
            order = Order(made_from.data, made_from.guest, made_from.newlib, tree, progress)
            libraries.build(result, _gcc(made_from, order), order)

    exchange.make(
        WHOLE, made_from.whole_key, build, progress, offline=offline, check=lambda folder: check_runs(folder, made_from)
    )
    return describe(made_from)


def _gcc(made_from: Inputs, order: Order) -> Path:
    def binutils() -> Path:
        key = made_from.binutils_key
        return cache.make(BINUTILS, key, lambda result: compiler.build_binutils(result, order), order.progress)

    key = made_from.gcc_key
    return cache.make(GCC, key, lambda result: compiler.build_gcc(result, binutils(), order), order.progress)
