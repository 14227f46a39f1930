"""A document for `outline` and `compare`: out of a file, an address, or what the archive holds of a source."""

import os
from pathlib import Path
from urllib.parse import quote

from watcher import topics
from watcher.errors import ExtractError, ExtractFailure, InputError
from watcher.extract.sandbox import Sandbox
from watcher.model import Document, Rules, Scope

_SAID = {
    ExtractFailure.NOTHING_TO_READ: "holds no text that could be compared.",
    ExtractFailure.SCRIPT_ONLY: "holds a page without its text: a script would make it. Save the page from a browser.",
    ExtractFailure.UNSUPPORTED_TYPE: "is neither HTML nor PDF, Markdown, plain text or a feed. Give another file.",
    ExtractFailure.DAMAGED: "is damaged or cut short. Get it once more.",
}
"""What is wrong with a file of one's own; extraction speaks of addresses that are checked again."""
FILE_BYTES_MAX = 256 * 1024 * 1024


def is_address(target: str) -> bool:
    """Whether a target is an address: it has a scheme."""
    return "://" in target


def read_file(path: Path, sandbox: Sandbox, *, rules: Rules, scope: Scope) -> Document:
    """Return the marked document that a file holds; its type is found by content, then by its name's extension."""
    body = body_of(path)
    try:
        document = sandbox.read(body, media_type=None, charset=None, url=quote(os.fsencode(path.name)), rules=rules)
    except ExtractError as error:
        raise InputError(f"{path} {_SAID.get(error.failure) or f'cannot be read: {error}'}") from error
    return topics.mark(document, scope)


def body_of(path: Path) -> bytes:
    """Return a file's bytes; raise InputError where it cannot be read or is larger than any document."""
    try:
        if path.stat().st_size > FILE_BYTES_MAX:
            raise InputError(f"{path} is larger than {FILE_BYTES_MAX // 2**20} MB: no document is.")
        return path.read_bytes()
    except IsADirectoryError as error:
        raise InputError(f"{path} is a folder; give a file.") from error
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise InputError(f"{str(path)!r} is no file name.") from error
