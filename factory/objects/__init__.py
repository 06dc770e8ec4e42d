"""Compiled objects, kept by what they are made from: the cache of the build (docs/reference/build-speed.md).

entry.py   the bytes of an entry, with the digest that is checked at every retrieval
folder.py  entries in a folder of this user, for all his checkouts
web.py     files on a web server that may be down, slow, full or talk nonsense
remote.py  entries on a web server, for everybody who may ask it
places.py  the folder, and what is asked after it
inputs.py  compilers and system headers, which are a part of every key

SCons asks through factory.build.cachedir.
"""
