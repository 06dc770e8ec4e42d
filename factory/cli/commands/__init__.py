"""One module per command, named like the command; each has a `COMMAND` (see factory/cli/command.py)."""
