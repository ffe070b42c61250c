"""The workloads in PyTorch and scikit-learn, timed: training only, as fast as each does it without
leaving its own interface. Single precision, and as many threads as the environment allows.
"""

import os
import time
import warnings

import numpy as np

WORKLOADS = {  # of `halfplane bench`: circles, tanh hidden, sigmoid out, cross-entropy, SGD at 0.1
    "W1": {"units": [2, 4, 2, 1], "points": 500, "batch": 500},
    "W2": {"units": [2, 8, 8, 1], "points": 500, "batch": 10},
    "W3": {"units": [2, 8, 8, 1], "points": 500, "batch": 1},
    "W4": {"units": [2, 64, 64, 64, 1], "points": 10000, "batch": 10000},
    "W5": {"units": [2, 8, 8, 1], "points": 500, "batch": 500, "side": 512},
}


def circles(count):
    rng = np.random.default_rng(1)
    y = np.arange(count) % 2
    radius = np.where(y, rng.uniform(0, 2.5, count), rng.uniform(3.5, 5, count))
    angle = rng.uniform(0, 2 * np.pi, count)
    x = np.stack([radius * np.cos(angle), radius * np.sin(angle)], 1)
    return x.astype(np.float32), y


def grid(side):
    at = -6 + 12 * (np.arange(side) + 0.5) / side
    x, y = np.meshgrid(at, -at)
    return np.stack([x.ravel(), y.ravel()], 1).astype(np.float32)


def timed(work, seconds):
    """work(n) does n epochs or grids. Calls per second, after one that warms up."""
    work(1)
    n, total, start = 1, 0, time.perf_counter()
    while (spent := time.perf_counter() - start) < seconds:
        work(n)
        total += n
        if spent < seconds / 10:
            n *= 2
    return total / spent


def pytorch(units, points, batch, side=0):
    import torch
    torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))
    parts = [part for a, b in zip(units, units[1:])
             for part in (torch.nn.Linear(a, b), torch.nn.Tanh())]
    net = torch.nn.Sequential(*parts[:-1])  # ends with the score: the loss takes it from there
    loss = torch.nn.BCEWithLogitsLoss()
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    x, y = circles(points)
    x, y = torch.tensor(x), torch.tensor(y[:, None], dtype=torch.float32)

    def step(xs, ys):
        optimizer.zero_grad(set_to_none=True)
        loss(net(xs), ys).backward()
        optimizer.step()

    def train(epochs):
        for _ in range(epochs):
            if batch == points:
                step(x, y)
                continue
            order = torch.randperm(points)
            for xs, ys in zip(x[order].split(batch), y[order].split(batch)):
                step(xs, ys)

    at = torch.tensor(grid(side)) if side else None

    def field(grids):
        with torch.inference_mode():
            for _ in range(grids):
                torch.sigmoid(net(at))

    return field if side else train


def scikit(units, points, batch, side=0):
    from sklearn.neural_network import MLPClassifier
    warnings.filterwarnings("ignore")  # that it has not converged
    x, y = circles(points)

    def train(epochs):
        net = MLPClassifier(units[1:-1], "tanh", solver="sgd", alpha=0, batch_size=batch,
                            learning_rate_init=0.1, momentum=0, shuffle=batch < points,
                            max_iter=epochs, tol=0, n_iter_no_change=10**9)
        return net.fit(x, y)

    at, net = (grid(side), train(1)) if side else (None, None)

    def field(grids):
        for _ in range(grids):
            net.predict_proba(at)

    return field if side else train


def serve(name):
    """Answers lines of "WORKLOAD SECONDS" with a rate each, until there are no more."""
    make, ready = {"pytorch": pytorch, "scikit-learn": scikit}[name], {}
    while line := input_line():
        workload, seconds = line.split()
        if workload not in ready:
            ready[workload] = make(**WORKLOADS[workload])
        print(timed(ready[workload], float(seconds)), flush=True)


def input_line():
    try:
        return input()
    except EOFError:
        return ""
