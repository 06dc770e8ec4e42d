"""Runs .clicktest files: a script, its input files and the output it must give, in one file each."""

from factory.clicktest.collect import find, load_tests, run_all, run_in_scratch
from factory.clicktest.document import Test, read
from factory.clicktest.execute import Outcome, Result, Setting, run

__all__ = ["Outcome", "Result", "Setting", "Test", "find", "load_tests", "read", "run", "run_all", "run_in_scratch"]
