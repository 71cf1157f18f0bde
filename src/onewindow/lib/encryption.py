"""Personal numbers at rest: AES-GCM for the value, a keyed blind index to find it again (个人信息保护法)."""

import base64
import hashlib
import hmac
import os
from functools import lru_cache

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

_NONCE = 12


@lru_cache(maxsize=8)
def _cipher(key: str) -> AESGCM:
    return AESGCM(hashlib.sha256(b"onewindow.field\0" + key.encode()).digest())


def seal(text: str) -> bytes:
    """Encrypt `text` with the newest key; an empty text stays empty."""
    if not text:
        return b""
    nonce = os.urandom(_NONCE)
    return nonce + _cipher(settings.FIELD_KEYS[0]).encrypt(nonce, text.encode(), None)


def unseal(sealed: bytes | memoryview) -> str:
    """Decrypt what `seal` made, trying each key, so that keys can be rotated. Raises `InvalidTag` if none fits."""
    sealed = bytes(sealed)
    if not sealed:
        return ""
    error: Exception | None = None
    for key in settings.FIELD_KEYS:
        try:
            return _cipher(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], None).decode()
        except Exception as invalid:
            error = invalid
    assert error is not None
    raise error


def blind_index(text: str) -> str:
    """Return a keyed digest by which equal numbers are found without being readable."""
    key = hashlib.sha256(b"onewindow.index\0" + settings.INDEX_KEY.encode()).digest()
    digest = hmac.new(key, text.strip().upper().encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest[:24]).decode()
