"""Tells those who asked for it what has been told: webhooks, a WebSub hub, and everything that Apprise reaches."""

from watcher.notify.courier import Courier, Pace
from watcher.notify.couriers import Couriers, Delivered
from watcher.notify.message import Message
from watcher.notify.office import Office, send_test, unready
from watcher.notify.senders import Means

__all__ = ["Courier", "Couriers", "Delivered", "Means", "Message", "Office", "Pace", "send_test", "unready"]
