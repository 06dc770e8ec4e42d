"""A recipe's budget: an image that grows over it fails the build."""

from __future__ import annotations

from pathlib import Path

from factory.build.request import Built, ImageRequest
from factory.errors import ExitCode, FactoryError


def check_budget(request: ImageRequest, built: Built) -> None:
    """Raises FactoryError when the stripped image is larger than the recipe allows."""
    from factory.recipe import load

    recipe = load(request.recipe, request.overrides, Path(request.params_file) if request.params_file else None)
    size = built.image.stat().st_size
    if recipe.budget.image is not None and size > recipe.budget.image:
        raise FactoryError(
            f"the image has {size} bytes, {size - recipe.budget.image} more than the recipe's budget",
            where=built.image, hint=f"`factory size {built.name}` shows what takes the room", code=ExitCode.FAILED,
        )  # fmt: skip
