"""Writes assets/iris.csv and assets/wine.csv from the copies that scikit-learn ships.

usage: datasets.py ASSETS_FOLDER        (Debian: python3-sklearn)
"""
import csv
import sys
from pathlib import Path

from sklearn.datasets import load_iris, load_wine


def short(name):
    """'sepal length (cm)' -> 'sepal length'; 'od280/od315_of_diluted_wines' -> 'od280/od315'."""
    return name.split(" (")[0].replace("_of_diluted_wines", "").replace("_", " ")


def write(path, data, label, names):
    with open(path, "w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow([short(name) for name in data.feature_names] + [label])
        for x, y in zip(data.data, data.target):
            rows.writerow([format(value, ".6g") for value in x] + [names[y]])


folder = Path(sys.argv[1])
iris, wine = load_iris(), load_wine()
write(folder / "iris.csv", iris, "species", iris.target_names)
write(folder / "wine.csv", wine, "cultivar", ["first", "second", "third"])
