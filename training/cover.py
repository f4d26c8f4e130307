"""What people wear or hold before their faces: sunglasses, masks, hands and cups, drawn where eyes and mouth are.

A network that never saw any takes the cloth for a mouth, and is sure of it. Shown them, with the label of the face
behind, it learns how little is left to tell. Places are shares of the face crop's side.
"""

import math

import torch

from .crop import framing
from .model import SIZE

FRAME = framing()
EYE, MOUTH = FRAME["eyeY"], FRAME["eyeY"] + FRAME["mouthDrop"]
KINDS = ["sunglasses", "mask", "mask", "hand"]  # a mask hides most, and is worn most


def cover(gray, to_crop, draw, kinds=KINDS):
    """Covers a part of each face by one of `kinds`.

    @param gray    [N, 1, 48, 48] float in [0, 1]
    @param to_crop [N, 2, 3] from places in the picture to places in the face crop, both in [-1, 1]
    @param draw    Draw of N
    @returns       [N, 1, 48, 48]
    """
    place = (torch.arange(SIZE, device=gray.device) + 0.5) / SIZE * 2 - 1
    y, x = torch.meshgrid(place, place, indexing="ij")
    grid = torch.stack([x, y, torch.ones_like(x)]).view(3, -1)
    u, v = ((to_crop @ grid + 1) / 2).view(-1, 2, 1, SIZE, SIZE).unbind(1)  # [N, 1, 48, 48] each
    kind = draw.uniform(0, len(kinds)).long().view(-1, 1, 1, 1)
    for index, name in enumerate(kinds):
        hidden, shade = SHAPES[name](u, v, gray, draw)
        gray = torch.where((kind == index) & hidden, shade, gray)
    return gray.clamp(0, 1)


def sunglasses(u, v, gray, draw):
    """Two dark lenses and the bridge between them; of some, the eyes are seen a little."""
    wide, high = one(draw, 0.13, 0.2), one(draw, 0.09, 0.16)
    across, down = u - 0.5, v - EYE - one(draw, -0.02, 0.05)
    lens = rounded((across.abs() - 0.2) / wide, down / high, one(draw, 2, 4))
    bridge = (across.abs() < 0.4) & ((down + high / 2).abs() < 0.02)
    light = one(draw, 0, 0.2) + one(draw, -0.15, 0.15) * down / high
    return lens | bridge, light + one(draw, 0, 0.35) * gray


def mask(u, v, gray, draw):
    """Cloth or paper from the nose to below the chin, black to white, with folds."""
    top = EYE + one(draw, 0.06, 0.24) + one(draw, 0, 0.25) * (u - 0.5).abs()
    inside = rounded((u - 0.5) / one(draw, 0.36, 0.5), (v - 0.65) / one(draw, 0.4, 0.6), one(draw, 2, 4))
    folds = one(draw, 0, 0.06) * torch.sin(one(draw, 20, 70) * v + one(draw, 0, 6))
    shade = one(draw, 0.05, 1) * (1 - one(draw, 0, 1.2) * (u - 0.5) ** 2) + folds
    return (v > top) & inside, shade


def hand(u, v, gray, draw):
    """A hand, a microphone or a cup somewhere about the mouth, plain or in stripes as fingers are."""
    angle = one(draw, 0, math.pi)
    across, down = u - one(draw, 0.3, 0.7), v - MOUTH - one(draw, -0.12, 0.15)
    along, aside = across * angle.cos() + down * angle.sin(), down * angle.cos() - across * angle.sin()
    hidden = rounded(along / one(draw, 0.15, 0.45), aside / one(draw, 0.1, 0.25), one(draw, 2, 4))
    stripes = one(draw, 0, 0.12) * torch.sin(one(draw, 15, 40) * aside + one(draw, 0, 6))
    return hidden, one(draw, 0.2, 0.9) + one(draw, -0.5, 0.5) * along + stripes


SHAPES = {"sunglasses": sunglasses, "mask": mask, "hand": hand}


def one(draw, low, high):
    """A number for each face: [N, 1, 1, 1]."""
    return draw.uniform(low, high, 1, 1, 1)


def rounded(x, y, power):
    """Whether places are inside of a superellipse: 2 is an ellipse, 4 nearly a rectangle."""
    return x.abs() ** power + y.abs() ** power < 1
