"""The README of a release: how to verify it without this tool, and to build it again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from factory.release.commit import Commit
from factory.release.keys import PublicKey

_TEXT = """\
Images: {names}

Verify (KEY.pub is your own copy of the maker's public key, {key}):

    minisign -Vm SHA256SUMS -p KEY.pub && sha256sum --check --quiet SHA256SUMS

or with openssl, for which KEY.pem is the same key:

    openssl pkeyutl -verify -rawin -pubin -inkey KEY.pem -in SHA256SUMS -sigfile SHA256SUMS.sig

or `factory verify FOLDER --key KEY.pub`, which also refuses files that are not listed. release.pub and release.pem are
the key for comparison: whoever exchanges a release can exchange them, too.

{rebuild}

NAME.elf              the image; NAME.elf.zst: the same, compressed
NAME.cfg, -pv.cfg     for Xen: xl create NAME.cfg
NAME-qemu.sh          starts it in QEMU
NAME.click            a router's configuration, which is in the image
NAME.cdx.json         what it is made of, in CycloneDX 1.6; NAME.spdx.json: in SPDX 2.3
provenance.intoto.jsonl  how it was made: SLSA provenance v1 in a DSSE envelope, signed
licences/             texts of the licences
"""

_REBUILD = """\
Build the same bytes again, in a checkout at commit {digest}:

    factory rebuild --release FOLDER --key KEY.pub"""
_DIRTY = "It cannot be built again: it has changes to commit {digest} that are in no commit."


def readme(images: Sequence[Path], key: PublicKey, commit: Commit) -> str:
    rebuild = (_DIRTY if commit.changed else _REBUILD).format(digest=commit.digest)
    names = ", ".join(path.name for path in images if path.suffix == ".elf")
    return _TEXT.format(names=names, key=key.name, rebuild=rebuild)
