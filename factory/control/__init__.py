"""Drive a running router: read and write handlers of its elements.

The wire format is Click's ControlSocket protocol 1.3, over any connected byte stream.
"""

from factory.control.session import ControlError, ControlSession

__all__ = ["ControlError", "ControlSession"]
