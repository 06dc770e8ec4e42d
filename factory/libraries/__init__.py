"""Libraries that an image may ask for: folders of minios/libs, built from pinned source into the store when wanted.

for library in libraries.closure(["https", "zlib"]):     # with what they need, in link order
    built = libraries.ensure(library, toolchain, progress, offline=False)

What a folder holds: docs/architecture.md, "Libraries"; how to add one: minios/libs/README.md.
"""

from factory.libraries.closure import closure
from factory.libraries.ensure import ensure, find_built
from factory.libraries.load import known, load
from factory.libraries.model import BuiltLibrary, Library
from factory.libraries.overview import overview
from factory.libraries.symbols import providers

__all__ = ["BuiltLibrary", "Library", "closure", "ensure", "find_built", "known", "load", "overview", "providers"]
