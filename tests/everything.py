"""One image with every element class that the guest has, and any configuration in it.

The configuration is text in the image, so a test writes its own over it and needs no build of its own.
"""

from __future__ import annotations

from pathlib import Path

from factory import elements
from factory.build import ImageRequest, build_images
from factory.checkout import ROOT
from factory.progress import LineProgress

NAME = "everything"
_RECIPE = f"""\
[recipe]
name = "{NAME}"
kind = "click"
description = "Every element class of the guest, none in use"
config = "{NAME}.click"

[machine]
memory = "8M"
"""
_ROOM = 16384  # bytes that a test's configuration may have


class _Lines(LineProgress):
    """Keeps what the compilers and the linker said."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def detail(self, text: str) -> None:
        self.lines.append(text)
        super().detail(text)


class Everything:
    """The image. classes: what it links; said: the lines of its build."""

    def __init__(self, folder: Path) -> None:
        self.classes = elements.scan(ROOT / "click").names("minios")
        # A synonym names its class, which links it, and makes no element.
        text = "".join(f"elementclass Every{number} {name};\n" for number, name in enumerate(self.classes))
        (folder / "recipe.toml").write_text(_RECIPE)
        (folder / f"{NAME}.click").write_text(text + "/*".ljust(_ROOM) + "*/\n")
        progress = _Lines()
        (built,) = build_images([ImageRequest(NAME, str(folder), f"out/{NAME}", {})], progress=progress)
        self.said = progress.lines
        self.image = built.image
        self._bytes = built.image.read_bytes()
        self._text = built.config.read_bytes()
        assert self._bytes.count(self._text) == 1

    def with_configuration(self, text: str, image: Path) -> Path:
        """Writes the image with another configuration. Its landmarks are `config:LINE`."""
        data = text.encode()
        assert len(data) <= len(self._text)
        image.write_bytes(self._bytes.replace(self._text, data.ljust(len(self._text))))
        return image
