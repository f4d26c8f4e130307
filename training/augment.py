"""What video calls do to faces, done to training faces: pose of the crop, light, small size, blur, noise, JPEG.

Everything is vectorised over the batch, so that one core spends a small part of a step on it. Probabilities are
per image. Every random number comes from the given generator: same seed, same pictures.
"""

import math

import torch
from torch.nn import functional as F

from .model import SIZE, standardise

#: For nearly the whole run: what a webcam, a codec and a detector's wandering box do.
ROBUST = dict(rotation=15, scale=0.2, aspect=0.05, shear=0.06, shift=0.08, gamma=0.48, light=0.2, side=0.06,
              small=0.12, blur=0.06, noise=0.26, dark=0.05, jpeg=0.2, erase=0.35, cover=0.2)

#: For the last epochs: nearer to clean pictures, the corruptions rarer but not forgotten.
MILD = dict(rotation=8, scale=0.1, aspect=0.03, shear=0.03, shift=0.06, gamma=0.3, light=0.1, side=0.03,
            small=0.05, blur=0.03, noise=0.1, dark=0.02, jpeg=0.1, erase=0.1, cover=0.15)

#: Luminance table of JPEG's annex K, the one libjpeg scales by quality.
QUANTISATION = torch.tensor([
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56,
    14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92,
    49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99]).view(8, 8).float()

#: The 64 waves of the 8 x 8 DCT-II, orthonormal: [64, 1, 8, 8], row frequency first.
COSINES = torch.tensor([[math.cos((2 * n + 1) * k * math.pi / 16) * (math.sqrt(1 / 8) if k == 0 else 0.5)
                         for n in range(8)] for k in range(8)])
WAVES = torch.einsum("ky,lx->klyx", COSINES, COSINES).reshape(64, 1, 8, 8)


def augment(gray, strength, generator):
    """Disturbs a batch and standardises it.

    @param gray      [N, 1, 48, 48] float in [0, 1]
    @param strength  ROBUST or MILD
    @param generator torch.Generator on gray's device
    @returns         [N, 1, 48, 48], standardised, flipped half the time, partly erased
    """
    draw = Draw(len(gray), generator, gray.device)
    x = warp(gray, strength, draw)
    x = relight(x, strength, draw)
    x = on_some(x, strength["small"], draw, shrink)
    x = on_some(x, strength["blur"], draw, blur)
    x = on_some(x, strength["noise"], draw, add_noise)
    x = on_some(x, strength["dark"], draw, darken)
    x = on_some(x.clamp_(0, 1), strength["jpeg"], draw, compress)
    return on_some(standardise(x), strength["erase"], draw, erase)


class Draw:
    """Random numbers for a batch of n images."""

    def __init__(self, n, generator, device):
        self.n, self.generator, self.device = n, generator, device

    def uniform(self, low=0.0, high=1.0, *shape):  # -> [n] or [n, *shape]
        return torch.rand(self.n, *shape, generator=self.generator, device=self.device) * (high - low) + low

    def normal(self, *shape):  # -> [n, *shape]
        return torch.randn(self.n, *shape, generator=self.generator, device=self.device)

    def number(self):
        """One number in [0, 1) for the whole batch."""
        return torch.rand(1, generator=self.generator, device=self.device).item()

    def few(self, n):
        return Draw(n, self.generator, self.device)


def on_some(x, probability, draw, change):
    """Applies `change(images, draw)` to a random part of the batch."""
    rows = (draw.uniform() < probability).nonzero().flatten()
    if len(rows) == 0:
        return x
    return x.index_copy(0, rows, change(x[rows], draw.few(len(rows))))


def warp(x, s, draw):
    """Rotates (degrees), scales, stretches, shears and shifts (share of the side); mirrors half of the images."""
    angle = draw.uniform(-s["rotation"], s["rotation"]) * (math.pi / 180)
    size = torch.exp(draw.uniform(-s["scale"], s["scale"]))
    aspect = torch.exp(draw.uniform(-s["aspect"], s["aspect"]))
    shear = draw.uniform(-s["shear"], s["shear"])
    mirror = 1 - 2 * (draw.uniform() < 0.5).float()
    cos, sin = torch.cos(angle), torch.sin(angle)
    wide, high = size * aspect * mirror, size / aspect
    across, down = draw.uniform(-2, 2) * s["shift"], draw.uniform(-2, 2) * s["shift"]  # the image is 2 wide
    place = (torch.arange(SIZE, device=x.device) + 0.5) / SIZE * 2 - 1
    u, v = place.view(1, 1, -1), place.view(1, -1, 1)
    each = lambda values: values.view(-1, 1, 1)
    grid = torch.stack([  # output place -> source place, [N, 48, 48, 2]
        each(wide * cos) * u + (each(high * (shear - sin)) * v + each(across)),
        each(wide * sin) * u + (each(high * cos) * v + each(down))], 3)
    return F.grid_sample(x, grid, padding_mode="border", align_corners=False)


