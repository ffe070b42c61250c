#!/usr/bin/env python3
"""Does the exported Python program say what the network says? For networks of every kind.

usage: python.py HALFPLANE
"""
import json
import os
import subprocess
import sys
import tempfile

POINTS = [[0.5, -1.25], [2, 3], [-4, 0.1], [0, 0], [-0.7, -2.2]]
SCENES = {
    "layers": "inputs: [x1, x2, x1^2, x1*x2, sin(x2)]\nnetwork: {layers: [5 tanh, 4 relu, 3 elu, 1 sigmoid], start: {kind: normal, scale: 0.7, seed: 3}}",
    "pieces": "network: {layers: [4 maxout, 3 leaky-relu, 2 softmax], start: {kind: he, seed: 5}}",
    "scaled": "network: {layers: [2 linear, 1 tanh]}\ntraining: {loss: squared}",
    "typed": "inputs: ['x1', 'x1^3 - 2*x2', 'ln(x1)', 'max(x1, -x2)/(1 + x1^2)', 'x1 > 0 and not x2 < -1', '1/x1', '-x1^2 - (x2 - 1)', 'sqrt(x2)^-1.5', 'sigmoid(x1)']\nnetwork: {layers: [3 tanh, 1 linear], start: {kind: normal, scale: 0.3, seed: 4}}\ntraining: {loss: squared}",
    "perceptron": "network: {layers: [1 step], start: {seed: 8}}\ntraining: {rule: perceptron}",
}


def check(halfplane, folder, name, text):
    scene = os.path.join(folder, name + ".scene")
    points = ", ".join(f"[{x}, {y}, {'red' if i % 2 else 'blue'}]" for i, (x, y) in enumerate(POINTS))
    scale = ", scale: standard" if name == "scaled" else ""
    with open(scene, "w", encoding="utf-8") as file:
        file.write(f"data: {{points: [{points}]{scale}}}\n{text}\n")
    program = subprocess.run([halfplane, "python", scene], check=True, capture_output=True, text=True).stdout
    said = {"__name__": "exported"}
    exec(compile(program, name, "exec"), said)  # pylint: disable=exec-used
    # Its status is about the gradient, which at the tie of a maxout unit is none; only the outputs matter here.
    answer = subprocess.run([halfplane, "gradient", scene, "--json"], check=False, capture_output=True, text=True).stdout
    wrong = 0
    for point, outputs in zip(POINTS, json.loads(answer)["outputs"]):
        for got, want in zip(said["predict"](*point), outputs):
            wrong += abs(got - want) > 1e-5
    print(f"{'not ok' if wrong else 'ok'} - {name}: the program and the network agree on {len(POINTS)} points")
    return wrong


NAMES = """data:
  columns: ["sepal length", "class", "x1", "sepal-length", "2nd", "größe"]
  label: kind
  classes: [no, "it's \\"yes\\""]
  points: [[1, 2, 3, 4, 5, 6, 0], [6, 5, 4, 3, 2, 1, 1]]
network: {layers: [1 sigmoid]}
"""


def check_names(halfplane, folder):
    """Columns are parameters, whatever they are called; the program answers for numbers behind its name."""
    scene = os.path.join(folder, "names.scene")
    with open(scene, "w", encoding="utf-8") as file:
        file.write(NAMES)
    text = subprocess.run([halfplane, "python", scene], check=True, capture_output=True).stdout.decode()
    program = os.path.join(folder, "names.py")
    with open(program, "w", encoding="utf-8") as file:
        file.write(text)
    wrong = 0
    for part in ("def predict(sepal_length, class_, x1, sepal_length_2, x2nd, größe):", "softmax", "elu", "max("):
        wrong += (part in text) != part.startswith("def")
    said = {"__name__": "exported"}
    exec(compile(text, "names", "exec"), said)  # pylint: disable=exec-used
    point = [0.5, 1, 2, -3, 4, 7]
    answer = subprocess.run([sys.executable, program] + [str(x) for x in point], check=False, capture_output=True, text=True)
    wrong += str(said["predict"](*point)[0]) not in answer.stdout or said["classify"](*point) not in answer.stdout
    comma = subprocess.run([sys.executable, program] + [str(x).replace(".", ",") for x in point], check=False, capture_output=True,
                           text=True)
    wrong += comma.stdout != answer.stdout
    for arguments in (["1"], ["a", "2", "3", "4", "5", "6"]):
        refused = subprocess.run([sys.executable, program] + arguments, check=False, capture_output=True, text=True)
        wrong += refused.returncode == 0 or "Give 6 numbers: sepal_length class_" not in refused.stderr
    print(f"{'not ok' if wrong else 'ok'} - names: columns are parameters, and numbers behind the program's name a point")
    return wrong


def main():
    with tempfile.TemporaryDirectory() as folder:
        wrong = sum(check(sys.argv[1], folder, name, text) for name, text in SCENES.items())
        wrong += check_names(sys.argv[1], folder)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
