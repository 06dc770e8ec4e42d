"""What a recipe says, as frozen values: the contract between recipes and everything that builds or runs them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from factory.recipe.app import App
from factory.recipe.xen import Xen

if TYPE_CHECKING:
    from factory.recipe.rendered import Rendered

# A parameter's value: str, int, bool, list (of values or tables).
Value = Any

KINDS = ("click", "app")
PROFILES = ("dev", "release")
CONFIGURATIONS = ("any", "own")
CLASSIFIERS = ("patterns", "compiled")
_COMPILED = ("Classifier", "IPFilter", "IPClassifier")  # as click/minios/compiledclassifiers.hh has them


@dataclass(frozen=True)
class Interface:
    """A network interface of the image; index is its number for FromDevice and ToDevice."""

    name: str
    index: int


@dataclass(frozen=True)
class Parameter:
    """A parameter as recipe.toml declares it. type is one of types.TYPES; where is file:line of its default."""

    name: str
    type: str
    default: Value
    help: str = ""
    choices: tuple[Value, ...] = ()
    where: str = ""


@dataclass(frozen=True)
class Budget:
    """Upper limits in bytes; None is no limit. image: the stripped ELF file; memory: what its segments take."""

    image: int | None = None
    memory: int | None = None


@dataclass(frozen=True)
class Package:
    """A folder of element sources outside the checkout. written: as the recipe has it; where: file:line of that."""

    name: str
    folder: Path
    written: str
    where: str


@dataclass(frozen=True)
class MoreElements:
    """Element classes of an image beside those of its configuration: it may be given others while it runs.

    Each name with the file:line where the recipe has it. groups: folders of click/elements, and packages.
    packages: where there are further elements to choose from, for the configuration, too. configurations: which ones
    the image can run, one of CONFIGURATIONS; with "own" it has no parser, and its configuration is read at build time.
    classifiers: what the image has of them, one of CLASSIFIERS: "compiled", their programs alone.
    """

    elements: tuple[tuple[str, str], ...] = ()
    groups: tuple[tuple[str, str], ...] = ()
    packages: tuple[Package, ...] = ()
    configurations: str = "any"
    classifiers: str = "patterns"

    def linked(self, name: str) -> str:
        """The class that the image has for this one of its configuration."""
        return f"Compiled{name}" if self.classifiers == "compiled" and name in _COMPILED else name


@dataclass(frozen=True)
class Recipe:
    """One image, with the parameters' final values.

    memory is the machine's, as QEMU's -m takes it ("8M"); memory_bytes the same as a number. source is recipe.toml,
    config the Click template (kind "click"), more what its image can run besides, app the rest of an app (kind "app"),
    xen the switches of its network interfaces on Xen.
    """

    name: str
    kind: str
    description: str
    profile: str
    folder: Path
    source: Path
    config: Path | None
    memory: str
    memory_bytes: int
    interfaces: tuple[Interface, ...]
    budget: Budget
    schema: tuple[Parameter, ...] = ()
    parameters: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    app: App | None = None
    more: MoreElements = MoreElements()
    xen: Xen = field(default_factory=Xen)

    def render(self) -> Rendered:
        """The Click configuration for these parameters. Raises FactoryError with the template's file:line."""
        from factory.recipe.render import render

        return render(self)