def relight(x, s, draw):
    """Changes gamma, adds a linear gradient of light, and now and then lights one side far more than the other."""
    x = x.clamp(1e-3, 1) ** torch.exp(draw.uniform(-s["gamma"], s["gamma"])).view(-1, 1, 1, 1)
    strong = torch.where(draw.uniform() < s["side"], 0.6, s["light"]).view(-1, 1, 1, 1)
    ramp = torch.linspace(-1, 1, SIZE, device=x.device)
    across, down = draw.uniform(-1, 1, 1, 1, 1), draw.uniform(-1, 1, 1, 1, 1)
    return (x * (1 + strong * (across * ramp.view(1, 1, 1, -1) + 0.6 * down * ramp.view(1, 1, -1, 1)))).clamp_(0, 1)


def shrink(x, draw):
    """Shows the face at 14 to 37 pixels, enlarged again: a small tile, or a person far from the camera."""
    side = 14 + int(draw.number() * 24)
    small = F.interpolate(x, size=(side, side), mode="bilinear", align_corners=False, antialias=True)
    return F.interpolate(small, size=(SIZE, SIZE), mode="bilinear", align_corners=False)


def blur(x, draw):
    """Blurs with a Gaussian of 0.5 to 1.6 pixels: out of focus, or in motion."""
    sigma = draw.uniform(0.5, 1.6).view(-1, 1)
    offset = torch.arange(-4, 5, device=x.device).float()
    kernel = torch.exp(-0.5 * (offset / sigma) ** 2)
    kernel = (kernel / kernel.sum(1, keepdim=True)).view(-1, 1, 1, 9)  # one kernel per image
    y = F.pad(x.transpose(0, 1), (4, 4, 4, 4), mode="replicate")
    y = F.conv2d(y, kernel, groups=len(x))
    return F.conv2d(y, kernel.transpose(2, 3), groups=len(x)).transpose(0, 1)


def add_noise(x, draw):
    """Adds sensor noise of standard deviation 0.01 to 0.12, sometimes grainy over two pixels."""
    noise = draw.normal(1, SIZE, SIZE)
    if draw.number() < 0.3:
        noise = F.avg_pool2d(F.pad(noise, (1, 0, 1, 0)), 2, 1) * 2
    return x + noise * draw.uniform(0.01, 0.12, 1, 1, 1)


def darken(x, draw):
    """Takes nearly all light away and adds the noise of a camera that then turns its gain up."""
    return x * draw.uniform(0.15, 0.4, 1, 1, 1) + draw.normal(1, SIZE, SIZE) * draw.uniform(0.005, 0.025, 1, 1, 1)


def compress(x, draw):
    """Loses what JPEG at quality 15 to 80 loses: 8 x 8 DCT, quantised as libjpeg does."""
    quality = draw.uniform(15, 80)
    percent = torch.where(quality < 50, 5000 / quality, 200 - 2 * quality).view(-1, 1, 1, 1)
    table = torch.floor((QUANTISATION.to(x.device).view(1, 64, 1, 1) * percent + 50) / 100).clamp(1, 255)
    waves = WAVES.to(x.device)
    spectrum = F.conv2d(x * 255 - 128, waves, stride=8)  # [N, 64, 6, 6]
    spectrum = torch.round(spectrum / table) * table
    return ((F.conv_transpose2d(spectrum, waves, stride=8) + 128) / 255).clamp(0, 1)


def erase(x, draw):
    """Covers 2 to 30 % of the face with a flat or noisy rectangle: a hand, a cup, another window."""
    area, ratio = draw.uniform(0.02, 0.3), torch.exp(draw.uniform(-1, 1))
    wide = (SIZE * (area * ratio).sqrt()).clamp(max=SIZE - 4).view(-1, 1)
    high = (SIZE * (area / ratio).sqrt()).clamp(max=SIZE - 4).view(-1, 1)
    place = torch.arange(SIZE, device=x.device).float().view(1, -1)
    left, top = draw.uniform(0, 1, 1) * (SIZE - wide), draw.uniform(0, 1, 1) * (SIZE - high)
    columns = (place >= left) & (place < left + wide)
    rows = (place >= top) & (place < top + high)
    covered = (rows.unsqueeze(2) & columns.unsqueeze(1)).unsqueeze(1)  # [N, 1, 48, 48]
    fill = draw.normal(1, 1, 1) + draw.normal(1, SIZE, SIZE) * (draw.uniform(0, 1, 1, 1, 1) < 0.5)
    return torch.where(covered, fill, x)
