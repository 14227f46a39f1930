"""OPML 2.0: every feed, for a reader to import (http://opml.org/spec2.opml)."""

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from watcher.entries.clean import printable
from watcher.publish.channels import Channel, feed_title

GROUP_NAMES = {"": "General", "sources": "Documents", "topics": "Topics", "publishers": "Publishers"}


def opml(title: str, base_url: str, channels: Sequence[Channel]) -> str:
    """Return an OPML document with the Atom feed of every channel, in folders."""
    groups = [_group(title, name, group, base_url, channels) for group, name in GROUP_NAMES.items()]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n'
        f"<head><title>{_text(title)}</title></head>\n<body>\n{''.join(groups)}</body>\n</opml>\n"
    )


def _group(title: str, name: str, group: str, base_url: str, channels: Sequence[Channel]) -> str:
    lines = [_outline(feed_title(title, channel), channel, base_url) for channel in channels if channel.group == group]
    return f'<outline text="{name}">\n{"".join(lines)}</outline>\n' if lines else ""


def _outline(title: str, channel: Channel, base_url: str) -> str:
    name, address = quoteattr(title), f"{base_url}/{channel.stem}"
    where = f"xmlUrl={quoteattr(f'{address}.atom')} htmlUrl={quoteattr(f'{address}.html')}"
    return f'<outline type="rss" text={name} title={name} {where}/>\n'


def _text(text: str) -> str:
    return quoteattr(printable(text))[1:-1].replace("<", "&lt;")
