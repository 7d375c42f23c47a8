"""Makes the pictures of the web page from the example pages: python docs/pictures/web.py [FOLDER]

Reads examples/ into a new database, merges it, serves it, and photographs views of it in Chromium at desktop and phone
width. A picture has 256 colours at most, so that it stays small; the map needs no graphics card.
"""

from __future__ import annotations

import json
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import urllib.request
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).resolve().parent
WIDTHS = {"desktop": (1180, 800), "phone": (390, 780)}
"""Pixels."""
FLAGS = [
    "--no-sandbox",
    "--enable-unsafe-swiftshader",
    "--font-render-hinting=none",
]
"""WebGL is reckoned by the processor; letters do not hang on the settings of the machine."""
COLORS = 256
MOST = 150_000
"""Bytes of a picture."""
SLOW = 180_000
"""Milliseconds that a busy machine may take to draw a map."""


def run(folder: Path, *words: str) -> None:
    """A command of the program in a folder that holds examples/."""
    subprocess.run(
        [sys.executable, "-m", "dateline", *words], cwd=folder, env=there(), check=True, stdout=subprocess.DEVNULL
    )


def there() -> dict[str, str]:
    """The environment in which this repository's program runs."""
    return os.environ | {"PYTHONPATH": str(HERE.parents[1] / "src")}


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the page over a new database of the examples."""
    run(folder, "read", "examples", "--db", "pages.db", "--quiet")
    run(folder, "incidents", "--db", "pages.db")
    words = [sys.executable, "-m", "dateline", "serve", "--db", "pages.db", "--port", "0"]
    with subprocess.Popen(
        words, cwd=folder, env=there(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as server:
        try:
            told = next((line for line in server.stdout or () if "http://" in line), "")
            yield "http://" + told.partition("http://")[2].split()[0]
        finally:
            server.terminate()


def views(base: str) -> dict[str, str]:
    """Name of a picture -> the state it shows."""
    with urllib.request.urlopen(f"{base}api/events?page=tessit-ambush") as reply:
        told = json.load(reply)
    at = told["columns"].index("incident")
    ambush = next(row[at] for row in told["events"] if row[0] == "tessit-ambush.E1")
    return {
        "overview": "",
        "incident": f"?view=incident&id={ambush}",
        "article": "?view=article&page=tessit-ambush&event=E1",
        "review": "?view=review&who=Ann&order=page",
    }


def settled(page: Page, name: str) -> None:
    """Waits until a view is as it stays."""
    page.locator("main h1").first.wait_for(state="attached")
    if name == "overview":
        page.locator(".ring").first.wait_for(timeout=SLOW)
        page.evaluate("document.querySelector('.maplibregl-canvas').getContext('webgl2')")
    page.wait_for_timeout(1500)
    top = "document.querySelector('.toll-chart')?.closest('section').getBoundingClientRect().top"
    page.evaluate(f"scrollTo(0, Math.max(0, ({top} ?? 0) - 330))")  # an incident: its last fields and the chart


def pictures(base: str, browser: Any) -> Iterator[tuple[str, bytes]]:
    """Every picture with its name."""
    for width, (wide, tall) in WIDTHS.items():
        context = browser.new_context(
            viewport={"width": wide, "height": tall}, color_scheme="light", reduced_motion="reduce"
        )
        context.set_default_timeout(SLOW)
        for name, state in views(base).items():
            page = context.new_page()
            page.goto(base + state)
            settled(page, name)
            yield f"page-{name}-{width}.png", small(page.screenshot(timeout=SLOW))
            page.close()
        context.close()


# -------------------------------------------------------------------------------- PNG with a palette


def small(png: bytes) -> bytes:
    """The picture with its most frequent colours alone, others as the nearest of them."""
    pixels = decoded(png)
    high, wide, _ = pixels.shape
    flat = pixels.reshape(-1, 3).astype(np.int32)
    codes = (flat[:, 0] << 16) | (flat[:, 1] << 8) | flat[:, 2]
    values, where, times = np.unique(codes, return_inverse=True, return_counts=True)
    kept = values[np.argsort(-times, kind="stable")[:COLORS]]
    palette = np.stack([kept >> 16, (kept >> 8) & 255, kept & 255], axis=1)
    own = np.stack([values >> 16, (values >> 8) & 255, values & 255], axis=1)
    nearest = np.concatenate(
        [
            np.abs(part[:, None, :] - palette[None]).sum(axis=2).argmin(axis=1)
            for part in np.array_split(own, len(own) // 2048 + 1)
        ]
    )
    rows = nearest[where].astype(np.uint8).reshape(high, wide)
    data = zlib.compress(b"".join(b"\0" + row.tobytes() for row in rows), 9)
    head = struct.pack(">IIBBBBB", wide, high, 8, 3, 0, 0, 0)
    parts = ((b"IHDR", head), (b"PLTE", palette.astype(np.uint8).tobytes()), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(kind, body) for kind, body in parts)


def chunk(kind: bytes, body: bytes) -> bytes:
    """A chunk of a PNG file."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def decoded(png: bytes) -> np.ndarray[Any, Any]:
    """Red, green and blue of every pixel of a PNG of 8 bits a channel, without interlacing, as browsers write it."""
    at, data = 8, b""
    wide = high = channels = 0
    while at < len(png):
        size, kind = struct.unpack(">I4s", png[at : at + 8])
        body = png[at + 8 : at + 8 + size]
        if kind == b"IHDR":
            wide, high, _, color = struct.unpack(">IIBB", body[:10])
            channels = {2: 3, 6: 4}[color]
        elif kind == b"IDAT":
            data += body
        at += size + 12
    lines = np.frombuffer(zlib.decompress(data), np.uint8).reshape(high, 1 + wide * channels)
    out = np.zeros((high, wide, channels), np.uint8)
    above = np.zeros((wide, channels), np.uint8)
    for number, line in enumerate(lines):
        above = out[number] = unfiltered(int(line[0]), line[1:].reshape(wide, channels), above)
    return out[:, :, :3]


def unfiltered(kind: int, line: np.ndarray[Any, Any], above: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """A line of pixels from what a PNG filter (0 to 4) left of it."""
    if kind == 0:
        return line
    if kind == 1:
        return np.cumsum(line, axis=0, dtype=np.uint8)
    if kind == 2:
        return line + above
    left = upper = np.zeros(line.shape[1], np.int32)
    out = np.empty_like(line)
    for n, (own, up) in enumerate(zip(line.astype(np.int32), above.astype(np.int32), strict=True)):
        guess = (left + up) // 2 if kind == 3 else paeth(left, up, upper)
        left, upper = (own + guess) & 255, up
        out[n] = left
    return out


def paeth(left: np.ndarray[Any, Any], up: np.ndarray[Any, Any], upper: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Which of three neighbours lies nearest to left + up - upper (PNG, filter 4)."""
    a, b, c = np.abs(up - upper), np.abs(left - upper), np.abs(left + up - 2 * upper)
    return np.where((a <= b) & (a <= c), left, np.where(b <= c, up, upper))


def main() -> None:
    """Writes every picture into the folder given, or beside this file."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory(prefix="dateline-") as made, sync_playwright() as play:
        folder = Path(made)
        shutil.copytree(HERE.parents[1] / "examples", folder / "examples")
        browser = play.chromium.launch(executable_path=chromium, args=FLAGS)
        with served(folder) as base:
            for name, data in pictures(base, browser):
                if len(data) > MOST:
                    raise SystemExit(f"{name}: {len(data)} bytes are more than {MOST}")
                (out / name).write_bytes(data)
                print(f"{name} {len(data)} bytes", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
