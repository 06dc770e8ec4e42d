"""The images that the cases of a recipe's tests need: one for each set of parameters."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from factory import files
from factory.build import ImageRequest
from factory.recipe import Recipe, chosen_profile


def key(parameters: Mapping[str, Any]) -> str:
    """Equal for cases that share an image."""
    return json.dumps(dict(parameters), sort_keys=True, default=str)


def image_request(
    base: Recipe, overrides: dict[str, Any], extra: Mapping[str, Any], params: Path | None, profile: str | None
) -> ImageRequest:
    """The image of a recipe with the parameters that a case adds.

    Other parameters make another image, which must not take the place of the user's: it goes into a folder of its own.
    """
    folder = f"out/{base.name}/with-{files.sha256_bytes(key(extra))[:8]}" if extra else f"out/{base.name}"
    return ImageRequest(
        name=base.name,
        recipe=str(base.folder),
        folder=folder,
        overrides={**overrides, **extra},
        params_file=str(params.resolve()) if params else None,
        profile=chosen_profile(base, profile),
    )
