"""Reads and writes handlers of a guest's routers for who is not in dom0: `python3 -m factory.dom0.routers DOMID`.

Requests come as lines of JSON on standard input, {"read": "element.handler"} or {"write": …, "value": …}; each is
answered by a line, {"value": …} or {"error": …}.
"""

from __future__ import annotations

import json
import sys
import time

from factory.control.clickos import RouterTree
from factory.control.model import RouterState
from factory.control.xenstore import XenStore
from factory.errors import FactoryError

_START = 60.0  # seconds
_ANSWER = 30.0


def main() -> int:
    domid = int(sys.argv[1])
    tree = RouterTree(XenStore.open(), domid, f"domain {domid}")
    if problem := _wait(tree):
        print(problem, file=sys.stderr)
        return 1
    print("{}", flush=True)
    for line in sys.stdin:
        print(json.dumps(_answer(tree, json.loads(line))), flush=True)
    return 0


def _wait(tree: RouterTree) -> str:
    """Until its router runs; otherwise why it does not."""
    for status in tree.statuses(0, time.monotonic() + _START):
        if status.state is RouterState.RUNNING:
            return ""
        if status.state is RouterState.ERROR:
            return f"the router has an error: {status.reason}"
    return f"its router is not running after {_START:g} s"


def _answer(tree: RouterTree, request: dict[str, str]) -> dict[str, str]:
    element, _, handler = request.get("read", request.get("write", "")).rpartition(".")
    try:
        if "read" in request:
            return {"value": tree.read(0, element, handler, "", _ANSWER)}
        tree.write(0, element, handler, request.get("value", ""), _ANSWER)
    except FactoryError as error:
        return {"error": error.what}
    return {"value": ""}


if __name__ == "__main__":
    sys.exit(main())
