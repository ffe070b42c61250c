#!/usr/bin/env python3
"""The licences of all that lies in the page, one after the other.

usage: licences.py OUT NAME=FILE...
"""
import sys

with open(sys.argv[1], 'w', encoding='utf-8') as out:
    for word in sys.argv[2:]:
        name, path = word.split('=', 1)
        with open(path, encoding='utf-8', errors='replace') as file:
            out.write(f'{name}\n{"=" * len(name)}\n\n{file.read().strip()}\n\n\n')
