"""Runs .clicktest files: a script, its input files and the output it must give, in one file each."""

from factory.clicktest.collect import find, run_all, run_in_scratch, tests_of
from factory.clicktest.document import Test, read
from factory.clicktest.execute import Outcome, Result, Setting, run

__all__ = ["Outcome", "Result", "Setting", "Test", "find", "read", "run", "run_all", "run_in_scratch", "tests_of"]
