#!/usr/bin/env python3
"""Compiles each source file of a build for 64-bit ARM, as Debian 12 would, and says of which its compiler dies
or what it refuses. Nothing is linked or run (tests/foreign.sh does that, of the commands), so no library for ARM
is needed: what their headers hold is the same here.

usage: tests/arm.py BUILD          BUILD: a folder that Meson has set up
"""
import json
import os
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

COMPILER = 'aarch64-linux-gnu-gcc'
# The headers of this machine come last, and SDL's must not look for its processor.
BESIDE = ['-idirafter', '/usr/include', '-idirafter', '/usr/include/x86_64-linux-gnu', '-DSDL_DISABLE_IMMINTRIN_H']
NAMES_A_FILE = ('-o', '-MF', '-MQ')


def words_for_arm(command):
    """The words of a call of the compiler without what is of this processor, and what is written where."""
    words = shlex.split(command)
    while not words[0].endswith(('gcc', 'cc', 'clang')):
        words.pop(0)  # ccache
    kept = []
    for before, word in zip(words, words[1:]):
        if before not in NAMES_A_FILE and word not in NAMES_A_FILE and word not in ('-c', '-MD') and not word.startswith('-m'):
            kept.append(word)
    return [COMPILER, *kept, *BESIDE, '-w', '-O3', '-c', '-o', os.devnull]


def compiles(entry):
    call = subprocess.run(words_for_arm(entry['command']), cwd=entry['directory'], stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, check=False)
    if call.returncode != 0:
        print(f'{entry["file"]} does not compile for ARM:\n{call.stdout}', flush=True)
    return call.returncode == 0


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__.split('\n\n')[-1])
    with open(os.path.join(sys.argv[1], 'compile_commands.json')) as file:
        entries = {entry['file']: entry for entry in json.load(file) if '/src/' in '/' + entry['file']}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        good = list(pool.map(compiles, entries.values()))
    print(f'{sum(good)} of {len(good)} source files compile for ARM')
    sys.exit(not good or not all(good))


if __name__ == '__main__':
    main()
