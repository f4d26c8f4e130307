"""Numbers as they are given on the command line: one that cannot be meant is refused before anything is begun."""

import argparse
import math

import torch


def whole(text, least=1):
    """A whole number from `least` up."""
    if not text.strip().isdecimal() or int(text) < least:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from {least} up")
    return int(text)


def seed(text):
    """A whole number from 0 up."""
    return whole(text, 0)


def number(text, most=math.inf):
    """A finite number from 0 up to `most`."""
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not (math.isfinite(value) and 0 <= value <= most):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 " + ("up" if most == math.inf else f"to {most}"))
    return value


def share(text):
    """A number from 0 to 1."""
    return number(text, 1)


def device(text):
    """A device that PyTorch has here."""
    try:
        torch.zeros(1, device=text)
    except (RuntimeError, AssertionError, NotImplementedError) as error:
        raise argparse.ArgumentTypeError(f"{text!r} cannot be used ({str(error).splitlines()[0]})") from None
    return text
