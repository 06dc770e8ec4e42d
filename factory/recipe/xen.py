"""The [xen] table: how the network frontend of an image works on Xen (minios/drivers/xen)."""

from __future__ import annotations

from dataclasses import dataclass

from factory.recipe.document import Document, kind
from factory.recipe.keys import XEN


@dataclass(frozen=True)
class Xen:
    """The switches. poll: look at the rings all the time instead of waiting for events; persistent_grants: give each
    page to the backend once and for good; fast_refill: give it a fresh buffer for each frame at once."""

    poll: bool = False
    persistent_grants: bool = False
    fast_refill: bool = False

    @property
    def options(self) -> str:
        """The kernel's word for it (docs/architecture.md, Xen); empty: nothing is switched on."""
        names = [word for name, word in XEN.items() if getattr(self, name)]
        return f"minios.netfront={','.join(names)}" if names else ""


def load_xen(document: Document) -> Xen:
    """The [xen] table of a recipe. Raises FactoryError for a key or value that it cannot have."""
    table = document.table("xen", allowed=XEN)
    for name, value in table.items():
        if not isinstance(value, bool):
            raise document.error(
                f"xen.{name} must be true or false, not {kind(value)}", "xen", name, hint=f"write {name} = true"
            )
    return Xen(**table)
