"""The networks of a scene, in PyTorch: the second opinion on every number of the engine.

A network is a list of layers (activation, w, b): w is [to][from] and b is [to], for maxout
[piece][to][from] and [piece][to]. Points are rows. All of it in double precision.
"""

import torch
import torch.nn.functional as F

ACTIVATIONS = {
    "linear": lambda z: z,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": F.relu,
    "leaky-relu": lambda z: F.leaky_relu(z, 0.1),
    "elu": F.elu,
    "maxout": lambda z: z.amax(0),
    "softmax": lambda z: torch.softmax(z, -1),
}

# Summed over the outputs, from the outputs a and the targets y (0 or 1, or a number).
LOSSES = {
    "squared": lambda a, y: 0.5 * F.mse_loss(a, y, reduction="sum"),
    "mean-squared": lambda a, y: F.mse_loss(a, y, reduction="sum"),
    "absolute": lambda a, y: F.l1_loss(a, y, reduction="sum"),
    "hinge": lambda a, y: F.relu(1 - (2 * y - 1) * a).sum(),
}

OPTIMIZERS = {
    "sgd": lambda p, rate: torch.optim.SGD(p, lr=rate),
    "momentum": lambda p, rate: torch.optim.SGD(p, lr=rate, momentum=0.9),
    "rmsprop": lambda p, rate: torch.optim.RMSprop(p, lr=rate),
    "adam": lambda p, rate: torch.optim.Adam(p, lr=rate),
}


def scores(net, x):
    """z of the output layer."""
    for f, w, b in net[:-1]:
        x = ACTIVATIONS[f](x @ w.mT + b.unsqueeze(-2))
    _, w, b = net[-1]
    return x @ w.mT + b.unsqueeze(-2)


def outputs(net, x):
    return ACTIVATIONS[net[-1][0]](scores(net, x))


def loss(net, x, y, kind):
    """The mean over the points, without penalties. Cross-entropy by PyTorch's own, from scores."""
    if kind != "cross-entropy":
        return LOSSES[kind](outputs(net, x), y) / len(x)
    z = scores(net, x)
    if net[-1][0] == "softmax":
        return F.cross_entropy(z, y)
    return F.binary_cross_entropy_with_logits(z, y, reduction="sum") / len(x)


def penalty(net, l1, l2):
    """On weights, not on biases."""
    return sum(l1 * w.abs().sum() + l2 / 2 * (w * w).sum() for _, w, _ in net)


def parameters(net):
    return [p for _, w, b in net for p in (w, b)]


def tracked(net, dtype):
    """A copy of the network that PyTorch differentiates."""
    def leaf(p):
        return p.detach().clone().to(dtype).requires_grad_()

    return [(f, leaf(w), leaf(b)) for f, w, b in net]


def gradient(net, x, y, training, dtype=torch.float64):
    """(loss, outputs, [(dw, db)]): the gradient with penalties, the loss without."""
    net, x, y = tracked(net, dtype), x.to(dtype), y.to(dtype)
    value = loss(net, x, y, training["loss"])
    (value + penalty(net, training.get("l1", 0), training.get("l2", 0))).backward()
    return value.item(), outputs(net, x).detach(), [(w.grad, b.grad) for _, w, b in net]


def train(net, x, y, training, epochs, dtype=torch.float64):
    """(losses, net): the loss over all points before each epoch and after the last; batches in
    order, the last one smaller when the points do not divide."""
    net, x, y = tracked(net, dtype), x.to(dtype), y.to(dtype)
    optimizer = OPTIMIZERS[training["optimizer"]](parameters(net), training["rate"])
    batch = len(x) if training["batch"] == "full" else training["batch"]
    losses = []
    for _ in range(epochs):
        losses.append(loss(net, x, y, training["loss"]).item())
        for i in range(0, len(x), batch):
            optimizer.zero_grad()
            value = loss(net, x[i:i + batch], y[i:i + batch], training["loss"])
            (value + penalty(net, training.get("l1", 0), training.get("l2", 0))).backward()
            optimizer.step()
    losses.append(loss(net, x, y, training["loss"]).item())
    return losses, [(f, w.detach(), b.detach()) for f, w, b in net]
