"""The one place that runs other programs. Argument lists only, no shell.

process.run(["make", "-j2"], cwd=folder, log=cache.new_log("newlib"), step="build newlib", progress=progress)
"""

from factory.process.child import Argument, detached, interactive, spawn, status_text
from factory.process.run import TAIL_LINES, Finished, failed, run

__all__ = ["TAIL_LINES", "Argument", "Finished", "detached", "failed", "interactive", "run", "spawn", "status_text"]
