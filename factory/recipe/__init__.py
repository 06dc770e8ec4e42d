"""Recipes: what an image is made of. `load(name)` gives a frozen Recipe; `recipe.app` or `recipe.render()` the rest."""

from factory.recipe.find import find, known
from factory.recipe.load import load
from factory.recipe.model import Budget, Interface, Parameter, Recipe
from factory.recipe.override import parse_set
from factory.recipe.profile import chosen_profile, supports
from factory.recipe.rendered import Rendered

__all__ = [
    "Budget", "Interface", "Parameter", "Recipe", "Rendered",
    "chosen_profile", "find", "known", "load", "parse_set", "supports",
]  # fmt: skip
