#!/usr/bin/env python3
"""How much the tests notice: makes small changes to the program, one at a time, at lines drawn with a seed,
and runs the suite against each. What nobody noticed is printed: a test is missing there, or the change
changes nothing.

Works on a clone of the last commit in a scratch folder; the tree it is called in is not touched. Takes
hours: it is for a quiet machine, not for every commit.

usage: tests/mutate.py [--seed N] [--count N] [--folder PATH] [--at FILE:LINE] [NAME...]

NAMEs are folders of src (all of them); --count changes are made in each (10). --at tries all changes of one
line. --folder is where the clone is kept between calls (a temporary folder).
"""
import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

FOLDERS = ['base', 'nn', 'scene', 'lab', 'lesson', 'draw', 'ui', 'panels', 'screen', 'app', 'cli']
QUICK = 3.0  # seconds: tests that take less go first

SWAPS = [('<=', '<'), ('>=', '>'), ('<', '<='), ('>', '>='), ('==', '!='), ('!=', '=='), ('&&', '||'), ('||', '&&'),
         ('+', '-'), ('-', '+'), ('*', '/'), ('/', '*'), ('+=', '-='), ('-=', '+=')]
OPERATOR = re.compile(r' (<=|>=|==|!=|&&|\|\||<|>|\+=|-=|\+|-|\*|/) ')
NUMBER = re.compile(r'(?<![\w.])(\d+)(?![\w.])')
CALL = re.compile(r'^\s+(?!free\(|\w+_destroy\()[a-z]\w*\(.*\);$')  # what is not given back the sanitizers see
ARGUMENTS = re.compile(r'\b([a-z]\w*)\((?:[^()]*, )?(\w[\w.>\[\]-]*), (\w[\w.>\[\]-]*)\)')
CONDITION = re.compile(r'\b(if|while) \((.*)\)( \{| [^{}]*;)?$')
TRUTH = re.compile(r'\b(true|false)\b')


def code_lines(text):
    """The numbers of lines that do something when the program runs."""
    inside, depth = False, 0
    for number, line in enumerate(text.split('\n')):
        plain = line.strip()
        if inside or plain.startswith('/*'):
            inside = '*/' not in plain
            continue
        held = depth
        depth += line.count('{') - line.count('}')
        declares = re.match(r'(static_assert|assert|enum|typedef|struct|#|//|extern)\b', plain) or plain.startswith('#')
        if held > 0 and plain and plain not in '{}' and not declares and 'assert(' not in plain:
            yield number


def masked(line):
    """The same line, blanks in place of what is a word for people: text, signs, comments."""
    blank = lambda found: ' ' * len(found.group())
    line = re.sub(r'"(\\.|[^"\\])*"|\'(\\.|[^\'\\])*\'', blank, line)
    return re.sub(r'/\*.*?(\*/|$)', blank, line)


def changes(line):
    """All changes of a line, each as (what it is, the new line)."""
    seen, found = masked(line), []

    def put(what, begin, end, text):
        found.append((what, line[:begin] + text + line[end:]))

    for match in OPERATOR.finditer(seen):
        for old, new in SWAPS:
            if old == match.group(1):
                put(f'{old} is {new}', match.start(1), match.end(1), new)
    for match in NUMBER.finditer(seen):
        put(f'{match.group()} is one more', match.start(), match.end(), str(int(match.group()) + 1))
    for match in TRUTH.finditer(seen):
        other = 'false' if match.group() == 'true' else 'true'
        put(f'{match.group()} is {other}', match.start(), match.end(), other)
    for match in ARGUMENTS.finditer(seen):
        if match.group(2) != match.group(3):
            put('two arguments change places', match.start(2), match.end(3),
                f'{line[match.start(3):match.end(3)]}, {line[match.start(2):match.end(2)]}')
    condition = CONDITION.search(seen)
    if condition:
        put('the condition is its opposite', condition.start(2), condition.end(2), f'!({line[condition.start(2):condition.end(2)]})')
    if CALL.match(seen):
        put('the call is left out', 0, len(line), re.match(r'\s*', line).group() + ';')
    return found


