"""What the CLI asks SCons for, and what it gets: the contract between `factory build` and the SConstruct."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factory import files
from factory.checkout import OUT
from factory.errors import ExitCode, FactoryError

if TYPE_CHECKING:
    from factory.recipe import Recipe


@dataclass(frozen=True)
class ImageRequest:
    """One image. recipe: the path of its folder; overrides: --set values; folder (in the checkout): where it goes.

    profile: the toolchain's, when it is not the recipe's own.
    """

    name: str
    recipe: str
    folder: str
    overrides: dict[str, Any]
    params_file: str | None = None
    profile: str | None = None

    def load(self) -> Recipe:
        """The recipe with these values. Raises FactoryError as factory.recipe.load() does."""
        from factory.recipe import load

        return load(self.recipe, self.overrides, Path(self.params_file) if self.params_file else None)


@dataclass(frozen=True)
class Built:
    """An image that stands. image is stripped; debug is the same with symbols; config the rendered Click text."""

    name: str
    folder: Path

    @property
    def image(self) -> Path:
        return self.folder / f"{self.name}.elf"

    @property
    def debug(self) -> Path:
        return self.folder / f"{self.name}.debug"

    @property
    def config(self) -> Path:
        return self.folder / f"{self.name}.click"


def save(requests: list[ImageRequest]) -> Path:
    """Writes requests for SConstruct to read (as the argument `request=`)."""
    text = json.dumps([asdict(request) for request in requests], sort_keys=True, indent=1)
    path = OUT / ".requests" / f"{files.sha256_bytes(text)[:16]}.json"
    files.write_if_changed(path, text)
    return path


def refuse_clashes(requests: list[ImageRequest]) -> None:
    """Raises FactoryError when two different images would go into one folder."""
    by_folder: dict[str, ImageRequest] = {}
    for each in requests:
        other = by_folder.setdefault(each.folder, each)
        if other != each:
            raise FactoryError(
                f"two recipes are called {each.name}: {other.recipe} and {each.recipe}",
                hint=f"both would be {each.folder}: "
                "build one after the other, or give one another name in its [recipe]",
                code=ExitCode.USAGE,
            )


def read(path: Path) -> list[ImageRequest]:
    try:
        return [ImageRequest(**item) for item in json.loads(path.read_text())]
    except (OSError, ValueError, TypeError) as error:
        raise FactoryError(f"cannot read the build request: {error}", where=path, code=ExitCode.USAGE) from None
