#!/usr/bin/env python3
"""Where the numbers in src/nn/fn.h come from. Not part of the build: run it to see them again.

Each function is reduced to a short interval and fitted there by a polynomial whose largest relative
error is as small as possible. The fit is Lawson's: least squares,
over and over, each time with more weight where the error is large. Then the coefficients are
rounded to float one after the other, lowest power first, and the others fitted again around the
rounded ones. Needs numpy."""

import numpy as np


def lawson(basis, target, rounds=400):
    """Coefficients c so that the largest |basis @ c - target| is as small as possible."""
    weight = np.full(len(target), 1.0 / len(target))
    best, least = None, np.inf
    for _ in range(rounds):
        root = np.sqrt(weight)
        c = np.linalg.lstsq(basis * root[:, None], target * root, rcond=None)[0]
        error = np.abs(basis @ c - target)
        if error.max() < least:
            best, least = c, error.max()
        weight = weight * error
        weight /= weight.sum()
    return best, least


def fit_rounded(basis, target):
    """As lawson, with coefficients that are floats."""
    count = basis.shape[1]
    fixed = np.zeros(count)
    for k in range(count):
        rest = target - basis[:, :k] @ fixed[:k]
        c, _ = lawson(basis[:, k:], rest)
        fixed[k] = np.float32(c[0])
    return fixed, np.abs(basis @ fixed - target).max()


def nodes(low, high, count=3000):
    t = np.cos(np.pi * (np.arange(count) + 0.5) / count)
    return (low + high) / 2 + (high - low) / 2 * t


def powers(x, count):
    return np.stack([x**k for k in range(count)], axis=1)


def show(name, coefficients, error):
    print(f"{name}: relative error {error:.2e} = {error * 2**24:.2f} * 2^-24")
    for k, c in enumerate(coefficients):
        print(f"    [{k}] {np.float32(c):.9g}f")


def exponential():
    """e^r = 1 + r + r^2 Q(r) for |r| <= ln(2)/2, so that e^r - 1 keeps its relative error."""
    r = nodes(-0.3467, 0.3467)
    relative = r * r / np.expm1(r)
    target = (np.expm1(r) - r) / np.expm1(r)
    show("exp", *fit_rounded(powers(r, 5) * relative[:, None], target))


def logarithm():
    """ln(1 + f) = f - f^2/2 + f^3 P(f) for 1 + f from sqrt(1/2) to sqrt(2)."""
    f = nodes(np.sqrt(0.5) - 1.00001, np.sqrt(2) - 0.99999)
    exact = np.log1p(f)
    # f - f^2/2 is exact to the last bits only in higher precision
    high = f.astype(np.longdouble)
    rest = np.log1p(high) - high + high * high / 2
    show("ln", *fit_rounded(powers(f, 9) * (f**3 / exact)[:, None], (rest / exact).astype(float)))


def sine():
    """sin r = r + r^3 S(r^2) for |r| <= pi/2, and a little more: the nearest whole number of pi is
    not always found."""
    r = nodes(1e-3, 1.5725)
    high = r.astype(np.longdouble)
    target = ((np.sin(high) - high) / np.sin(high)).astype(float)
    show("sin", *fit_rounded(powers(r * r, 4) * (r**3 / np.sin(r))[:, None], target))


def parts(name, value, bits):
    """A constant as a sum of floats; all but the last have few bits, so that their products with a
    small whole number are exact."""
    print(name)
    for k, b in enumerate(bits):
        unit = 2.0 ** (np.floor(np.log2(np.abs(value))) - b + 1)
        part = np.longdouble(np.float32(np.round(value / unit) * unit))
        print(f"    [{k}] {np.float32(part):.9g}f")
        value = value - part


if __name__ == "__main__":
    exponential()
    logarithm()
    sine()
    parts("ln 2", np.log(np.longdouble(2)), (10, 24))
    parts("pi", 4 * np.arctan(np.longdouble(1)), (11, 11, 11, 24))
