"""What Apprise reaches: mail, ntfy, Matrix, Slack, Discord, Telegram, Mastodon and a hundred more, each by an address.

Apprise connects by itself, in each service's own protocol: the guard of our own requests does not stand before it,
for the operator has declared where it leads. It is an extra: `pip install 'model-welfare-watch[notify]'`.
"""

import logging
import re
import threading
from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING, Self

from watcher.errors import DeliveryError
from watcher.notify.message import Message

if TYPE_CHECKING:
    import apprise

CONVERTED_RATIO = 0.7
"""How much of a service's limit our HTML may take: what Apprise makes of it for the service may be longer."""
RENDER_MARKDOWN = frozenset({"Discord", "Fluxer", "Guilded", "Mattermost", "Revolt", "Ryver", "Zulip"})
"""Services that Apprise sends plain text to, and that show it as Markdown: words of a page could become links there."""
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]{1,20})://")
_STATUS = re.compile(r"error=(\d{3})\b")
_LOGGER = logging.getLogger("apprise")


def opened(url: str) -> Callable[[Message], None]:
    """Return what sends to the address; raise DeliveryError where Apprise is missing or does not know the address."""
    service = _service(url)
    return lambda message: _send(service, message)


def _service(url: str) -> "apprise.NotifyBase":
    try:
        import apprise  # noqa: PLC0415 - an extra, and most of a second to import
    except ImportError:
        raise DeliveryError("Apprise is not installed: pip install 'model-welfare-watch[notify]'") from None
    asset = apprise.AppriseAsset(
        app_id="model-welfare-watch", async_mode=False, interpret_emojis=False, storage_mode="memory"
    )
    for talker in (_LOGGER, logging.getLogger("urllib3")):
        talker.setLevel(logging.WARNING)  # below it both write addresses, and tokens with them
    _LOGGER.propagate = False
    found = apprise.Apprise.instantiate(url, asset=asset, suppress_exceptions=True)
    if not isinstance(found, apprise.NotifyBase):
        raise DeliveryError(_unknown(url))
    if "overflow=" not in url:
        found.overflow_mode = apprise.OverflowMode.TRUNCATE
    if "format=" not in url and str(found.service_name) in RENDER_MARKDOWN:
        found.notify_format = apprise.NotifyFormat.MARKDOWN
    return found


def _unknown(url: str) -> str:
    """Say what is wrong with an address of which only the service may be named."""
    from apprise.manager_plugins import NotificationManager  # noqa: PLC0415 - as above

    scheme = _SCHEME.match(url)
    known: list[str] = NotificationManager().schemas()  # type: ignore[no-untyped-call]
    if scheme and scheme[1] in known:
        what = f"what follows {scheme[0]} is not what that service wants: compare it with the service's page at"
    else:
        what = "Apprise does not know its address: look for the service at"
    return f"{what} https://appriseit.com/services/"


def _send(service: "apprise.NotifyBase", message: Message) -> None:
    import apprise  # noqa: PLC0415 - as above

    plain = service.notify_format == apprise.NotifyFormat.TEXT
    most = int(service.body_maxlen * (1.0 if plain else CONVERTED_RATIO)) - len(message.title) - len("\r\n")
    to_all = apprise.Apprise()
    to_all.add(service)
    with _Heard() as heard:
        # A title that the service has no place for becomes part of the body, and is taken as the body's kind of text.
        title = escape(message.title) if service.title_maxlen <= 0 and not plain else message.title
        body = message.text(most) if plain else message.html(most)
        kind = apprise.NotifyFormat.TEXT if plain else apprise.NotifyFormat.HTML
        accepted = to_all.notify(body=body, title=title, body_format=kind)
    if not accepted:
        status = heard.status
        raise DeliveryError(f"the service answered {status}" if status else "the service could not be reached")


class _Heard(logging.Handler):
    """Hears what Apprise writes in this thread, and remembers what is no secret of it: the status in the answer."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.status: str | None = None
        self._thread = threading.get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        """Remember a status."""
        if record.thread == self._thread and (found := _STATUS.search(record.getMessage())):
            self.status = found[1]

    def __enter__(self) -> Self:
        _LOGGER.addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        _LOGGER.removeHandler(self)
