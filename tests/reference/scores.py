#!/usr/bin/env python3
"""What scikit-learn says of the decisions in scenes/confusion.scene and scenes/r-squared.scene.

usage: scores.py        (needs scikit-learn; made with 1.2.1)

The numbers it prints stand in tests/test_confusion.c. The points, weights and who is held out are those of the scenes.
"""
import numpy as np
from sklearn.metrics import accuracy_score, confusion_matrix, r2_score, recall_score

POINTS = np.array([[-3, 1], [-2, 2], [-1, 3], [-4, -1], [0.5, 2], [1, 3], [2, 2], [3, 1], [4, -1], [2.5, -0.5],
                   [0, -2], [1, -3], [-1, -3], [2, -3], [-2, -2], [-1.5, 0.5], [0.25, -0.75]])
LABELS = np.array([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 1])
W = np.array([[-1, 0.5], [1, 0.25], [0.1, -1.2]])
B = np.array([0.1, 0, -0.3])

called = np.argmax(POINTS @ W.T + B, axis=1)
print("confusion (a row for each class that points are of):")
print(confusion_matrix(LABELS, called))
print("accuracy", repr(accuracy_score(LABELS, called)))
print("found", [float(r) for r in recall_score(LABELS, called, average=None)])

X = np.array([-3, -2, -1, 0, 1, 2, 3.5])
Y = np.array([-2, -1.25, -1.5, 0.5, 0.75, 2.5, 2.25])
print("r2", repr(r2_score(Y, 0.75 * X + 0.125)))
