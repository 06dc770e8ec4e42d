"""`python -m factory.rebuild REQUESTS JOBS`: what verify() runs in the copy. Builds images with what the cache has.

User-space click does not read configurations again: it has, where the image came from, and it leaves no trace in it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from factory.build import build_images, domain_files, request
from factory.errors import FactoryError
from factory.progress import LineProgress
from factory.settings import NOTHING_SHARED


def main(requests: str, jobs: str) -> int:
    try:
        asked = request.read(Path(requests))
        images = build_images(
            asked, progress=LineProgress(), jobs=int(jobs), offline=True, checked=False, settings=NOTHING_SHARED
        )
        for each, built in zip(asked, images, strict=True):
            domain_files.write(each.load(), built)
    except FactoryError as error:
        print("\n".join(error.lines()))
        return int(error.code)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
