"""The bill of materials lists what is installed, each once, by package URLs."""

from importlib import metadata

from tools.sbom import bill


def test_every_installed_distribution_is_listed_once() -> None:
    found = bill()
    assert (found["bomFormat"], found["specVersion"]) == ("CycloneDX", "1.5")
    components = found["components"]
    assert isinstance(components, list)
    urls = [component["purl"] for component in components]
    assert f"pkg:pypi/httpx@{metadata.version('httpx')}" in urls
    assert len(set(urls)) == len(urls)
    assert not any("model-welfare-watch" in url for url in urls)
