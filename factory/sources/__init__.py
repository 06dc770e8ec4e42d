"""Third-party sources: pinned in sources.lock.toml, fetched from the machine's own Debian mirror, never committed.

path = sources.get("newlib", offline=False, progress=ui.progress)
sources.extract(path, folder)
"""

from factory.sources.extract import extract
from factory.sources.fetcher import Fetcher, get
from factory.sources.lockfile import Source, find, load

__all__ = ["Fetcher", "Source", "extract", "find", "get", "load"]
