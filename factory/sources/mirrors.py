"""Where this machine's apt gets packages from: no address of a mirror is written in this project.

Asks apt itself, and reads its source lists too: apt lists an address only after its first `apt-get update`.
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterable, Iterator
from pathlib import Path

from factory import process
from factory.errors import FactoryError
from factory.sources.lockfile import Source

_SCHEMES = ("http://", "https://", "file:")


def addresses(source: Source, mirrors: Iterable[str]) -> list[str]:
    """Every address where the source may be, in the order to try."""
    return [*(f"{base.rstrip('/')}/{source.pool_path}" for base in mirrors), *source.fallback]


def mirrors(etc: Path = Path("/etc/apt")) -> list[str]:
    """Base addresses of Debian archives: FACTORY_MIRROR (blank-separated), then those of apt, without repetitions."""
    found = [*os.environ.get("FACTORY_MIRROR", "").split(), *_from_apt(), *_from_lists(etc)]
    # Security archives last: they have few sources, and only newer ones.
    found.sort(key=lambda base: "security" in base)
    return list(dict.fromkeys(base.rstrip("/") for base in found if base.startswith(_SCHEMES)))


def proxies() -> dict[str, str]:
    """The proxies that apt is told to use; those of the environment are found by `requests` itself."""
    found = {}
    for scheme in ("http", "https"):
        for line in _apt(["apt-config", "shell", "PROXY", f"Acquire::{scheme}::Proxy"]):
            value = "".join(shlex.split(line.partition("=")[2]))
            if value and value != "DIRECT":
                found[scheme] = value
    return found


def _from_apt() -> list[str]:
    return _apt(["apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages"])


def _apt(command: list[str]) -> list[str]:
    try:
        return process.run(command, timeout=20, check=False).stdout.split("\n")
    except FactoryError:  # no apt here: the fallback addresses remain
        return []


def _from_lists(etc: Path) -> Iterator[str]:
    for path in [etc / "sources.list", *sorted((etc / "sources.list.d").glob("*"))]:
        try:
            text = path.read_text(errors="replace")
        except OSError:
            continue
        if path.suffix == ".list":
            yield from _one_line_style(text)
        elif path.suffix == ".sources":
            yield from _deb822_style(text)


def _one_line_style(text: str) -> Iterator[str]:
    """sources.list(5): `deb [ options ] uri suite component...`."""
    for line in text.splitlines():
        match = re.match(r"\s*deb(?:-src)?\s+(?:\[[^\]]*\]\s*)?(\S+)\s", line)
        if match:
            yield match[1]


def _deb822_style(text: str) -> Iterator[str]:
    """sources.list(5): stanzas of `Field: value`, continued by lines that begin with a blank."""
    for stanza in re.split(r"\n\s*\n", text):
        fields: dict[str, str] = {}
        name = ""
        for line in stanza.splitlines():
            if line.startswith("#"):
                continue
            if line[:1].isspace():
                fields[name] = f"{fields.get(name, '')} {line.strip()}"
            else:
                name, _, value = line.partition(":")
                name = name.strip().lower()
                fields[name] = value.strip()
        if fields.get("enabled", "yes").lower() not in ("no", "false", "off", "0", "without", "disable"):
            yield from fields.get("uris", "").split()
