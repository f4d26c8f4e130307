"""Writes the golden files that hold the browser's arithmetic to this folder's: tests/fixtures/parity/.

    python3 -m training.golden

Every picture is drawn here from formulas and seeded noise; no data set is needed and none is copied.
"""

import argparse
import base64
from pathlib import Path

import numpy as np
import torch

from .card import pretty, read_model
from .crop import crop_face, framing, square_of
from .failure import run
from .model import EPSILON, SIZE, standardise
from .shown import SHOWN, shown_probabilities

ROOT = Path(__file__).parent.parent


def draw_face(width, height, points, rng, mouth=0.0):
    """Draws a cartoon face.

    @param points {"rightEye", "leftEye", "mouth"}, in pixels
    @param mouth  -1 frowning to 1 smiling
    @returns      [height, width, 3] uint8
    """
    y, x = np.mgrid[0:height, 0:width] + 0.5
    right, left, lips = (np.array(points[name], float) for name in ("rightEye", "leftEye", "mouth"))
    middle, span = (right + left) / 2, np.hypot(*(left - right))
    down = (lips - middle) / (np.hypot(*(lips - middle)) + 1e-9)
    centre = middle + down * 0.35 * span
    tone = 60 + 90 * x / width + 30 * y / height
    head = ((x - centre[0]) ** 2 + (y - centre[1]) ** 2) < (1.15 * span) ** 2
    tone = np.where(head, 170 + 25 * np.cos((x - centre[0]) / span), tone)
    for eye in (right, left):
        gap = np.hypot(x - eye[0], (y - eye[1]) * 1.5)
        tone = np.where(gap < 0.17 * span, 235, tone)
        tone = np.where(gap < 0.09 * span, 25, tone)
    curve = lips[1] - mouth * 0.5 * ((x - lips[0]) / span) ** 2 * span
    tone = np.where((abs(x - lips[0]) < 0.4 * span) & (abs(y - curve) < 0.07 * span), 60, tone)
    colour = tone[..., None] * np.array([1.0, 0.86, 0.74]) + rng.normal(0, 4, (height, width, 3))
    return np.clip(colour.round(), 0, 255).astype(np.uint8)


def network_inputs(rng):
    """Yields (name, [48, 48] uint8): faces, a gradient, noise, a dark one, a flat one."""
    upright = {"rightEye": (14.4, 18.2), "leftEye": (33.6, 18.2), "mouth": (24, 37.4)}
    for name, mouth in [("smiling face", 1.0), ("level face", 0.0), ("frowning face", -1.0)]:
        yield name, draw_face(SIZE, SIZE, upright, rng, mouth)[..., 0]
    yield "dark face", draw_face(SIZE, SIZE, upright, rng, 0.6)[..., 1] // 8
    ramp = np.arange(SIZE) * 255 / (SIZE - 1)
    yield "gradient", (ramp[None, :] * 0.7 + ramp[:, None] * 0.3).round().astype(np.uint8)
    yield "noise", rng.integers(0, 256, (SIZE, SIZE), np.uint8)
    rings = np.hypot(*(np.mgrid[0:SIZE, 0:SIZE] - 20.3))
    yield "rings", (127 + 120 * np.sin(rings / 2.5)).round().astype(np.uint8)
    yield "flat", np.full((SIZE, SIZE), 128, np.uint8)


def crop_inputs():
    """Yields (name, width, height, points): upright, rolled both ways, small, over the edge, turned, large."""
    yield "upright", 96, 72, {"rightEye": (38.0, 28.0), "leftEye": (58.0, 28.0), "mouth": (48.0, 48.0)}
    yield "rolled clockwise", 96, 72, {"rightEye": (39.5, 24.2), "leftEye": (57.1, 33.8), "mouth": (38.9, 46.4)}
    yield "rolled anticlockwise", 96, 72, {"rightEye": (37.2, 35.9), "leftEye": (53.4, 22.1), "mouth": (57.3, 45.7)}
    yield "small", 64, 48, {"rightEye": (28.3, 20.6), "leftEye": (35.2, 20.9), "mouth": (31.6, 27.8)}
    yield "over the edge", 80, 60, {"rightEye": (5.5, 9.0), "leftEye": (25.0, 7.5), "mouth": (16.5, 27.0)}
    yield "turned aside", 96, 72, {"rightEye": (44.0, 27.0), "leftEye": (53.0, 27.5), "mouth": (50.0, 46.5)}
    yield "large", 112, 104, {"rightEye": (34.0, 40.0), "leftEye": (76.0, 42.5), "mouth": (54.0, 82.0)}


def base64_of(array):
    return base64.b64encode(np.ascontiguousarray(array).tobytes()).decode()


def crops():
    """The golden crops: pictures, keypoints, and the 48 x 48 gray values they must yield."""
    rng, frame, found = np.random.default_rng(7), framing(), []
    for name, width, height, points in crop_inputs():
        rgb = draw_face(width, height, points, rng, 0.5)
        corner, side, angle = square_of(points, frame)
        gray = crop_face(rgb, points, frame)
        found.append({"name": name, "width": width, "height": height, "keypoints":
                      {key: {"x": x, "y": y} for key, (x, y) in points.items()},
                      "square": {"x": corner[0], "y": corner[1], "side": side, "angle": angle},
                      "rgb": base64_of(rgb), "gray": base64_of(gray.astype("<f4"))})
    return {"crop": frame, "encoding": "rgb: base64 of bytes, row by row; gray: base64 of little-endian float32, 48 x 48",
            "cases": found}


def predictions(folder):
    """The golden answers of one model: rounded weights, everything else in float32."""
    card, net = read_model(folder)
    temperature, found = card["heads"]["ferplus"]["temperature"], []
    for name, gray in network_inputs(np.random.default_rng(11)):
        x = standardise(torch.from_numpy(gray).view(1, 1, SIZE, SIZE).float() / 255)
        logits = net(x).numpy()
        flat = x.flatten().numpy().astype(float)
        found.append({"name": name, "gray": base64_of(gray),
                      "standardised": {"sum": round(flat.sum(), 5), "sumOfSquares": round((flat ** 2).sum(), 4),
                                       "first": [round(v, 6) for v in flat[:4]]},
                      "logits": [round(float(v), 6) for v in logits[0]],
                      "shown": {label: round(float(p), 6)
                                for label, p in zip(SHOWN, shown_probabilities(logits.astype(float), temperature)[0])}})
    return {"model": card["name"], "weights": card["weights"]["sha256"], "epsilon": EPSILON,
            "encoding": "gray: base64 of 48 x 48 bytes, row by row", "cases": found}


def main():
    parser = argparse.ArgumentParser(prog="golden", description=__doc__.split("\n")[0])
    parser.add_argument("--models", default=ROOT / "models", help="folder of the shipped models")
    parser.add_argument("--to", default=ROOT / "tests/fixtures/parity", help="folder of the golden files")
    options = parser.parse_args()
    torch.set_num_threads(1)
    target = Path(options.to)
    target.mkdir(parents=True, exist_ok=True)
    written = {"crop.json": crops()}
    for folder in sorted(path.parent for path in Path(options.models).glob("*/card.json")):
        written[f"{folder.name}.json"] = predictions(folder)
    for name, content in written.items():
        (target / name).write_text(pretty(content))
        print(f"{target / name}: {len(content['cases'])} cases, {(target / name).stat().st_size:,} bytes")


if __name__ == "__main__":
    run(main)
