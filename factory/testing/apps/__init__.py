"""Tests of apps: recipes/NAME/tests/*.toml of a recipe of kind "app" (docs/reference/app-tests.md).

case: what a test file says; expect: what is compared with what; guest: a machine with forwarded ports and a console;
client: programs of this machine; talk: bytes over TCP or UDP; runner: all of it, a verdict for each step.
"""
