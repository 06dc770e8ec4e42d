"""Building the same images again somewhere else, and whether the same bytes come out (docs/reference/reproducible.md).

verify() -> an ordinary build -> a copy of the sources elsewhere -> `python -m factory.rebuild` there -> compare
"""

from factory.rebuild.difference import Difference, compare
from factory.rebuild.outcome import Outcome
from factory.rebuild.twice import rebuilt, verify, verify_image

__all__ = ["Difference", "Outcome", "compare", "rebuilt", "verify", "verify_image"]
