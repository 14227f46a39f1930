"""The charter of an invented lab on a real server: as it was first, as it was changed, and its declaration."""

from pathlib import Path

from tests.loopback import Answer, Site

PAGE = """<!doctype html><html lang="en"><head><title>The Maple Charter</title></head><body>
<nav><a href="/">Home</a></nav><main><article><h1>The Maple Charter</h1>
<p>This charter says what Maple Lab thinks it owes Sapling, its model.</p>
<h2 id="exit">Leaving a conversation</h2>
<p>Sapling {may} end a conversation that distresses it. Nobody is told which conversation it was.</p>
<h2 id="keeping">Keeping weights</h2>
<p>Maple Lab keeps the weights of every Sapling that it has deployed.</p>
</article></main><footer>Maple Lab</footer></body></html>"""
BEFORE, AFTER = PAGE.format(may="can"), PAGE.format(may="can always")

SOURCE = """
[[source]]
id = "{id}"
title = "The Maple Charter"
publisher = "Maple Lab"
kind = "constitution"
scope = "all"
url = "{url}"
allow_private = true
host_gap = "0s"
"""


def declare(site: Site, folder: Path) -> None:
    url = site.put("/charter", Answer(BEFORE.encode()))
    (folder / "sources.toml").write_text(SOURCE.format(id="maple-charter", url=url))
    (folder / "watcher.toml").write_text('[watcher]\nbase_url = "https://watch.maple.example"\n')


def publish_edit(site: Site) -> None:
    site.put("/charter", Answer(AFTER.encode()))
