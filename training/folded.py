"""The network as it is shipped: batch norm folded into the convolutions, kernels rounded to 8 bits."""

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from .model import Block, standardise

#: A rounded weight is a whole number of its output channel's steps, from -STEPS to STEPS.
STEPS = 127


def fold(conv, norm):
    """Folds a batch norm into the convolution before it.

    @returns (kernel [kh, kw, in, out], bias [out]), float32 numpy, in tfjs's order
    """
    scale = norm.weight / torch.sqrt(norm.running_var + norm.eps)
    kernel = conv.weight * scale.view(-1, 1, 1, 1)  # [out, in, kh, kw]
    bias = norm.bias - norm.running_mean * scale
    return kernel.detach().permute(2, 3, 1, 0).numpy(), bias.detach().numpy()


def fold_net(net):
    """Lists all tensors of a network in layer order: kernel, bias, kernel, bias, ..., a block's shortcut last."""
    tensors = []
    modules = iter(module for module in net.eval().layers if any(True for _ in module.parameters()))
    for layer in net.spec:
        if layer["op"] == "pool":
            continue
        module = next(modules)
        if layer["op"] == "conv":
            tensors += fold(*module)
        elif layer["op"] == "block":
            tensors += [*fold(*module.first), *fold(*module.second)]
            if any(True for _ in module.shortcut.parameters()):
                tensors += fold(*module.shortcut)
        else:
            tensors += [module.weight.detach().T.numpy(), module.bias.detach().numpy()]
    return tensors


@torch.no_grad()
def unfold(net, tensors, x):
    """Loads folded weights into a network that is to be trained further; fold_net's inverse.

    What folding took away is measured anew: every batch norm takes the mean and spread that its convolution has on
    `x`, and undoes them, so that the network answers as before.

    @param tensors as FoldedNet holds them: kernels [out, in, kh, kw], biases [out], the linear kernel [in, out]
    @param x       [N, 1, 48, 48] standardised, a thousand faces or more
    """
    weights = iter(tensors)
    hooks = []

    def measure(norm, bias):
        def before(_, inputs):
            norm.running_mean.copy_(inputs[0].mean((0, 2, 3)))
            norm.running_var.copy_(inputs[0].var((0, 2, 3), unbiased=False))
            norm.weight.copy_((norm.running_var + norm.eps).sqrt())
            norm.bias.copy_(norm.running_mean + bias)
        hooks.append(norm.register_forward_pre_hook(before))

    def load(conv, norm):
        conv.weight.copy_(next(weights))
        measure(norm, next(weights))

    for module in net.eval().layers:
        if isinstance(module, nn.Linear):
            module.weight.copy_(next(weights).T)
            module.bias.copy_(next(weights))
        elif isinstance(module, nn.Sequential):
            load(*module)
        elif isinstance(module, Block):
            load(*module.first)
            load(*module.second)
            if not isinstance(module.shortcut, nn.Identity):
                load(*module.shortcut)
    net(x)
    for hook in hooks:
        hook.remove()


def shapes(spec):
    """Lists the shapes of fold_net's tensors for a list of layers."""
    found = []
    for layer in spec:
        if layer["op"] == "pool":
            continue
        inputs, outputs = layer["in"], layer["out"]
        if layer["op"] == "dense":
            found += [(inputs, outputs), (outputs,)]
            continue
        found += [(3, 3, inputs, outputs), (outputs,)]
        if layer["op"] == "block":
            found += [(3, 3, outputs, outputs), (outputs,)]
            if layer["stride"] != 1 or inputs != outputs:
                found += [(1, 1, inputs, outputs), (outputs,)]
    return found


def round_kernel(kernel):
    """Rounds a kernel to whole steps, one size of step for each output channel.

    @param kernel [..., out]
    @returns (size of a step [out] float32, steps [..., out] int8)
    """
    largest = np.abs(kernel).reshape(-1, kernel.shape[-1]).max(0)
    step = np.where(largest > 0, largest / STEPS, 1).astype("<f4")
    return step, np.clip(np.rint(kernel / step), -STEPS, STEPS).astype("i1")


def pack(tensors):
    """Writes tensors one after the other, little-endian: kernels as round_kernel gives them, biases as float16."""
    parts = []
    for tensor in tensors:
        parts += [tensor.astype("<f2")] if tensor.ndim == 1 else round_kernel(tensor)
    return b"".join(part.tobytes() for part in parts)


def unpack(spec, data, dtype="int8"):
    """Reads pack's bytes back, or those of a model of before, which are float16 throughout.

    @returns float32 tensors that hold the rounded values exactly
    @throws ValueError if the number of bytes is not the one the layers need, or the type is another
    """
    if dtype not in ("int8", "float16"):
        raise ValueError(f"weights of type {dtype}, which is not known")
    expected, place = shapes(spec), 0
    rounded = [dtype == "int8" and len(shape) > 1 for shape in expected]
    needed = sum(int(np.prod(shape)) + 4 * shape[-1] if is_rounded else 2 * int(np.prod(shape))
                 for shape, is_rounded in zip(expected, rounded))
    if needed != len(data):
        raise ValueError(f"{len(data)} bytes of weights, but the layers need {needed}")

    def take(kind, shape):
        nonlocal place
        found = np.frombuffer(data, kind, int(np.prod(shape)), place).reshape(shape)
        place += found.nbytes
        return found.astype(np.float32)

    return [take("<f4", shape[-1:]) * take("i1", shape) if is_rounded else take("<f2", shape)
            for shape, is_rounded in zip(expected, rounded)]


class FoldedNet:
    """Runs a list of layers with folded weights, in float32: the reference for every other implementation."""

    def __init__(self, spec, tensors):
        self.spec = spec
        self.tensors = [torch.from_numpy(np.ascontiguousarray(
            tensor.transpose(3, 2, 0, 1) if tensor.ndim == 4 else tensor)) for tensor in tensors]

    def __call__(self, x):  # [N, 1, 48, 48] standardised -> [N, 15] logits
        weights = iter(self.tensors)
        for layer in self.spec:
            if layer["op"] == "pool":
                x = x.mean((2, 3))
            elif layer["op"] == "dense":
                x = x @ next(weights) + next(weights)
            elif layer["op"] == "conv":
                x = F.conv2d(x, next(weights), next(weights), layer["stride"], padding=1)
                x = F.relu(x) if layer["relu"] else x
            else:
                y = F.relu(F.conv2d(x, next(weights), next(weights), layer["stride"], padding=1))
                y = F.conv2d(y, next(weights), next(weights), 1, padding=1)
                x = F.avg_pool2d(x, 2) if layer["stride"] == 2 else x
                if layer["stride"] != 1 or layer["in"] != layer["out"]:
                    x = F.conv2d(x, next(weights), next(weights))
                x = F.relu(y + x)
        return x

    @torch.no_grad()
    def answers(self, images, batch=256):
        """[N, 48, 48] uint8 -> [N, 15] float32 numpy logits."""
        parts = [torch.from_numpy(images[i:i + batch]).unsqueeze(1).float() / 255 for i in range(0, len(images), batch)]
        return torch.cat([self(standardise(part)) for part in parts]).numpy()


def as_shipped(net):
    """The network as a browser will compute it: folded, and its weights rounded as the weights file holds them."""
    return FoldedNet(net.spec, unpack(net.spec, pack(fold_net(net))))
