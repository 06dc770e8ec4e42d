"""toolchain/*.toml as frozen values."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factory.checkout import ROOT
from factory.errors import ExitCode, FactoryError, disk_errors

DATA = ROOT / "toolchain"


@dataclass(frozen=True)
class Flags:
    """flags.toml: what every guest file is compiled and linked with, by any compiler."""

    target: str
    common: tuple[str, ...]
    c: tuple[str, ...]
    cxx: tuple[str, ...]
    app_cxx: tuple[str, ...]
    kernel: tuple[str, ...]
    define: tuple[tuple[str, str], ...]
    link: tuple[str, ...]

    @property
    def defines(self) -> tuple[str, ...]:
        return tuple(f"-D{name}={value}" for name, value in self.define)


@dataclass(frozen=True)
class Dev:
    """dev.toml: the host's compiler, and what makes it forget its host."""

    programs: tuple[tuple[str, str], ...]
    oldest_gcc: int
    common: tuple[str, ...]
    cxx: tuple[str, ...]
    undefine: tuple[str, ...]
    missing_headers: tuple[str, ...]

    def program(self, role: str) -> str:
        return dict(self.programs)[role]

    @property
    def undefines(self) -> tuple[str, ...]:
        return tuple(f"-U{name}" for name in self.undefine)


@dataclass(frozen=True)
class Newlib:
    """newlib.toml: how newlib is unpacked and configured."""

    source: str
    unpack: tuple[str, ...]
    skip: tuple[str, ...]
    configure: tuple[str, ...]
    cflags: tuple[str, ...]


def flags(folder: Path = DATA) -> Flags:
    data = read(folder / "flags.toml")
    with checked(folder / "flags.toml"):
        compile_ = data["compile"]
        return Flags(
            target=data["target"],
            common=tuple(compile_["common"]),
            c=tuple(compile_["c"]),
            cxx=tuple(compile_["cxx"]),
            app_cxx=tuple(compile_["app_cxx"]),
            kernel=tuple(compile_["kernel"]),
            define=tuple(compile_["define"].items()),
            link=tuple(data["link"]["common"]),
        )


def for_size(source: Path) -> tuple[str, ...]:
    """What a file of the kernel or of click is compiled with beside its folder's flags: nothing where packets pass."""
    rule = size_rule()
    if not source.is_relative_to(ROOT):
        return ()
    name = source.relative_to(ROOT).as_posix()
    cold = name in rule.files or any(source.is_relative_to(ROOT / folder) for folder in rule.folders)
    return rule.flags if cold and name not in rule.hot else ()


@dataclass(frozen=True)
class LinkTime:
    """flags.toml's link_time: optimisation while linking. compile: of the kernel and click; link: of every image."""

    compile: tuple[str, ...] = ()
    link: tuple[str, ...] = ()


def link_time(profile: str) -> LinkTime:
    """None in `dev`, where an edited element is to be in an image soon."""
    if profile != "release":
        return LinkTime()
    data = read(DATA / "flags.toml")
    with checked(DATA / "flags.toml"):
        return LinkTime(tuple(data["link_time"]["compile"]), tuple(data["link_time"]["link"]))


@dataclass(frozen=True)
class SizeRule:
    """flags.toml's for_size: cold folders of the checkout, cold files elsewhere, hot files in folders; the flags."""

    folders: tuple[str, ...]
    files: tuple[str, ...]
    hot: tuple[str, ...]
    flags: tuple[str, ...]


@functools.cache
def size_rule() -> SizeRule:
    """Raises FactoryError when it names a file that is not there: its successor would silently become slow."""
    data = read(DATA / "flags.toml")
    with checked(DATA / "flags.toml"):
        table = data["for_size"]
        rule = SizeRule(tuple(table["folders"]), tuple(table["files"]), tuple(table["except"]), tuple(table["flags"]))
    if missing := sorted(name for name in (*rule.folders, *rule.files, *rule.hot) if not (ROOT / name).exists()):
        raise FactoryError(f"for_size names {missing[0]}, which does not exist", where=str(DATA / "flags.toml"),
                           hint="name the file that took its place", code=ExitCode.FAILED)  # fmt: skip
    return rule


def dev(folder: Path = DATA) -> Dev:
    data = read(folder / "dev.toml")
    with checked(folder / "dev.toml"):
        host = data["host"]
        return Dev(
            programs=tuple((role, name) for role, name in host.items() if isinstance(name, str)),
            oldest_gcc=host["gcc"],
            common=tuple(host["flags"]["common"]),
            cxx=tuple(host["flags"]["cxx"]),
            undefine=tuple(host["flags"]["undefine"]),
            missing_headers=tuple(data["missing"]["headers"]),
        )


def newlib(folder: Path = DATA) -> Newlib:
    data = read(folder / "newlib.toml")
    with checked(folder / "newlib.toml"):
        return Newlib(
            source=data["source"],
            unpack=tuple(data["unpack"]),
            skip=tuple(data["skip"]),
            configure=tuple(data["configure"]),
            cflags=tuple(data["cflags"]),
        )


def read(path: Path) -> dict[str, Any]:
    with disk_errors(f"read {path.name}", path), path.open("rb") as stream:
        try:
            return tomllib.load(stream)
        except tomllib.TOMLDecodeError as error:
            raise FactoryError(f"{path.name} is not TOML: {error}", where=path, code=ExitCode.CONFIG) from error


class checked:
    """Turns a missing or wrong entry into an error that names the file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, KeyError):
            problem = f"lacks {error.args[0]}"
        elif isinstance(error, (TypeError, AttributeError)):
            problem = "has an entry of a wrong kind"
        else:
            return
        raise FactoryError(f"{self._path.name} {problem}", where=self._path, code=ExitCode.CONFIG) from error
