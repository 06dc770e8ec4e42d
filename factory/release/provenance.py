"""How the images were made: an in-toto Statement v1 with SLSA provenance v1 (https://slsa.dev/spec/v1.0/provenance)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from factory import __version__, files
from factory.build import ImageRequest
from factory.checkout import ROOT
from factory.release.commit import Commit
from factory.release.describe import CREATOR, download, purl
from factory.release.parts import packages_of
from factory.sources import Source

_BUILD_TYPE = f"urn:{CREATOR}:recipe:v1"
"""docs/reference/release.md says what the parameters of this kind of build mean."""


def statement(
    images: Sequence[Path], requests: Sequence[ImageRequest], commit: Commit, sources: Iterable[Source],
    hosts: Mapping[str, str],
) -> dict[str, Any]:  # fmt: skip
    """No time is in it: the same commit gives the same statement on another day.

    hosts: tools of the building machine that went into it and are pinned nowhere, with their versions.
    """
    return {
        "_type": "https://in-toto.io/Statement/v1",
        "subject": [{"name": image.name, "digest": {"sha256": files.sha256(image)}} for image in images],
        "predicateType": "https://slsa.dev/provenance/v1",
        "predicate": {
            "buildDefinition": {
                "buildType": _BUILD_TYPE,
                "externalParameters": {"recipes": [_recipe(each) for each in requests]},
                "internalParameters": {"uncommitted": list(commit.changed), "host": dict(hosts)},
                "resolvedDependencies": [
                    {"uri": f"urn:{CREATOR}:checkout", "digest": {"gitCommit": commit.digest}},
                    *_packages(requests),
                    *map(_dependency, sorted(sources, key=lambda each: each.name)),
                ],
            },
            "runDetails": {
                "builder": {"id": f"urn:{CREATOR}:local", "version": {CREATOR: __version__}},
            },
        },
    }


def _recipe(request: ImageRequest) -> dict[str, Any]:
    """folder: below the checkout; a recipe that lies elsewhere has none."""
    recipe = request.load()
    found = {"name": request.name, "profile": request.profile, "parameters": dict(recipe.parameters)}
    folder = recipe.folder.resolve()
    return {**found, "folder": str(folder.relative_to(ROOT))} if folder.is_relative_to(ROOT) else found


def _packages(requests: Iterable[ImageRequest]) -> list[dict[str, Any]]:
    """Elements from outside the checkout: no address leads to them, but they can be compared."""
    found = {package for request in requests for package in packages_of(request.load())}
    return [
        {"name": each.name, "uri": f"urn:{CREATOR}:package:{each.name}", "digest": {"sha256": each.sha256}}
        for each in sorted(found, key=lambda each: (each.name, each.sha256))
    ]


def _dependency(source: Source) -> dict[str, Any]:
    found: dict[str, Any] = {"name": source.file, "uri": purl(source), "digest": {"sha256": source.sha256}}
    address = download(source)
    return {**found, "downloadLocation": address} if address else found
