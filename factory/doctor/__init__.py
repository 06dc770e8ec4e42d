"""What may be wrong with this machine, each with what to do about it."""

from factory.doctor.examination import examine
from factory.doctor.finding import Finding

__all__ = ["Finding", "examine"]
