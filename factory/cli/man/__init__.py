"""Manual pages of factory and its commands, made from the parsers that --help is made from."""

from factory.cli.man.page import pages

__all__ = ["pages"]
