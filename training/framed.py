"""Training faces cut out again as the product cuts them: found by its own detector, upright, framed by eyes and mouth.

FER2013's pictures are framed by another detector, now nearer, now tilted. A network that has only seen those loses
one to two points on its own labels when it is shown the product's crops, so some of the faces are shown to it that way.
The points come from `npm run face:points`.
"""

from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from .crop import framing, square_of
from .data.table import read_table
from .failure import Failure
from .model import SIZE

POINTS = ["right_eye_x", "right_eye_y", "left_eye_x", "left_eye_y", "mouth_x", "mouth_y"]


def load_points(path, count):
    """Reads where the detector saw eyes and mouth of each face.

    @param path  a CSV with a column `face`, the row of the face in the data, and POINTS, in pixels of its 48 x 48 picture
    @param count of the faces in the data
    @returns     [count, 6] float64, NaN where no face was found
    """
    points = np.full((count, len(POINTS)), np.nan)
    if not Path(path).exists():
        raise Failure(f"{path}: no such file; make it with `npm run face:points`")
    for place, row in read_table(path, ["face", *POINTS]):
        try:
            face, values = int(row["face"]), [float(row[name]) for name in POINTS]
        except (TypeError, ValueError):
            raise Failure(f"{place}: cut off, or holds something that is no number") from None
        if not 0 <= face < count or not np.isfinite(values).all():
            raise Failure(f"{place}: there is no face {face} in the data, or a place is not finite")
        points[face] = values
    return points


def crops_of(points):
    """Where the product cuts: from places in the face crop to places in the picture, both in [-1, 1].

    @param points [N, 6], as load_points gives them
    @returns      [N, 2, 3] float64; the picture itself where no face was found
    """
    frame = framing()
    theta = np.tile([[1.0, 0, 0], [0, 1.0, 0]], (len(points), 1, 1))
    for row in np.flatnonzero(np.isfinite(points).all(1)):
        named = dict(zip(["rightEye", "leftEye", "mouth"], points[row].reshape(3, 2)))
        corner, side, angle = square_of(named, frame)
        across = np.array([np.cos(angle), np.sin(angle)]) * side / SIZE
        down = np.array([-np.sin(angle), np.cos(angle)]) * side / SIZE
        middle = corner + (across + down) * SIZE / 2
        theta[row] = np.column_stack([across, down, middle * 2 / SIZE - 1])
    return theta


def inverse_of(theta):
    """The way back, from the picture to the face crop: [N, 2, 3] -> [N, 2, 3]."""
    turn = np.linalg.inv(theta[:, :, :2])
    return np.concatenate([turn, -turn @ theta[:, :, 2:]], 2)


def cut_faces(images, points):
    """Cuts faces out as the product does; a face that was not found stays as it is.

    @param images [N, 48, 48] uint8
    @param points [N, 6], as load_points gives them
    @returns      [N, 48, 48] uint8
    """
    theta = crops_of(points)
    cut = np.empty_like(images)
    for start in range(0, len(images), 1024):
        part = slice(start, start + 1024)
        gray = torch.from_numpy(images[part]).unsqueeze(1).float()
        grid = F.affine_grid(torch.from_numpy(theta[part]).float(), gray.shape, align_corners=False)
        found = F.grid_sample(gray, grid, padding_mode="border", align_corners=False)
        cut[part] = found[:, 0].round().clamp(0, 255).byte().numpy()
    return cut
