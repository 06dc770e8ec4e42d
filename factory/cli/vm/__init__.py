"""The actions of `factory vm`: each module has a table of them, factory/cli/commands/vm.py puts them together."""
