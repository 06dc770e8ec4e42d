"""Starting folders for new recipes: `factory init`. What they hold is in templates/, one folder for each kind."""

from factory.init.create import CHOICES, Created, create

__all__ = ["CHOICES", "Created", "create"]
