"""Whose history an image's size belongs to."""

from __future__ import annotations

from factory.build.request import ImageRequest
from factory.checkout import ROOT
from factory.size.history import History


def history_of(request: ImageRequest) -> History | None:
    """None for an image whose size a commit of this checkout does not explain: other parameters, another's recipe."""
    recipe = request.load()
    if request.overrides or request.params_file or not recipe.folder.resolve().is_relative_to(ROOT):
        return None
    return History(recipe.name, request.profile or recipe.profile)
