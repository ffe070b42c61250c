#!/usr/bin/python3
"""Makes the reference numbers: scenes with given weights and points, and beside each what PyTorch
or scikit-learn computes from it. tests/test_reference.c compares the engine with them.

    /usr/bin/python3 tests/reference/make.py     (Debian: python3-torch python3-sklearn)

The output is kept in the repository, so that testing needs neither. Everything is drawn from seeds.
"""

import itertools

import numpy as np
import torch

import learners
import networks
from cases import FOLDER, draw_network, draw_points, layers, plain, scene_text, targets, write

HIDDEN = ["linear", "sigmoid", "tanh", "relu", "leaky-relu", "elu", "maxout"]
LOSSES = ["cross-entropy", "squared", "mean-squared", "absolute", "hinge"]
ENDS = [(f, kind) for f in ("sigmoid", "softmax", "linear", "tanh") for kind in LOSSES
        if kind != "cross-entropy" or f in ("sigmoid", "softmax")]
PYTORCH = f"PyTorch {torch.__version__}, double precision"


def steady(a, b, bound):
    """Whether float and double agree. If not, the case sits on a kink (relu at 0, |a - y| at 0),
    where both slopes are right and neither is a reference; then another seed is drawn."""
    return all(torch.allclose(p.double(), q, rtol=bound, atol=bound)
               for p, q in zip(itertools.chain(*a), itertools.chain(*b)))


def draw(seed, layers, count, columns, classes):
    rng = np.random.default_rng(seed)
    net = draw_network(rng, columns, layers)
    x, labels = draw_points(rng, count, columns, classes)
    return net, x, labels, targets(labels, int(layers[-1].split()[0]))


def gradient_case(name, layers_text, training, count=6, columns=2, classes=2):
    for seed in itertools.count(1):
        net, x, labels, y = draw(seed, layers_text, count, columns, classes)
        loss, outputs, grads = networks.gradient(net, torch.tensor(x), y, training)
        _, _, coarse = networks.gradient(net, torch.tensor(x), y, training, torch.float32)
        if steady(coarse, grads, 2e-6):
            break
    write(f"gradient-{name}", scene_text(f"Gradient, {name}", net, x, labels, training), {
        "by": PYTORCH,
        "loss": plain(loss, 10),
        "outputs": plain(outputs.tolist(), 8),
        "layers": layers(grads, "dw", "db"),
    })


def run_case(name, layers_text, training, epochs, count=22, columns=2, classes=2):
    training = {"batch": "full", "shuffle": "false", **training}
    for seed in itertools.count(1):
        net, x, labels, y = draw(seed, layers_text, count, columns, classes)
        losses, end = networks.train(net, torch.tensor(x), y, training, epochs)
        _, coarse = networks.train(net, torch.tensor(x), y, training, epochs, torch.float32)
        if steady([p[1:] for p in coarse], [p[1:] for p in end], 1e-4):
            break
    write(f"run-{name}", scene_text(f"Run, {name}", net, x, labels, training), {
        "by": PYTORCH,
        "epochs": epochs,
        "loss": plain(losses, 7),
        "layers": layers([p[1:] for p in end]),
    })


def end_layer(f, outputs=1):
    return f"{max(outputs, 3 if f == 'softmax' else 1)} {f}"


def end_classes(f, kind):
    """Numbers where regression makes sense, three classes for softmax, else two."""
    regression = f in ("linear", "tanh") and kind != "hinge"
    return 0 if regression else 3 if f == "softmax" else 2


