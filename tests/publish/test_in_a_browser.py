"""The pages in a real browser: accessible, narrow and wide, by keyboard, with an empty console under the served policy."""

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
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
document.querySelectorAll("details").forEach((one) => { one.open = true; });
axe.run(document, {runOnly: tags, rules: {"target-size": {enabled: true}}}).then((found) => {
  parent.say(found.violations.map((one) =>
    ({id: one.id, impact: one.impact, help: one.help, nodes: one.nodes.slice(0, 3).map((node) => node.html)})));
});</script></body>"""
FRAME = """<!doctype html><html lang="en"><title>A frame</title><body><script>
function say(value) {
  const said = document.createElement("pre"); said.id = "said";
  said.textContent = JSON.stringify(value);
  document.body.append(said);
}
function measure(page) { %s }
</script><iframe title="The page" width="%d" height="900" src="%s" onload="measure(frames[0])"></iframe></body></html>"""
"""No window is as narrow as a telephone, but a frame is."""

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
    endless = here.change(CHARTER, rewording(f"We [will] keep {'x' * 400}.", title="Unverhältnismäßig" * 12))
    here.fail(TRACKER, f"The page {'y' * 300} is not there.")
    here.review(short)
    here.correct(short, withdraw=False)
    here.digest(short, long, arabic)
    here.publish()
    told = {"short": short, "long": long, "rtl": arabic, "endless words": endless}
    changes = {name: entry.links[0].href for name, entry in told.items()}
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


def measured(page: Path, profile: Path, script: str, *flags: str, width: int = 1024) -> Any:
    """Open the page in a frame of that many pixels; return what the script says of it (`page` is its window)."""
    frame = page.with_name(f"frame-{page.name}")
    frame.write_text(FRAME % (script, width, page.name))
    document, logged = browse(frame.as_uri(), profile, "--allow-file-access-from-files", *flags)
    frame.unlink()
    found = re.search(r'<pre id="said">(.*?)</pre>', document, re.DOTALL)
    assert found, logged[-2000:]
    return json.loads(unescape(found[1]))


def violations(page: Path, axe: Path, profile: Path, *flags: str, width: int = 1024) -> list[dict[str, Any]]:
    copy = page.with_name(f"axe-{page.name}")
    open_to_scripts = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page.read_text())
    copy.write_text(open_to_scripts.replace("</body>", RUN.replace("axe.min.js", axe.as_uri())))
    found = measured(copy, profile, "", *flags, width=width)
    copy.unlink()
    return list(found)


@pytest.mark.parametrize("width", [360, 1024])
@pytest.mark.parametrize("flags", [(), ("--blink-settings=preferredColorScheme=0",)], ids=["light", "dark"])
def test_nothing_serious_is_found_on_any_page(
    site_folder: tuple[Path, dict[str, str]], axe: Path, tmp_path: Path, flags: tuple[str, ...], width: int
) -> None:
    feeds, pages = site_folder
    grave = {
        name: serious
        for name, path in pages.items()
        if (found := violations(feeds / path, axe, tmp_path, *flags, width=width))
        and (serious := [one for one in found if one["impact"] in GRAVE])
    }
    assert grave == {}


def test_no_page_is_wider_than_a_narrow_window(site_folder: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    feeds, pages = site_folder
    script = "say(page.document.documentElement.scrollWidth);"
    widths = {name: measured(feeds / path, tmp_path, script, width=320) for name, path in pages.items()}
    assert {name: width for name, width in widths.items() if width > 320} == {}


def test_the_views_are_switched_without_a_script_of_the_page(
    site_folder: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    feeds, pages = site_folder
    script = """
      const shown = (name) => [...page.document.querySelectorAll(name)].filter((one) => one.checkVisibility()).length;
      const counts = () => [shown(".apart"), shown(".inline")];
      const said = [counts()];
      for (const view of ["inline", "apart"]) { page.document.querySelector(`label[for=view-${view}]`).click(); said.push(counts()); }
      say(said);"""
    assert measured(feeds / pages["short"], tmp_path, script) == [[1, 0], [0, 1], [1, 0]]


def test_whatever_has_the_focus_shows_it(site_folder: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    feeds, pages = site_folder
    script = """
      const bare = [];
      for (const one of page.document.querySelectorAll("a[href], summary, input, [tabindex]")) {
        if (!one.checkVisibility()) continue;
        one.focus();
        const ring = one.matches("input") ? one.nextElementSibling : one;
        if (page.getComputedStyle(ring).outlineStyle !== "solid") bare.push(one.outerHTML);
      }
      say(bare);"""
    assert {name: bare for name, path in pages.items() if (bare := measured(feeds / path, tmp_path, script))} == {}


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
