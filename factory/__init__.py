"""Builds router images and other unikernels from recipes.

Nothing is imported here: `import factory.errors` must stay cheap, because start-up time is part of every command.
"""

__version__ = "0.1.0"
