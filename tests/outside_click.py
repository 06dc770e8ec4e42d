"""User-space click with the elements of tests/outside beside its own: they are compiled as they stand, one by one."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from factory import elements, process
from factory.checkout import OUT, ROOT
from factory.elements.registry import Registry, Selection

HERE = Path(__file__).parent / "outside"
_INCLUDE = [f"-I{ROOT}/click/include", f"-I{ROOT}/click", f"-I{HERE}"]
_LANGUAGE = ["-std=gnu++17", "-fno-exceptions", "-fno-rtti", "-fno-strict-aliasing", "-fno-threadsafe-statics"]


def selections(driver: str) -> tuple[Selection, Selection]:
    """What a driver links of this checkout alone, and with the outside elements."""
    own, outside = elements.scan(ROOT / "click"), elements.scan(HERE)
    return own.all(driver), Registry(ROOT / "click", (*own.scanned, *outside.scanned)).all(driver)


def outside_sources(driver: str) -> list[Path]:
    """The outside elements whose requirements hold."""
    own, both = selections(driver)
    known = {source.path for source in own.chosen}
    return [HERE / source.path for source in both.chosen if source.path not in known]


def compile_each(command: Sequence[str], sources: Sequence[Path], folder: Path) -> list[Path]:
    """Objects of the sources. A warning is an error, but for guesses of the optimizer. Raises FactoryError."""

    def one(source: Path) -> Path:
        target = folder / f"{source.stem}.o"
        process.run(
            [*command, *_INCLUDE, "-Wall", "-Werror", "-Wno-maybe-uninitialized", "-c", source, "-o", target],
            timeout=300,
        )
        return target

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(one, sources))


def link_user_click(folder: Path) -> Path:
    """`click` in the folder; this checkout's user-space click must be built, since its objects are taken."""
    own, both = selections("userlevel")
    table = folder / "table.cc"
    table.write_text(elements.table_source(both))
    compiler = ["g++", *_LANGUAGE, "-O1", "-DCLICK_USERLEVEL=1"]
    made = compile_each(compiler, [*outside_sources("userlevel"), table], folder)
    plain = [*(ROOT / "click" / "lib").glob("*.cc"), *(ROOT / "click" / "userlevel").glob("*.cc")]
    sources = {source for source in plain if source not in own.managed}.union(own.sources)
    objects = [OUT / "host" / "objects" / f"{source.relative_to(ROOT)}.o" for source in sorted(sources)]
    click = folder / "click"
    process.run(["g++", *made, *objects, "-o", click, *own.libs, "-lpthread"], timeout=300)
    return click