class Clone:
    """The last commit, built once, then again with each change."""

    def __init__(self, folder, root):
        self.top, self.build = folder, os.path.join(folder, 'build-mutate')
        if not os.path.isdir(os.path.join(folder, '.git')):
            self.run(['git', 'clone', '--quiet', root, folder], cwd=root)
            self.run(['meson', 'setup', self.build, '-Doptimization=1'])
        if not self.builds():
            sys.exit(f'mutate: {folder} does not build as it is')
        if not self.passes([]):
            sys.exit('mutate: a test fails before anything is changed')
        with open(os.path.join(self.build, 'meson-logs/testlog.json')) as log:
            tests = [json.loads(line) for line in log]
        # A test of its own time would fail whenever the machine is busy.
        name = lambda test: test['name'].split(' / ')[-1].split(':')[-1]
        self.quick = [name(t) for t in tests if t['duration'] < QUICK]
        self.slow = [name(t) for t in tests if t['duration'] >= QUICK and name(t) != 'window']

    def run(self, words, cwd=None):
        return subprocess.run(words, cwd=cwd or self.top, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                              check=False).returncode == 0

    def builds(self):
        return self.run(['ninja', '-C', self.build])

    def passes(self, tests):
        return self.run(['meson', 'test', '-C', self.build, '--no-rebuild', '--quiet', '--maxfail=1', *tests])

    def notices(self):
        return not self.passes(self.quick) or not self.passes(self.slow)

    def read(self, path):
        with open(os.path.join(self.top, path)) as file:
            return file.read()

    def write(self, path, text):
        with open(os.path.join(self.top, path), 'w') as file:
            file.write(text)

    def sources(self, folder):
        for here, _, names in os.walk(os.path.join(self.top, 'src', folder)):
            for name in sorted(names):
                if name.endswith('.c'):
                    yield os.path.relpath(os.path.join(here, name), self.top)

    def attempt(self, path, number, line):
        """'noticed', 'not noticed' or 'does not build'."""
        text = self.read(path)
        lines = text.split('\n')
        lines[number] = line
        self.write(path, '\n'.join(lines))
        try:
            return 'does not build' if not self.builds() else 'noticed' if self.notices() else 'not noticed'
        finally:
            self.write(path, text)


def tell(path, number, what, line, how):
    print(f'{how:14} {path}:{number + 1}: {what}\n{"":15}{line.strip()}', flush=True)


def sweep(clone, folder, count, draw):
    """So many changes in a folder; returns how many were noticed."""
    places = [(path, number) for path in clone.sources(folder) for number in code_lines(clone.read(path))]
    noticed = made = 0
    while made < count:
        path, number = draw.choice(places)
        some = changes(clone.read(path).split('\n')[number])
        if not some:
            continue
        what, line = draw.choice(some)
        how = clone.attempt(path, number, line)
        if how == 'does not build':
            continue
        made += 1
        noticed += how == 'noticed'
        tell(path, number, what, line, how)
    return noticed


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split('usage: ')[1].split('\n')[0])
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--count', type=int, default=10)
    parser.add_argument('--folder')
    parser.add_argument('--at')
    parser.add_argument('names', nargs='*')
    asked = parser.parse_args()
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    unknown = [name for name in asked.names if name not in FOLDERS]
    if unknown:
        parser.error(f'there is no folder src/{unknown[0]}; there are {", ".join(FOLDERS)}')
    scratch = asked.folder or tempfile.mkdtemp()
    try:
        clone = Clone(os.path.abspath(scratch), root)
        if asked.at:
            path, number = asked.at.rsplit(':', 1)
            for what, line in changes(clone.read(path).split('\n')[int(number) - 1]):
                tell(path, int(number) - 1, what, line, clone.attempt(path, int(number) - 1, line))
            return
        print(f'seed {asked.seed}, {asked.count} changes a folder')
        table = {}
        for name in asked.names or FOLDERS:
            table[name] = sweep(clone, name, asked.count, random.Random(f'{asked.seed} {name}'))
        print()
        for name, noticed in table.items():
            print(f'{name:8} {100 * noticed / asked.count:4.0f} % noticed')
    finally:
        if not asked.folder:
            shutil.rmtree(scratch, ignore_errors=True)


if __name__ == '__main__':
    main()
