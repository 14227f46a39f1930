"""The pages in a real browser: axe-core finds nothing serious, and the console stays empty under the served policy."""

import json
import re
import shutil
import subprocess
import tarfile
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tests.entries.invented import CARD, CHARTER, TRACKER
from tests.publish.installed import Installed, long_change, rewording
from tests.web.test_serving import Site

CHROMIUM, NPM = (shutil.which(name) for name in ("chromium", "npm"))
BROWSER_SECONDS_MAX = 90
GRAVE = ("serious", "critical")
RUN = """<script src="axe.min.js"></script><script>
axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}).then((found) => {
  const said = document.createElement("pre"); said.id = "axe";
  said.textContent = JSON.stringify(found.violations.map((one) =>
    ({id: one.id, impact: one.impact, help: one.help, nodes: one.nodes.slice(0, 3).map((node) => node.html)})));
  document.body.append(said);
});</script></body>"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed (Debian: apt install chromium)"),
]


@pytest.fixture(scope="module")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A published folder with every kind of page; their paths by name."""
    here = Installed(tmp_path_factory.mktemp("browser"))
    short = here.change(CHARTER)
    long = here.change(CARD, long_change(60))
    arabic = here.change(
        TRACKER, rewording("سوف [نحتفظ] بالأوزان دائما.", "سوف [نحذف] الأوزان دائما.", title="الأوزان")
    )
    here.fail(TRACKER)
    here.review(short)
    here.correct(short, withdraw=False)
    here.digest(short, long, arabic)
    here.publish()
    changes = {name: entry.links[0].href for name, entry in (("short", short), ("long", long), ("rtl", arabic))}
    others = ("index.html", "changes/index.html", "feed.html", "health.html", "digest-daily.html")
    return here.feeds, changes | {name: name for name in others}


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The axe-core script, from its package."""
    if NPM is None:
        pytest.skip("npm is not installed: it brings axe-core")
    folder = tmp_path_factory.mktemp("axe")
    command = [NPM, "pack", "axe-core@4", "--silent"]
    packed = subprocess.run(command, check=False, cwd=folder, capture_output=True, timeout=120)
    if packed.returncode:
        pytest.skip(f"npm could not bring axe-core: {packed.stderr.decode()[-200:]}")
    with tarfile.open(next(folder.glob("*.tgz"))) as package:
        package.extract("package/axe.min.js", folder, filter="data")
    return folder / "package" / "axe.min.js"


def browse(address: str, profile: Path, *flags: str) -> tuple[str, str]:
    """Open an address without a window; return the document as it became, and what the browser logged."""
    assert CHROMIUM is not None
    common = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}", "--enable-logging=stderr"]
    command = [CHROMIUM, *common, "--virtual-time-budget=20000", *flags, "--dump-dom", address]
    done = subprocess.run(command, check=False, capture_output=True, timeout=BROWSER_SECONDS_MAX)
    return done.stdout.decode(), done.stderr.decode()


def violations(page: Path, axe: Path, profile: Path, *flags: str) -> list[dict[str, Any]]:
    copy = page.with_name(f"axe-{page.name}")
    open_to_scripts = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page.read_text())
    copy.write_text(open_to_scripts.replace("</body>", RUN.replace("axe.min.js", axe.as_uri())))
    document, logged = browse(copy.as_uri(), profile, "--allow-file-access-from-files", *flags)
    copy.unlink()
    found = re.search(r'<pre id="axe">(.*?)</pre>', document, re.DOTALL)
    assert found, logged[-2000:]
    return list(json.loads(unescape(found[1])))


@pytest.mark.parametrize("flags", [(), ("--blink-settings=preferredColorScheme=0",)], ids=["light", "dark"])
def test_nothing_serious_is_found_on_any_page(
    site_folder: tuple[Path, dict[str, str]], axe: Path, tmp_path: Path, flags: tuple[str, ...]
) -> None:
    feeds, pages = site_folder
    grave = {
        name: serious
        for name, path in pages.items()
        if (serious := [one for one in violations(feeds / path, axe, tmp_path, *flags) if one["impact"] in GRAVE])
    }
    assert grave == {}


def test_the_check_finds_what_is_wrong(axe: Path, tmp_path: Path) -> None:
    page = tmp_path / "bad.html"
    page.write_text('<!doctype html><html><title>x</title><body><img src="a.png"><a href="/"></a></body></html>')
    assert {"html-has-lang", "image-alt", "link-name"} <= {one["id"] for one in violations(page, axe, tmp_path / "p")}


def test_the_console_stays_empty_under_the_served_policy(
    site_folder: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    feeds, pages = site_folder
    site = Site(feeds)
    try:
        base = "http://{}:{}".format(*site.server.address)
        for path in pages.values():
            document, logged = browse(f"{base}/{path}", tmp_path)
            assert "</html>" in document, path
            assert "CONSOLE" not in logged, (path, logged)
    finally:
        site.close()
