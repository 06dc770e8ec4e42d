"""DSSE envelopes, for in-toto provenance: https://github.com/secure-systems-lab/dsse, version 1.0.0."""

from __future__ import annotations

import base64
import binascii
import json
from pathlib import Path
from typing import Any

from factory.errors import FactoryError
from factory.release.keys import PublicKey, Signer
from factory.release.words import encoded

TYPE = "application/vnd.in-toto+json"


def envelope(statement: dict[str, Any], signer: Signer) -> str:
    """One line of JSON: what tools for in-toto expect in an .intoto.jsonl file."""
    payload = json.dumps(statement, sort_keys=True, separators=(",", ":")).encode()
    signature = signer.sign(_pre_authentication(payload))
    signed = {
        "payload": encoded(payload),
        "payloadType": TYPE,
        "signatures": [{"keyid": signer.public.name, "sig": encoded(signature)}],
    }
    return json.dumps(signed, sort_keys=True) + "\n"


def opened(path: Path, text: str, key: PublicKey) -> dict[str, Any]:
    """The statement. Raises FactoryError unless this key's signature holds."""
    try:
        signed = json.loads(text)
        payload = base64.b64decode(signed["payload"], validate=True)
        signatures = [base64.b64decode(each["sig"], validate=True) for each in signed["signatures"]]
        kind = signed["payloadType"]
    except (ValueError, KeyError, TypeError, RecursionError, binascii.Error):
        raise FactoryError(f"{path.name} is no DSSE envelope", where=path) from None
    if kind != TYPE or not any(key.verifies(each, _pre_authentication(payload)) for each in signatures):
        raise FactoryError(f"the signature in {path.name} does not hold", where=path)
    try:
        statement = json.loads(payload)
    except (ValueError, RecursionError):
        statement = None
    if not isinstance(statement, dict):
        raise FactoryError(f"{path.name} holds no statement", where=path)
    return statement


def _pre_authentication(payload: bytes) -> bytes:
    """PAE of the specification: lengths as text, so that type and payload cannot be shifted into each other."""
    kind = TYPE.encode()
    return b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload)
