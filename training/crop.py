"""The face crop, by the book: the reference that the browser's own implementation is compared with.

The crop is a square, turned by the angle of the eyes, placed so that the midpoint of the eyes is at
(0.5, eyeY) of its side, and sized by the two lengths that a face has whichever way it turns: between the eyes, and
from their midpoint to the mouth. `framing.json` holds the measured places of eyes and mouth in FER2013's pictures.
"""

import json
from pathlib import Path

import numpy as np

from .model import SIZE

BT601 = np.array([0.299, 0.587, 0.114])


def framing():
    """Reads eyeSpan, eyeY and mouthDrop, as shares of the crop's side."""
    return json.loads((Path(__file__).parent / "framing.json").read_text())


def gray_of(rgb):
    """[H, W, 3] 0 to 255 -> [H, W] float luma, 0 to 255, not rounded."""
    return rgb[..., :3].astype(np.float64) @ BT601


def square_of(points, frame):
    """Places the crop.

    @param points {"rightEye", "leftEye", "mouth"}, each (x, y) in pixels; rightEye is the eye at the image's left
    @param frame  framing()
    @returns (corner (x, y), side in pixels, angle in radians); the corner is the crop's own top left
    """
    right, left, mouth = (np.array(points[name], float) for name in ("rightEye", "leftEye", "mouth"))
    angle = np.arctan2(left[1] - right[1], left[0] - right[0])
    middle = (right + left) / 2
    side = np.hypot(np.hypot(*(left - right)), np.hypot(*(mouth - middle))) / np.hypot(frame["eyeSpan"], frame["mouthDrop"])
    across, down = np.array([np.cos(angle), np.sin(angle)]), np.array([-np.sin(angle), np.cos(angle)])
    return middle - across * 0.5 * side - down * frame["eyeY"] * side, side, angle


def bilinear(gray, x, y):
    """Samples [H, W] at points whose pixel centres are at .5; beyond the edge the edge repeats."""
    height, width = gray.shape
    x, y = np.clip(x - 0.5, 0, width - 1), np.clip(y - 0.5, 0, height - 1)
    x0, y0 = np.floor(x).astype(int), np.floor(y).astype(int)
    x1, y1 = np.minimum(x0 + 1, width - 1), np.minimum(y0 + 1, height - 1)
    fx, fy = x - x0, y - y0
    top = gray[y0, x0] * (1 - fx) + gray[y0, x1] * fx
    bottom = gray[y1, x0] * (1 - fx) + gray[y1, x1] * fx
    return top * (1 - fy) + bottom * fy


def crop_face(rgb, points, frame):
    """Cuts the face out.

    Each output pixel is the mean of n x n samples, n = ceil(side / 48), so that large faces are not aliased.

    @param rgb [H, W, 3] uint8
    @returns   [48, 48] float gray, 0 to 255, not rounded
    """
    gray = gray_of(rgb)
    corner, side, angle = square_of(points, frame)
    n = max(1, int(np.ceil(side / SIZE)))
    place = (np.arange(SIZE * n) + 0.5) / (SIZE * n) * side  # [48 n], along the crop's own axes
    u, v = np.meshgrid(place, place)
    x = corner[0] + u * np.cos(angle) - v * np.sin(angle)
    y = corner[1] + u * np.sin(angle) + v * np.cos(angle)
    return bilinear(gray, x, y).reshape(SIZE, n, SIZE, n).mean((1, 3))
