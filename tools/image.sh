#!/bin/sh
# Builds the image and proves it: `./run image`. With a Docker engine by docker; without one by buildah and podman, on a stand-in for the
# Python base image where no registry can be reached (debootstrap: Debian's own Python).
set -eu
cd "$(dirname "$0")/.."
image=localhost/model-welfare-watch:latest
ca=/etc/ssl/certs/ca-certificates.crt

# What the image holds, as a CycloneDX bill of materials: bill ENGINE [OPTION ...]
bill() {
    engine=$1
    shift
    mkdir -p dist
    "$engine" run --rm -i "$@" --entrypoint python3 "$image" - <tools/sbom.py >dist/sbom.cdx.json
    echo "image: what it holds is listed in dist/sbom.cdx.json"
}

if docker info >/dev/null 2>&1; then
    docker build -q -t "$image" .
    bill docker
    exec "${PYTHON:-.venv/bin/python}" -m tools.image_proof docker "$image"
fi

need="buildah podman runc debootstrap"
for tool in $need; do
    command -v "$tool" >/dev/null 2>&1 || {
        echo "No Docker engine here, and '$tool' is missing. Install it (Debian: apt-get install $need containernetworking-plugins iptables) or start Docker." >&2
        exit 1
    }
done

base=docker.io/library/python:3.12-slim
if ! podman image exists "$base" && ! timeout 60 podman pull -q "$base" >/dev/null 2>&1; then
    base=localhost/python-stand-in:bookworm
    if ! podman image exists "$base"; then
        echo "image: no registry can be reached; making a stand-in for the Python base image from Debian's packages"
        root=$(mktemp -d)
        debootstrap --variant=minbase --include=python3,python3-venv,ca-certificates bookworm "$root" >"$root.log" 2>&1 \
            || { tail -5 "$root.log" >&2; echo "image: debootstrap failed; see $root.log" >&2; exit 1; }
        tar -C "$root" -c . | podman import -q - "$base" >/dev/null
        rm -rf "$root" "$root.log"
    fi
fi

# pip inside the build trusts what this machine trusts.
trust=$(mktemp)
trap 'rm -f "$trust"' EXIT
[ -f "$ca" ] && printf '[global]\ncert = %s\n' "$ca" >"$trust" || ca=/dev/null
buildah bud --isolation chroot --pull-never --format docker --volume "$ca:$ca:ro" --volume "$trust:/etc/pip.conf:ro" \
    --build-arg PYTHON="$base" -t "$image" . >"$trust.log" 2>&1 || { tail -20 "$trust.log" >&2; exit 1; }
rm -f "$trust.log"
bill podman --runtime runc --network none --ulimit nofile=1024:1024 --ulimit nproc=4096:4096
"${PYTHON:-.venv/bin/python}" -m tools.image_proof podman "$image"
