"""The third opinion: scikit-learn, where its settings can be made to say exactly the same.

What differs by name: MLPClassifier's alpha is our l2 times the points of a batch;
LogisticRegression's C is 1 / (l2 times the points), and its answer is where descent ends.
"""

import numpy as np
import sklearn
import torch
from sklearn.linear_model import LogisticRegression, Perceptron
from sklearn.metrics import log_loss, mean_squared_error
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.preprocessing import StandardScaler

import networks
from cases import draw_network, draw_points, layers, plain, rounded, scene_text, targets, write

SKLEARN = f"scikit-learn {sklearn.__version__}"


def mlp_layers(mlp):
    return [(w.T, b) for w, b in zip(mlp.coefs_, mlp.intercepts_)]


def start_from(mlp, net, x, y, classes):
    """Gives a fresh MLP our weights: one epoch makes its arrays, which are then overwritten."""
    mlp.partial_fit(x, y, classes) if classes is not None else mlp.partial_fit(x, y)
    for i, (_, w, b) in enumerate(net):
        mlp.coefs_[i][:] = w.numpy().T
        mlp.intercepts_[i][:] = b.numpy()
    del mlp._optimizer  # so that the next epoch begins with an optimizer that remembers nothing


def mlp_case(name, mlp, net, x, labels, training, epochs, **scene):
    regression = isinstance(mlp, MLPRegressor)
    seen = StandardScaler().fit_transform(x) if scene.get("scale") else x
    start_from(mlp, net, seen, labels, None if regression else np.unique(labels))

    def loss():
        if regression:
            return mean_squared_error(labels, mlp.predict(seen)) / 2
        return log_loss(labels, mlp.predict_proba(seen))

    losses = [loss()]
    for _ in range(epochs):
        mlp.partial_fit(seen, labels)
        losses.append(loss())
    training = {"shuffle": "false", **training}
    write(name, scene_text(f"The same as {type(mlp).__name__}", net, x, labels, training, **scene), {
        "by": SKLEARN,
        "epochs": epochs,
        "loss": plain(losses, 7),
        "layers": layers(mlp_layers(mlp)),
    })


def mlp_cases():
    rng = np.random.default_rng(5)
    same = {"shuffle": False, "momentum": 0, "alpha": 0, "random_state": 1}
    net = draw_network(rng, 2, ["5 sigmoid", "2 sigmoid", "1 sigmoid"], 2)
    x, labels = draw_points(rng, 30, 2, 2)
    mlp_case("sklearn-logistic-5-2",
             MLPClassifier((5, 2), "logistic", solver="sgd", learning_rate_init=1.0,
                           batch_size=30, **same),
             net, x, labels, {"loss": "cross-entropy", "rate": 1.0}, 200)

    net = draw_network(rng, 3, ["6 tanh", "3 softmax"])
    x, labels = draw_points(rng, 31, 3, 3)
    mlp_case("sklearn-three-classes-scaled",
             MLPClassifier((6,), "tanh", solver="sgd", learning_rate_init=0.1, batch_size=8, **same),
             net, x * [1, 10, 100] + [5, 0, -300], labels,
             {"loss": "cross-entropy", "rate": 0.1, "batch": 8}, 60, scale="standard")

    net = draw_network(rng, 1, ["8 tanh", "1 linear"])
    x, labels = draw_points(rng, 25, 1, 0)
    mlp_case("sklearn-regressor-adam",
             MLPRegressor((8,), "tanh", solver="adam", learning_rate_init=0.02, batch_size=10,
                          shuffle=False, alpha=0, random_state=1),
             net, x, labels, {"loss": "squared", "optimizer": "adam", "rate": 0.02, "batch": 10}, 100)

    net = draw_network(rng, 2, ["6 relu", "1 linear"])
    x, labels = draw_points(rng, 20, 2, 0)
    mlp_case("sklearn-regressor-alpha",
             MLPRegressor((6,), "relu", solver="sgd", learning_rate_init=0.05, batch_size=20,
                          **{**same, "alpha": 0.02 * 20}),
             net, x, labels, {"loss": "squared", "rate": 0.05, "l2": 0.02}, 150)


def logistic_case():
    """Where descent ends is where LogisticRegression ends."""
    rng = np.random.default_rng(7)
    net = draw_network(rng, 2, ["1 sigmoid"])
    x, _ = draw_points(rng, 40, 2, 2)
    labels = (x @ [1.0, -2.0] + rng.normal(0, 1, 40) > 0).astype(int)
    l2, epochs = 0.02, 3000
    model = LogisticRegression(C=1 / (l2 * 40), tol=1e-10, max_iter=10000).fit(x, labels)
    training = {"loss": "cross-entropy", "rate": 0.5, "l2": l2}
    write("sklearn-logistic-regression",
          scene_text("The same as LogisticRegression", net, x, labels, training), {
              "by": SKLEARN,
              "epochs": epochs,
              "last": plain(log_loss(labels, model.predict_proba(x)), 7),
              "layers": layers([(model.coef_, model.intercept_)]),
          })


def perceptron_case(name, epochs, noise):
    rng = np.random.default_rng(11)
    net = [("step", torch.tensor(rounded([[0.7, 0.4]], 3)), torch.tensor(rounded([-0.35], 3)))]
    x, _ = draw_points(rng, 24, 2, 2)
    labels = (x @ [1.0, -2.0] + 0.3 + rng.normal(0, noise, 24) > 0).astype(int)
    model = Perceptron(eta0=0.1, shuffle=False, tol=None, max_iter=epochs)
    w, b = (p.numpy().copy() for p in net[0][1:])  # fit moves what it is given
    model.fit(x, labels, coef_init=w, intercept_init=b)
    training = {"rule": "perceptron", "rate": 0.1, "shuffle": "false"}
    write(name, scene_text("The same as Perceptron", net, x, labels, training), {
        "by": SKLEARN,
        "epochs": epochs,
        "accuracy": model.score(x, labels),
        "layers": layers([(model.coef_, model.intercept_)]),
    })


def feature_case():
    """Hand-made features over scaled columns, as StandardScaler scales; the gradient by PyTorch."""
    rng = np.random.default_rng(13)
    net = draw_network(rng, 6, ["4 tanh", "1 sigmoid"])
    x, labels = draw_points(rng, 20, 2, 2)
    x = np.float32(x * [3, 50] + [10, -200]).astype(float)
    s = StandardScaler().fit_transform(x)
    fed = np.stack([s[:, 0], s[:, 1], s[:, 0] ** 2, s[:, 1] ** 2, s[:, 0] * s[:, 1],
                    np.sin(s[:, 0])], 1)
    training = {"loss": "cross-entropy"}
    loss, outputs, grads = networks.gradient(net, torch.tensor(fed), targets(labels, 1), training)
    scene = scene_text("Features of scaled columns", net, x, labels, training, scale="standard",
                       inputs=["x1", "x2", "x1^2", "x2^2", "x1*x2", "sin(x1)"])
    write("gradient-features-scaled", scene, {
        "by": f"{SKLEARN} and PyTorch {torch.__version__}",
        "loss": plain(loss, 10),
        "outputs": plain(outputs.tolist(), 8),
        "layers": layers(grads, "dw", "db"),
    })


def all_cases():
    mlp_cases()
    logistic_case()
    perceptron_case("sklearn-perceptron", 40, 0)
    perceptron_case("sklearn-perceptron-never-settles", 25, 2)
    feature_case()
