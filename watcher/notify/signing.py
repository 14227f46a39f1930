"""Signatures of webhooks, by the Standard Webhooks specification 1.0 (https://www.standardwebhooks.com/)."""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime

from watcher.errors import DeliveryError

PREFIX = "whsec_"
KEY_BYTES_MIN, KEY_BYTES_MAX = 24, 64
"""What the specification asks of a secret."""


def keys(secret: str) -> tuple[bytes, ...]:
    """Return the keys that a secret holds: one, or several with white space between while they are being changed."""
    return tuple(_key(one) for one in secret.split())


def headers(message_id: str, at: datetime, body: bytes, signed_by: tuple[bytes, ...]) -> Mapping[str, str]:
    """Return the three headers that prove who sent the body, and when."""
    timestamp = str(int(at.timestamp()))
    content = f"{message_id}.{timestamp}.".encode() + body
    signatures = [base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode() for key in signed_by]
    return {
        "webhook-id": message_id,
        "webhook-timestamp": timestamp,
        "webhook-signature": " ".join(f"v1,{signature}" for signature in signatures),
    }


def _key(text: str) -> bytes:
    try:
        key = base64.b64decode(text.removeprefix(PREFIX), validate=True)
    except binascii.Error:
        key = b""
    if text.startswith(PREFIX) and KEY_BYTES_MIN <= len(key) <= KEY_BYTES_MAX:
        return key
    raise DeliveryError(
        f"its secret is not {PREFIX!r} with base64 of {KEY_BYTES_MIN} to {KEY_BYTES_MAX} bytes after it: make one "
        f"""with: printf '{PREFIX}%s\\n' "$(openssl rand -base64 32)\""""
    )
