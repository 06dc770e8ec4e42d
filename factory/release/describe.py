"""What an SBOM says, whatever its format: an image, its parts, their licences, and when."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from factory.release.licences import Licence
from factory.release.parts import Element, Parts
from factory.sources import Source

CREATOR = "image-factory"


@dataclass(frozen=True)
class Described:
    """One image. sha256: of NAME.elf; when: seconds since 1970; texts: licence texts, by source."""

    name: str
    description: str
    version: str
    sha256: str
    when: int
    parts: Parts
    licences: Mapping[str, Licence]
    texts: Mapping[str, list[str]]

    @property
    def created(self) -> datetime:
        return datetime.fromtimestamp(self.when, UTC)

    @property
    def uuid(self) -> uuid.UUID:
        """The same for the same image: a document about it can be made again, bit for bit."""
        return uuid.uuid5(uuid.NAMESPACE_URL, f"urn:{CREATOR}:{self.name}:{self.version}:{self.sha256}")


def download(source: Source) -> str | None:
    """The project's own release address, if it has the same bytes."""
    return source.fallback[0] if source.fallback else None


def purl(source: Source) -> str:
    """Its package URL (purl specification, type deb): the package of Debian 12 whose file this is."""
    from packageurl import PackageURL

    name, arch = source.debian_source, "source"
    if source.file.endswith(".deb"):  # NAME_VERSION_ARCH.deb, a binary package
        name, arch = source.file.partition("_")[0], source.file.removesuffix(".deb").rpartition("_")[2]
    where = {"arch": arch, "distro": "bookworm"}
    return str(PackageURL("deb", "debian", name, source.debian_version, where).to_string())


def classes(element: Element) -> str:
    return ", ".join(element.classes) or "(no class: code that others use)"
