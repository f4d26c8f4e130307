"""Chooses the numbers in which a network is trained: which are faster depends on the processor.

Where it multiplies bfloat16 (AVX512-BF16, AMX, a graphics card) they are nearly twice as fast as float32; where it has
to emulate them they are half as fast, and nothing says so but a clock.
"""

import copy
import time

import torch

PRECISIONS = ("float32", "bfloat16")
STEPS = 3  # after one that warms up; the shortest counts, for others use the machine as well


def autocast(device, precision):
    """The context in which a network runs forward; weights, loss and batch norm's statistics stay in float32."""
    return torch.autocast(device.type, torch.bfloat16, enabled=precision == "bfloat16")


def seconds_of_step(net, x, precision):
    """How long one step forward and backward takes. Changes the network's gradients and batch norm.

    @param x [N, 1, 48, 48]
    """
    began = time.perf_counter()
    with autocast(x.device, precision):
        answer = net(x)
    answer.float().square().mean().backward()
    if x.device.type == "cuda":
        torch.cuda.synchronize(x.device)
    return time.perf_counter() - began


def fastest_precision(net, batch):
    """Times this very network in each precision, on a copy of it.

    @param net   on its device, and of the memory format it is trained with
    @param batch number of faces in a step
    @returns     one of PRECISIONS, and the seconds a step took in each
    """
    tried = copy.deepcopy(net).train()
    device = next(net.parameters()).device
    x = torch.rand(batch, 1, 48, 48, device=device).contiguous(memory_format=torch.channels_last)
    for precision in PRECISIONS:
        seconds_of_step(tried, x, precision)
    seconds = {precision: min(seconds_of_step(tried, x, precision) for _ in range(STEPS)) for precision in PRECISIONS}
    return min(seconds, key=seconds.get), seconds


def precision_for(asked, last, net, batch):
    """What --precision stands for: "auto" is the faster one for a new run, and its own for one that is resumed.

    @param asked one of PRECISIONS, or "auto"
    @param last  the checkpoint that is resumed, if any
    """
    if asked != "auto":
        return asked
    if last:
        return last.get("precision", "bfloat16")  # older runs had no other
    precision, seconds = fastest_precision(net, batch)
    print("  ".join(f"{name}: {1e3 * taken:.0f} ms a step" for name, taken in seconds.items()), flush=True)
    return precision
