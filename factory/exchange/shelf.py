"""Entries of the store on a web server: <address>/store/FORMAT/NAME-KEY is a signed claim, and
<address>/store/FORMAT/SHA-256.tar.zst the file that it names. FORMAT: the number in archive.FORMAT.

Nothing of the server is believed: of its answers only a claim is looked at before a signature or a digest has held. A
server that is down, slow, full or lying is told of, and what it should have had is built.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache as once
from pathlib import Path

from factory import cache, files
from factory.errors import FactoryError, disk_errors
from factory.exchange import archive, claim
from factory.exchange.claim import BadClaim, Claim
from factory.objects.web import RemoteFailed, Web
from factory.progress import Progress
from factory.release import find
from factory.release.keys import PublicKey, Signer
from factory.release.public import parse_public
from factory.settings import Settings

_FOLDER = f"store/{archive.FORMAT.split()[-1]}"  # checkouts that pack otherwise do not meet
_PATIENCE = float("inf")  # an entry takes minutes to build: a slow answer is better than none


class Shelf:
    """trust: whose entries are taken, if anybody's; signer: who puts entries there, if anybody."""

    def __init__(self, web: Web, trust: PublicKey | None, signer: Signer | None) -> None:
        self._web = web
        self.trust = trust
        self.signer = signer

    def __str__(self) -> str:
        return str(self._web)

    def take(
        self, name: str, key: str, folder: Path, progress: Progress, check: Callable[[Path], None] | None = None
    ) -> bool:
        """Fills the empty folder with the entry; False, and the folder is empty, when that cannot be had.

        check: raises FactoryError when the entry is of no use on this machine.
        """
        if self.trust is None or not self._web.asked:
            return False
        try:
            with progress.step(f"look for {name} in {self}"):
                said = self.find(name, key, self.trust)
            if said is None:
                progress.detail(f"the cache {self} has no {name}-{key}")
                return False
            with files.scratch(cache.folder("store"), f"fetch-{name}") as work:
                packed = work / f"{name}.tar.zst"
                self._fetch(said, packed, progress)
                archive.read(packed, name, key, folder, progress)
            if check:
                check(folder)
        except (RemoteFailed, BadClaim, FactoryError) as error:
            reason = error.what if isinstance(error, FactoryError) else str(error)
            progress.note(f"warning: {name} is not taken from the cache {self}: {reason}")
            files.remove(folder)
            folder.mkdir()
            return False
        progress.detail(f"{name} comes from the cache {self}")
        return True

    def find(self, name: str, key: str, by: PublicKey) -> Claim | None:
        """The claim on an entry, or None. Raises RemoteFailed, BadClaim."""
        with self._web.attempt(BadClaim, slow=_PATIENCE):
            data = self._web.get(_claim(name, key), claim.LARGEST)
            return None if data is None else claim.read(data, f"{name}-{key}", by)

    def give(self, name: str, key: str, entry: Path, progress: Progress) -> bool:
        """Puts a sound entry of the store there, if this machine does so; whether it is there now."""
        if self.signer is None or not self._web.asked:
            return False
        try:
            with files.scratch(cache.folder("store"), f"give-{name}") as work:
                packed = work / f"{name}.tar.zst"
                digest = archive.write(entry, name, key, packed, progress)
                said = Claim(f"{name}-{key}", digest, packed.stat().st_size)
                # The claim last: what it names is there.
                with progress.step(f"put {name} into {self}"), self._web.attempt(slow=_PATIENCE):
                    self._web.upload(_archive(said), packed)
                    self._web.put(_claim(name, key), said.signed(self.signer))
        except (RemoteFailed, FactoryError) as error:
            self.signer = None
            reason = error.what if isinstance(error, FactoryError) else str(error)
            progress.note(f"warning: {name} is not put into the cache {self}, nor anything after it: {reason}")
            return False
        return True

    def offer(self, name: str, key: str, entry: Path, progress: Progress) -> str:
        """Gives it unless it is there already, signed by this machine's key: `there`, `put` or `failed`."""
        if self.signer is None:
            return "failed"
        try:
            if self._web.asked and self.find(name, key, self.signer.public):
                return "there"
        except (RemoteFailed, BadClaim) as error:
            progress.detail(f"{name}-{key} in the cache {self}: {error}")
        return "put" if self.give(name, key, entry, progress) else "failed"

    def _fetch(self, said: Claim, packed: Path, progress: Progress) -> None:
        step = progress.step(f"fetch {said.entry} ({said.size / 1e6:.1f} MB) from {self}")
        with step, disk_errors("write what is fetched", packed), self._web.attempt(BadClaim, slow=_PATIENCE):
            with packed.open("wb") as target:
                if not self._web.download(_archive(said), target, said.size):
                    raise BadClaim("what its claim names is not there")
            if files.sha256(packed) != said.sha256:
                raise BadClaim("its digest is not what its claim says")


@once
def shelf_of(settings: Settings) -> Shelf | None:
    """The one that the settings name, if any. Raises FactoryError for a key that is missing, wrong or expired."""
    if settings.remote == "none":
        return None
    trust = None if settings.trust == "none" else _public(settings.trust)
    signer = find.signer(settings.sign) if settings.push and settings.sign != "none" else None
    return Shelf(Web(settings.remote), trust, signer) if trust or signer else None


def _public(named: str) -> PublicKey:
    return find.public(Path(named)) if named.startswith("/") else parse_public(named, "trust")


def _claim(name: str, key: str) -> str:
    return f"{_FOLDER}/{name}-{key}"


def _archive(said: Claim) -> str:
    return f"{_FOLDER}/{said.sha256}.tar.zst"
