"""Measurements. `./factoryw bench` prints them; no test depends on a time.

A file here that defines `measure(progress) -> list[Row]` is a measurement; the first line of its docstring is its title.
"""
