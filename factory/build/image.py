"""An image: kernel, C library's port, and either click with the elements that a configuration uses, or an app."""

from __future__ import annotations

from pathlib import Path

from factory.build.app import declare_app
from factory.build.click_image import checked, click_objects
from factory.build.environments import Environments, objects
from factory.build.link import link, system
from factory.build.request import Built, ImageRequest
from factory.checkout import ROOT


def declare_image(environments: Environments, request: ImageRequest) -> None:
    """Declares one image's ELF files. Raises FactoryError for a recipe or configuration that is wrong."""
    recipe = request.load()
    built = Built(recipe.name, ROOT / request.folder)
    guest = environments.guest(request.profile or recipe.profile)
    if recipe.app is not None:
        declare_app(guest, recipe, recipe.app, built)
        return
    rendered = recipe.render()
    nodes = [*system(guest), *click_objects(environments, guest, rendered, built, recipe)]
    debug = link(guest, nodes, request.folder, recipe.name)
    accepted = checked(environments, recipe, rendered, built)
    guest.guest.Depends(debug, accepted)
    if built.debug.exists():
        # Probably little is to be compiled: user-space click comes first, since the configuration waits for it. In a
        # new image the other order has both processors compile earlier.
        guest.guest.Requires(debug, accepted)


def declare_program_image(environments: Environments, source: Path, folder: str) -> None:
    """Declares an image of one C or C++ file with a main(): the kernel's own boot tests."""
    guest = environments.guest()
    nodes = [*system(guest), *objects(guest.guest, [source], guest.place)]
    link(guest, nodes, folder, source.stem)
