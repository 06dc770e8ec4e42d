"""Which toolchain an image is built with: what the recipe says, unless the command line says otherwise."""

from __future__ import annotations

from factory.errors import ExitCode, FactoryError
from factory.recipe.document import shown
from factory.recipe.model import Recipe


def chosen_profile(recipe: Recipe, wanted: str | None) -> str:
    """The profile. Raises FactoryError (USAGE) when `wanted` cannot build it.

    An app that says "release" does so because it needs the C++ standard library or a library built only there; a
    router needs neither, so its recipe's word is only a preference.
    """
    if wanted is None or wanted == recipe.profile:
        return recipe.profile
    if recipe.app is not None and not supports(recipe, wanted):
        raise FactoryError(
            f"{recipe.name} cannot be built with the profile {wanted!r}: its recipe asks for {recipe.profile!r}",
            where=shown(recipe.source),
            hint=f"leave --profile out, or give the recipe profile = {wanted!r} if it does without libstdc++",
            code=ExitCode.USAGE,
        )
    return wanted


def supports(recipe: Recipe, profile: str) -> bool:
    """Whether a recipe is meant to build with this profile."""
    return recipe.app is None or profile in ("release", recipe.profile)
