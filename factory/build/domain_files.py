"""The xl.cfg(5) files beside an image: NAME.cfg for a PVH domain, NAME-pv.cfg for a PV one."""

from __future__ import annotations

from pathlib import Path

from factory import files
from factory.build.request import Built
from factory.control.model import GuestConfig, mac_address
from factory.control.xen.xl import domain_file
from factory.recipe import Recipe
from factory.recipe.size import parse_size

_MEGABYTE = 1 << 20


def write(recipe: Recipe, built: Built) -> tuple[Path, Path]:
    """Writes both. A recipe gives the same bytes on every machine, so they name no path, bridge or CPU of one."""
    pvh, pv = built.folder / f"{built.name}.cfg", built.folder / f"{built.name}-pv.cfg"
    for path, kind in ((pvh, "pvh"), (pv, "pv")):
        files.write_if_changed(path, text(recipe, kind, path.name))
    return pvh, pv


def text(recipe: Recipe, kind: str, file: str) -> str:
    image = f"{recipe.name}.elf"
    memory = -(-(parse_size(recipe.memory) or _MEGABYTE) // _MEGABYTE) * _MEGABYTE
    config = GuestConfig(name=recipe.name, image=Path(image), memory=memory, kind=kind)
    lines = [f"# {recipe.name} as a {kind.upper()} domain: start it in this file's folder, with {image}, by", "#"]
    lines += [f"#     xl create {file}", ""]
    vifs = [
        f'    "mac={mac_address(recipe.name, number)}",  # {each.name}' for number, each in enumerate(recipe.interfaces)
    ]
    if vifs:
        lines += [
            "# In the order of the recipe. Add `,bridge=NAME` to say where each goes: without it xl takes xenbr0."
        ]
        lines += ["vif = [", *vifs, "]", ""]
    return "\n".join(lines) + domain_file(config)
