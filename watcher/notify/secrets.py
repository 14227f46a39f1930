"""Secrets as they are when they are needed: out of the environment, or out of a file that can be changed meanwhile."""

from collections.abc import Mapping

from watcher.config import Secret
from watcher.errors import DeliveryError

SECRET_BYTES_MAX = 65_536


def read(secret: Secret, env: Mapping[str, str]) -> str:
    """Return the secret without white space around it; raise DeliveryError, naming its place, where there is none."""
    if secret.value is not None:
        return secret.value
    if secret.env is not None:
        found, place = env.get(secret.env, ""), f"the environment variable {secret.env}"
    else:
        found, place = _contents(secret), f"the file {secret.file}"
    if not found.strip():
        raise DeliveryError(f"{place} is missing or empty: give it the value that it is declared to hold")
    return found.strip()


def _contents(secret: Secret) -> str:
    assert secret.file is not None
    try:
        with secret.file.open("rb") as file:
            return file.read(SECRET_BYTES_MAX).decode()
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise DeliveryError(f"the file {secret.file} cannot be read: {reason}") from error
