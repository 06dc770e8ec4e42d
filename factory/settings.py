"""The settings file: how this user, or this checkout, builds (docs/reference/build-speed.md).

The first of: $FACTORY_SETTINGS, factory.toml in the checkout, factory/settings.toml in the user's folder of settings
(XDG base directory specification). Command-line options go over it. Nothing in it changes what comes out of a build.
"""

from __future__ import annotations

import json
import os
import re
import tomllib
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from factory import cache
from factory.checkout import ROOT
from factory.errors import ExitCode, FactoryError, did_you_mean, disk_errors
from factory.recipe.size import parse_size

_TABLE = "build"
_PUBLIC_KEY = re.compile(r"RW[A-Za-z0-9+/=]{54}")
_LAUNCHERS = ("none", "ccache", "distcc", "icecc")


@dataclass(frozen=True)
class Settings:
    """cache: `on`, `off` or a folder; cache_limit: `4G`, `500M`; remote: `none`, or the address of a cache over HTTP;
    push: whether that one is written to; trust: `none`, or the public key whose libraries and toolchains are taken from
    there (a file of `factory keygen` or its second line); sign: `none`, or the secret key (as `factory release --key`)
    for those that are put there; launcher: `none`, or a program in front of the compiler, and behind `=` what it is to
    know: `ccache`, `ccache=redis://HOST`, `distcc=HOST:PORT,HOST`, `icecc`, `icecc=SOCKET` (of its daemon).
    """

    cache: str = "on"
    cache_limit: str = "4G"
    remote: str = "none"
    push: bool = False
    trust: str = "none"
    sign: str = "none"
    launcher: str = "none"

    def objects(self) -> Path | None:
        """The folder of compiled objects, if they are kept."""
        return None if self.cache == "off" else self.place("objects")

    def place(self, kind: str) -> Path:
        """A folder of the local cache."""
        return (cache.root() if self.cache in ("on", "off") else Path(self.cache).expanduser().absolute()) / kind

    def limit(self) -> int:
        """Bytes of the local cache."""
        return parse_size(self.cache_limit) or 0

    def encoded(self) -> str:
        """For the way to SCons."""
        return json.dumps(asdict(self))


_chosen: list[Settings] = []


def choose(settings: Settings) -> None:
    """From now on current() gives these in this process."""
    _chosen[:] = [settings]


def current() -> Settings:
    """Those that this process was started with, else the user's. Raises FactoryError (CONFIG)."""
    return _chosen[0] if _chosen else read()


NOTHING_SHARED = Settings(cache="off")
"""Everything is compiled, by the compiler itself."""


def read() -> Settings:
    """The user's. Raises FactoryError (CONFIG)."""
    path = _path()
    if path is None:
        return Settings()
    try:
        with disk_errors("read the settings", path), path.open("rb") as stream:
            given = tomllib.load(stream)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FactoryError(f"the settings are no TOML: {error}", where=path, code=ExitCode.CONFIG) from None
    for table in given:
        if table != _TABLE:
            raise _wrong(f"there are no settings [{table}]", path, did_you_mean(table, [_TABLE]))
    return checked(given.get(_TABLE, {}), path)


def decode(text: str) -> Settings:
    try:
        return checked(json.loads(text), None)
    except ValueError as error:
        raise FactoryError(f"settings= is no JSON: {error}", code=ExitCode.USAGE) from None


def checked(given: Any, where: Path | None, over: Settings = Settings()) -> Settings:
    """Settings with these values, the others as in `over`. Raises FactoryError (CONFIG)."""
    if not isinstance(given, dict):
        raise _wrong(f"{_TABLE} is no table", where)
    kinds = {field.name: type(field.default) for field in fields(Settings)}
    for name, value in given.items():
        if name not in kinds:
            raise _wrong(f"there is no setting {name!r}", where, did_you_mean(name, kinds))
        if type(value) is not kinds[name]:
            raise _wrong(f"{name} is {'true or false' if kinds[name] is bool else 'a text'}", where)
    found = replace(over, **given)
    if not parse_size(found.cache_limit):
        raise _wrong(f"cache_limit is {found.cache_limit!r}", where, "write it as 500M or 4G")
    if not found.cache:
        raise _wrong("cache is empty", where, "write on, off or a folder")
    if found.remote != "none" and not re.match(r"https?://[^/]", found.remote):
        raise _wrong(f"remote is {found.remote!r}, no address of HTTP", where, "write http://HOST:PORT/FOLDER")
    base = where.parent if where else Path.cwd()
    found = replace(found, trust=_key_place(found.trust, base), sign=_key_place(found.sign, base))
    name = found.launcher.partition("=")[0]
    if name not in _LAUNCHERS:
        hint = did_you_mean(name, _LAUNCHERS) or f"there is: {', '.join(_LAUNCHERS)}"
        raise _wrong(f"there is no launcher {name!r}", where, hint)
    return found


def _key_place(named: str, base: Path) -> str:
    """A relative path goes from the settings file's folder. The key is looked at by who needs it."""
    if named == "none" or named.startswith(("env:", "agent:")) or _PUBLIC_KEY.fullmatch(named):
        return named
    return str(base.absolute() / Path(named).expanduser())


def _path() -> Path | None:
    if own := os.environ.get("FACTORY_SETTINGS"):
        return Path(own).expanduser()
    xdg = os.environ.get("XDG_CONFIG_HOME", "")
    base = Path(xdg) if os.path.isabs(xdg) else Path(os.environ.get("HOME") or "~").expanduser() / ".config"
    return next((path for path in (ROOT / "factory.toml", base / "factory" / "settings.toml") if path.is_file()), None)


def _wrong(what: str, where: Path | None, hint: str | None = None) -> FactoryError:
    return FactoryError(what, where=where, hint=hint, code=ExitCode.CONFIG)
