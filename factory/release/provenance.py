"""How the images were made: an in-toto Statement v1 with SLSA provenance v1 (https://slsa.dev/spec/v1.0/provenance)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from factory import __version__, files
from factory.build import ImageRequest
from factory.checkout import ROOT
from factory.recipe import Recipe
from factory.release.commit import Commit
from factory.release.describe import CREATOR, download, purl
from factory.release.parts import packages_of, recipe_digest
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
                    *_outside(requests),
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
    folder = _below_checkout(recipe)
    return {**found, "folder": str(folder)} if folder else found


def _below_checkout(recipe: Recipe) -> Path | None:
    folder = recipe.folder.resolve()
    return folder.relative_to(ROOT) if folder.is_relative_to(ROOT) else None


def _outside(requests: Sequence[ImageRequest]) -> list[dict[str, Any]]:
    """Recipes and elements that no commit has: no address leads to them, but they can be compared."""
    recipes = [request.load() for request in requests]
    found = {(f"package:{each.name}", each.sha256) for recipe in recipes for each in packages_of(recipe)}
    found |= {
        (f"recipe:{recipe.name}", recipe_digest(recipe.folder)) for recipe in recipes if not _below_checkout(recipe)
    }
    return [
        {"name": what.partition(":")[2], "uri": f"urn:{CREATOR}:{what}", "digest": {"sha256": digest}}
        for what, digest in sorted(found)
    ]


def _dependency(source: Source) -> dict[str, Any]:
    found: dict[str, Any] = {"name": source.file, "uri": purl(source), "digest": {"sha256": source.sha256}}
    address = download(source)
    return {**found, "downloadLocation": address} if address else found
