"""Answers what is asked over a link."""

from __future__ import annotations

import contextlib
from typing import Any

from .cable import cable
from .console import console
from .dial import dial
from .execute import execute
from .streams import Broken, Handler, Stream

_SERVICES: dict[str, Handler] = {"execute": execute, "cable": cable, "console": console, "dial": dial}


def serve(stream: Stream, request: dict[str, Any]) -> None:
    """request["do"] names the service; a request that cannot be understood is answered, too."""
    with contextlib.suppress(Broken):  # who asked is gone
        try:
            service = _SERVICES[request["do"]]
            service(stream, request)
        except (KeyError, TypeError, ValueError) as error:
            stream.done({"error": f"the agent does not understand {request!r} ({error!r})"})
