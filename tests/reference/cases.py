"""Drawing a case from a seed, and writing it: NAME.scene for halfplane, NAME.json for what to expect.

All numbers drawn have few decimals, so that the files are small and can be read; they are rounded
to float before anything is computed with them, as the engine does.
"""

import json
import pathlib

import numpy as np
import torch

FOLDER = pathlib.Path(__file__).parent
COLOURS = ["blue", "red", "green", "gold"]  # classes 0 to 3


def rounded(values, decimals):
    return np.float32(np.round(values, decimals)).astype(np.float64)


def draw_network(rng, inputs, layers, scale=1.0):
    """layers: ["4 tanh", "1 sigmoid"]. Weights of a size that keeps scores about 1."""
    net = []
    for text in layers:
        units, activation = int(text.split()[0]), text.split()[1]
        pieces = [2] if activation == "maxout" else []
        w = rng.normal(0, scale / np.sqrt(inputs), pieces + [units, inputs])
        b = rng.normal(0, 0.3, pieces + [units])
        net.append((activation, torch.tensor(rounded(w, 3)), torch.tensor(rounded(b, 3))))
        inputs = units
    return net


def draw_points(rng, count, columns, classes):
    """(x, labels): classes of rings about the origin, or, when classes is 0, numbers of a wave."""
    x = rounded(rng.uniform(-2, 2, [count, columns]), 2)
    if classes == 0:
        wave = np.sin(1.5 * x[:, 0]) + 0.5 * x.sum(1) / columns
        return x, rounded(wave + rng.normal(0, 0.1, count), 2)
    radius = np.linalg.norm(x, axis=1)
    return x, (np.argsort(np.argsort(radius)) * classes // count).astype(int)


def targets(labels, outputs):
    """[points][outputs]: the label itself, or 1 at the output of its class."""
    y = np.asarray(labels, float)[:, None] if outputs == 1 else np.eye(outputs)[labels]
    return torch.tensor(y)


def plain(values, digits):
    """Nested lists of short numbers."""
    if isinstance(values, (list, tuple)):
        return [plain(v, digits) for v in values]
    return float(f"{values:.{digits}g}")


def scene_text(title, net, x, labels, training, inputs=None, scale=None):
    names = [COLOURS[v] if isinstance(v, (int, np.integer)) else plain(v, 7) for v in labels]
    lines = [f"title: {title}", "data:"]
    lines += [f"  scale: {scale}"] if scale else []
    lines += ["  points:"]
    lines += [f"    - [{', '.join(map(str, plain(row.tolist(), 7) + [name]))}]"
              for row, name in zip(x, names)]
    inputs = inputs or [f"x{i + 1}" for i in range(x.shape[1])]
    units = [f"{w.shape[-2]} {f}" for f, w, _ in net]
    lines += [f"inputs: [{', '.join(inputs)}]", "network:", f"  layers: [{', '.join(units)}]"]
    lines += ["  values:"]
    lines += [f"    - {{w: {plain(w.tolist(), 7)}, b: {plain(b.tolist(), 7)}}}" for _, w, b in net]
    lines += ["training:"] + [f"  {key}: {value}" for key, value in training.items()]
    return "\n".join(lines) + "\n"


def write(name, scene, expected):
    """expected: lists and numbers by name; one name a line."""
    (FOLDER / f"{name}.scene").write_text(scene)
    lines = [f'"{key}": {json.dumps(value)}' for key, value in expected.items()]
    (FOLDER / f"{name}.json").write_text("{" + ",\n ".join(lines) + "}\n")


def layers(net, first="w", second="b", digits=8):
    return [{first: plain(w.tolist(), digits), second: plain(b.tolist(), digits)} for w, b in net]