def gradients():
    for f, kind in ENDS:  # every output and loss, without a hidden layer
        gradient_case(f"depth-0-{f}-{kind}", [end_layer(f)], {"loss": kind},
                      classes=end_classes(f, kind))
    for f in ("relu", "leaky-relu", "elu", "maxout"):  # unusual outputs
        gradient_case(f"depth-0-{f}-squared", [end_layer(f)], {"loss": "squared"}, classes=0)
    for f, kind in ENDS:  # several outputs, one class each
        if f != "softmax":
            gradient_case(f"classes-{f}-{kind}", ["4 tanh", end_layer(f, 4)], {"loss": kind},
                          classes=4, count=9)
    for (i, f), (j, kind) in itertools.product(enumerate(HIDDEN), enumerate(LOSSES)):
        ends = [end for end in ENDS if end[1] == kind]  # every hidden activation and loss
        end = ends[(i + j) % len(ends)][0]
        gradient_case(f"{f}-{kind}", [f"3 {f}", end_layer(end)], {"loss": kind},
                      classes=end_classes(end, kind))
    for depth in range(2, 9):  # depth, the activations in turn
        hidden = [f"{3 + l % 3} {HIDDEN[(depth + l) % 7]}" for l in range(depth)]
        gradient_case(f"depth-{depth}", hidden + ["3 softmax"], {"loss": "cross-entropy"},
                      classes=3, count=12)
    for f in HIDDEN:  # 8 layers of one kind
        gradient_case(f"deep-{f}", [f"3 {f}"] * 8 + ["1 linear"], {"loss": "squared"}, classes=0)
    for name, l1, l2 in (("l1", 0.02, 0), ("l2", 0, 0.1), ("both", 0.03, 0.05)):
        for f in ("tanh", "maxout"):
            gradient_case(f"penalty-{name}-{f}", [f"4 {f}", "1 sigmoid"],
                          {"loss": "cross-entropy", "l1": l1, "l2": l2})
    for count in (1, 15, 64, 130):  # sizes about the width of vectors and blocks
        gradient_case(f"points-{count}", ["7 elu", "5 tanh", "1 sigmoid"],
                      {"loss": "cross-entropy"}, count=count)
    gradient_case("wide", ["37 tanh", "18 leaky-relu", "4 softmax"], {"loss": "cross-entropy"},
                  count=40, columns=5, classes=4)
    gradient_case("sixteen-inputs", ["9 maxout", "1 sigmoid"], {"loss": "mean-squared"},
                  count=70, columns=16)


RATE = {"sgd": 0.3, "momentum": 0.05, "rmsprop": 0.01, "adam": 0.02}


def runs():
    tasks = {
        "classes": (["4 tanh", "1 sigmoid"], "cross-entropy", 2),
        "regression": (["5 tanh", "1 linear"], "squared", 0),
    }
    batches = {"full": ("full", 200), "batch-8": (8, 100), "online": (1, 50)}
    for optimizer, (task, (net, kind, classes)), (name, (batch, epochs)) in itertools.product(
            RATE, tasks.items(), batches.items()):
        slower = 1 if batch == "full" else 0.3
        training = {"loss": kind, "optimizer": optimizer,
                    "rate": plain(RATE[optimizer] * slower, 4), "batch": batch}
        run_case(f"{optimizer}-{name}-{task}", net, training, epochs, classes=classes)
    for optimizer, batch in itertools.product(RATE, ("full", 7)):
        training = {"loss": "cross-entropy", "optimizer": optimizer,
                    "rate": plain(RATE[optimizer] / 2, 4), "batch": batch}
        run_case(f"{optimizer}-{batch}-softmax", ["6 elu", "5 sigmoid", "3 softmax"], training, 80,
                 classes=3)
    for optimizer, (name, l1, l2) in itertools.product(
            RATE, (("l1", 0.003, 0), ("l2", 0, 0.01), ("both", 0.002, 0.02))):
        training = {"loss": "cross-entropy", "optimizer": optimizer,
                    "rate": plain(RATE[optimizer] / 3, 4), "batch": 8, "l1": l1, "l2": l2}
        run_case(f"{optimizer}-{name}", ["4 tanh", "1 sigmoid"], training, 60)
    for f, kind in zip(HIDDEN, ["squared", "mean-squared", "absolute", "hinge", "squared",
                                "mean-squared", "hinge"]):
        training = {"loss": kind, "optimizer": "sgd", "rate": 0.03, "batch": 8}
        run_case(f"{f}-{kind}", [f"5 {f}", f"4 {f}", "1 linear"], training, 60,
                 classes=2 if kind == "hinge" else 0)
    run_case("wide", ["24 tanh", "17 tanh", "1 sigmoid"],
             {"loss": "cross-entropy", "optimizer": "momentum", "rate": 0.02, "batch": "full"},
             100, count=150)


def main():
    for old in [*FOLDER.glob("*.scene"), *FOLDER.glob("*.json")]:
        old.unlink()
    gradients()
    runs()
    learners.all_cases()


if __name__ == "__main__":
    main()
