"""Finds images that appear, or nearly appear, both in training and in a test split.

FER2013 holds the same picture many times, recompressed or shifted by a pixel. Two images count as near-duplicates
when their 16 x 16 thumbnails, brightness and contrast taken out, have a cosine above 0.97: checked by eye, pairs
above it are the same photograph.
"""

import numpy as np
import torch
from torch.nn import functional as F

from .faces import DUPLICATE, KEPT
from .labels import USAGES

COSINE = 0.97


def thumbnails(images):
    """Shrinks images to unit vectors.

    @param images [N, 48, 48] uint8
    @returns      [N, 256] float32 tensor, mean 0, length 1
    """
    small = torch.cat([F.avg_pool2d(part.unsqueeze(1).float(), 3).flatten(1) for part in torch.from_numpy(images).split(4096)])
    small = small - small.mean(1, keepdim=True)
    return small / (small.norm(dim=1, keepdim=True) + 1e-6)


def mark_duplicates(faces):
    """Marks training images with a near-duplicate among test images as left out, and those test images as twins.

    @param faces Faces, changed in place
    @returns {usage: (exact, near)}, how many of its images have a duplicate in Training
    """
    training = np.flatnonzero(faces.usage == 0)
    vectors = thumbnails(faces.images)
    trained = vectors[training]
    exact = {faces.images[row].tobytes() for row in training}
    hit = np.zeros(len(training), bool)
    found = {}
    for number, usage in enumerate(USAGES[1:], 1):
        rows = np.flatnonzero(faces.usage == number)
        for start in range(0, len(rows), 1024):
            part = rows[start:start + 1024]
            near = vectors[part] @ trained.T > COSINE  # [part, training]
            faces.twin[part] = near.any(1).numpy()
            hit |= near.any(0).numpy()
        same = sum(faces.images[row].tobytes() in exact for row in rows)
        found[usage] = (same, int(faces.twin[rows].sum()))
    drop = training[hit]
    faces.left_out[drop] = np.where(faces.left_out[drop] == KEPT, DUPLICATE, faces.left_out[drop])
    return found
