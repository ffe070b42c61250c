#!/usr/bin/env python3
"""Holds the README to what the program prints: every scene in it is saved, every command run, every line
of output compared. A scene is a yaml block that begins with its name as a remark; what follows
"$ ./run ..." in a console block is what that command prints.

usage: readme.py README.md HALFPLANE
"""
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

BLOCK = re.compile(r"^```(yaml|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


# The gradient check judges with the system's own functions, so its last digits may differ.
JUDGED = re.compile(r"(?<=check: at most )\S+(?=,)")


def settled(text):
    return JUDGED.sub("about this", text.strip())


def commands(text):
    """Yields (arguments, what it prints) for each command of a console block."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        line, _, output = part.partition("\n")
        yield shlex.split(line)[1:], output


def main(readme, program):
    program = pathlib.Path(program).resolve()
    number, failed = 0, False
    with tempfile.TemporaryDirectory() as folder:
        for kind, text in BLOCK.findall(pathlib.Path(readme).read_text(encoding="utf-8")):
            name = re.match(r"# (\S+\.scene)\n", text)
            if kind == "yaml" and name:
                pathlib.Path(folder, name.group(1)).write_text(text, encoding="utf-8")
            for arguments, expected in commands(text) if kind == "console" else ():
                number += 1
                run = subprocess.run([program, *arguments], cwd=folder, text=True, check=False,
                                     stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
                right = settled(run.stdout) == settled(expected)
                failed |= not right
                print(f"{'ok' if right else 'not ok'} {number} - {shlex.join(arguments)}")
                if not right:
                    print("".join(f"# {line}\n" for line in run.stdout.splitlines()), end="")
    print(f"1..{number}")
    return 1 if failed or not number else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
