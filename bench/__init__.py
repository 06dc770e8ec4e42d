"""Measurements. `./factoryw bench` prints them; no test depends on a time.

A file here that defines `measure(progress) -> list[Row]` is a measurement; its docstring's first line is its title.
"""
