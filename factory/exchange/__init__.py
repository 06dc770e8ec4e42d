"""Entries of the cache's store for other machines: as files, and on the web server that objects are on.

archive.py  an entry as one file, and back
claim.py    the signed text that says which file an entry is
shelf.py    claims and files on a web server
make.py     factory.cache.make(), which looks there before it builds

What another machine has built is taken only with a signature by a key that the settings name: libraries get into
images, and the programs of a toolchain are run (docs/reference/build-speed.md).
"""

from factory.exchange.make import make

__all__ = ["make"]
