"""The network: 3x3 convolutions and basic residual blocks, one linear layer, two heads.

An architecture is the very list of layers that card.json carries, so what is trained, what is exported and
what the browser builds are described once:

    {"op": "conv",  "in", "out", "stride", "relu"}   3x3, padding 1 on every side
    {"op": "block", "in", "out", "stride"}           conv-relu-conv plus shortcut, relu; the shortcut is the
                                                     identity, or 2x2 average pool (stride 2) and a 1x1 conv
    {"op": "pool"}                                   global average
    {"op": "dense", "in", "out"}                     15 logits: 7 of FER2013, then 8 of FER+
"""

import torch
from torch import nn
from torch.nn import functional as F

from .labels import FER2013, FERPLUS

SIZE = 48
EPSILON = 0.02  # keeps flat images finite; the browser uses the same number
OUTPUTS = len(FER2013) + len(FERPLUS)


def layers(stem, widths, depths):
    """Lists the layers of a network: a strided stem, then one stage of blocks per width, halving between stages.

    A depth of 0 leaves the first stage out, so that the stem feeds the second directly.
    """
    found = [{"op": "conv", "in": 1, "out": stem, "stride": 2, "relu": True}]
    width = stem
    for stage, (out, depth) in enumerate(zip(widths, depths)):
        for index in range(depth):
            stride = 2 if stage > 0 and index == 0 else 1
            found.append({"op": "block", "in": width, "out": out, "stride": stride})
            width = out
    return [*found, {"op": "pool"}, {"op": "dense", "in": width, "out": OUTPUTS}]


#: swift is under 10 M multiply-accumulates and 370 k parameters, keen under 35 M and 1.24 M; they are shipped.
#: What teaches them takes 67 M.
ARCHITECTURES = {
    "tiny": layers(4, [4, 8], [0, 1]),
    "swift": layers(16, [16, 40, 64, 112], [0, 1, 2, 1]),
    "keen": layers(24, [24, 48, 96, 224], [1, 2, 2, 1]),
    "teacher": layers(32, [32, 64, 128, 256], [1, 2, 2, 2]),
}


def standardise(gray):
    """Takes brightness and contrast out: (x - mean) / (population std + 0.02), per image.

    @param gray [N, 1, 48, 48] in [0, 1]
    @returns    [N, 1, 48, 48], mean 0, spread about 1
    """
    centred = gray - gray.mean((1, 2, 3), keepdim=True)
    std = centred.square().mean((1, 2, 3), keepdim=True).sqrt()
    return centred / (std + EPSILON)


def conv_norm(inputs, outputs, size, stride=1):
    """A convolution without bias and the batch norm that export folds into it."""
    conv = nn.Conv2d(inputs, outputs, size, stride, padding=size // 2, bias=False)
    nn.init.kaiming_normal_(conv.weight, mode="fan_out", nonlinearity="relu")
    return nn.Sequential(conv, nn.BatchNorm2d(outputs))


class Block(nn.Module):
    """A basic residual block. He et al. 2016; the averaged shortcut is ResNet-D's, He et al. 2019."""

    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.first = conv_norm(inputs, outputs, 3, stride)
        self.second = conv_norm(outputs, outputs, 3)
        nn.init.zeros_(self.second[1].weight)  # every block starts as its shortcut
        self.pool = nn.AvgPool2d(2) if stride == 2 else nn.Identity()
        same = stride == 1 and inputs == outputs
        self.shortcut = nn.Identity() if same else conv_norm(inputs, outputs, 1)

    def forward(self, x):  # [N, in, H, W] -> [N, out, H / stride, W / stride]
        y = self.second(F.relu(self.first(x), inplace=True))
        return F.relu(y + self.shortcut(self.pool(x)), inplace=True)


class Net(nn.Module):
    """The network described by a list of layers, with dropout before the linear layer."""

    def __init__(self, spec, dropout=0.0):
        super().__init__()
        self.spec = spec
        modules = []
        for layer in spec:
            if layer["op"] == "conv":
                modules.append(conv_norm(layer["in"], layer["out"], 3, layer["stride"]))
                if layer["relu"]:
                    modules.append(nn.ReLU(inplace=True))
            elif layer["op"] == "block":
                modules.append(Block(layer["in"], layer["out"], layer["stride"]))
            elif layer["op"] == "pool":
                modules += [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(dropout)]
            elif layer["op"] == "dense":
                modules.append(nn.Linear(layer["in"], layer["out"]))
            else:
                raise ValueError(f"unknown layer {layer['op']}")
        self.layers = nn.Sequential(*modules)

    def forward(self, x):  # [N, 1, 48, 48] standardised -> [N, 15] logits
        return self.layers(x)


def cost(spec):
    """Counts what the exported network holds and does for one face.

    @returns (parameters, multiply-accumulates), with batch norm folded into one bias per channel
    """
    side, parameters, macs = SIZE, 0, 0
    for layer in spec:
        if layer["op"] == "pool":
            continue
        inputs, outputs, stride = layer["in"], layer["out"], layer.get("stride", 1)
        if layer["op"] == "dense":
            parameters, macs = parameters + (inputs + 1) * outputs, macs + inputs * outputs
            continue
        side = (side + stride - 1) // stride
        kernels = [inputs * outputs * 9]
        if layer["op"] == "block":
            kernels.append(outputs * outputs * 9)
            if stride != 1 or inputs != outputs:
                kernels.append(inputs * outputs)
        parameters += sum(kernels) + outputs * len(kernels)
        macs += sum(kernels) * side * side
    return parameters, macs
