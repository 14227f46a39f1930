"""Prints a software bill of materials (CycloneDX 1.5, JSON) of the environment that it runs in.

`./run image` runs it inside the image: what is listed is what is installed there, not what was asked for.
"""

import json
import re
import sys
from importlib import metadata


def component(found: metadata.Distribution) -> dict[str, object]:
    """Return one installed distribution, named by its package URL."""
    name = re.sub(r"[-_.]+", "-", found.metadata["Name"]).lower()
    fields = found.metadata.json
    licence = str(fields.get("license_expression") or fields.get("license") or "")
    known = {"licenses": [{"license": {"name": licence.splitlines()[0][:100]}}]} if licence.strip() else {}
    purl = f"pkg:pypi/{name}@{found.version}"
    return {"type": "library", "bom-ref": purl, "name": name, "version": found.version, "purl": purl, **known}


def bill(product: str = "model-welfare-watch") -> dict[str, object]:
    """Return the whole bill; the same environment always gives the same one."""
    every = {str(one["name"]): one for one in map(component, metadata.distributions())}
    ours = every.pop(product, {"type": "application", "name": product})
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {**ours, "type": "application"}},
        "components": [every[name] for name in sorted(every)],
    }


if __name__ == "__main__":
    json.dump(bill(), sys.stdout, indent=1)
    sys.stdout.write("\n")
