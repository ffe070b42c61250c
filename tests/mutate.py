#!/usr/bin/env python3
"""How much the tests notice: makes small changes to the program, one at a time, at lines drawn with a seed,
and runs against each the tests that run its line, until one fails: quick ones first, and those that have
noticed most so far. What nobody noticed is printed: a test is missing there, or the change changes nothing.
One that the compiler makes the same code of is not counted, and another is drawn for it.

Works on a clone of the last commit in a scratch folder; the tree it is called in is not touched. Which test
runs which line is measured first, with gcov: some minutes, and again only for tests that have changed since.
Not for every commit.

usage: tests/mutate.py [--seed N] [--count N] [--folder PATH] [--without TESTS] [--patience SECONDS]
                       [--sanitized] [--at FILE:LINE | --again] [NAME...]

NAMEs are folders of src (all of them); --count changes are made in each (10). --at tries all changes of one
line; --again tries once more what has survived in this --folder so far, in NAMEs. --folder is where the clone
and what is known of it are kept between calls (a temporary folder). --without leaves out tests whose names
begin so, as in tidy,monkey: what only they would notice counts as not noticed; and so does what takes the
tests more than --patience of the processor's time (no end). --sanitized runs them under AddressSanitizer,
LeakSanitizer and UBSan, as .ci/run does: then one step too far and what is not given back are noticed, too.
"""
import argparse
import hashlib
import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

FOLDERS = ['base', 'nn', 'scene', 'lab', 'lesson', 'draw', 'ui', 'panels', 'screen', 'app', 'cli']
READ = ['lessons', 'assets', 'docs', 'tests', 'README.md']  # what tests read besides the source
MISTAKES = '-Werror=int-conversion -Werror=incompatible-pointer-types'  # which the compiler sees: nobody commits them
LINK = 0.3  # seconds to link a test and to begin it
COUNTED = ('noticed', 'not noticed')
MEANT = 10  # changes noticed: what a test is thought to have that speaks of the file
LONG = 20.0  # seconds: a test that takes more is tried only when all others have passed

SWAPS = [('<=', '<'), ('>=', '>'), ('<', '<='), ('>', '>='), ('==', '!='), ('!=', '=='), ('&&', '||'), ('||', '&&'),
         ('+', '-'), ('-', '+'), ('*', '/'), ('/', '*'), ('+=', '-='), ('-=', '+=')]
OPERATOR = re.compile(r' (<=|>=|==|!=|&&|\|\||<|>|\+=|-=|\+|-|\*|/) ')
NUMBER = re.compile(r'(?<![\w.])(\d+)(?![\w.])')
ROOM = re.compile(r'^\s*(static |const |unsigned )*\w+ \**\w+\[\d+\]')  # more room than is needed changes nothing
MARK_ENDS = re.compile(r'\bshapes_mark\(.*, 0\);')  # names are for tests alone
CALL = re.compile(r'^\s+(?!free\(|\w+_destroy\()[a-z]\w*\(.*\);$')  # what is not given back the sanitizers see
ARGUMENTS = re.compile(r'\b([a-z]\w*)\((?:[^()]*, )?(\w[\w.>\[\]-]*), (\w[\w.>\[\]-]*)\)')
EITHER_WAY = re.compile(r'(fminf?|fmaxf?|tag_same|rect_meets)\(|(strcmp|strcasecmp)\(.*\) [=!]= 0')  # whichever comes first
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
    for match in NUMBER.finditer(seen) if not ROOM.match(seen) and not MARK_ENDS.search(seen) else ():
        put(f'{match.group()} is one more', match.start(), match.end(), str(int(match.group()) + 1))
    for match in TRUTH.finditer(seen):
        other = 'false' if match.group() == 'true' else 'true'
        put(f'{match.group()} is {other}', match.start(), match.end(), other)
    for match in ARGUMENTS.finditer(seen):
        if match.group(2) != match.group(3) and not EITHER_WAY.match(seen, match.start(1)):
            put('two arguments change places', match.start(2), match.end(3),
                f'{line[match.start(3):match.end(3)]}, {line[match.start(2):match.end(2)]}')
    condition = CONDITION.search(seen)
    if condition:
        put('the condition is its opposite', condition.start(2), condition.end(2), f'!({line[condition.start(2):condition.end(2)]})')
    if CALL.match(seen) and not MARK_ENDS.search(seen):
        put('the call is left out', 0, len(line), re.match(r'\s*', line).group() + ';')
    return found


def quiet(words, cwd, **more):
    return subprocess.run(words, cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL, check=False, **more).returncode


class Build:
    """A build folder of the clone, and its tests."""

    def __init__(self, top, name, options, without):
        self.top, self.folder = top, os.path.join(top, name)
        # A test of its own time would fail whenever the machine is busy.
        self.without = ('window', *without)
        if not os.path.isfile(os.path.join(self.folder, 'build.ninja')):
            if quiet(['meson', 'setup', self.folder, '-Doptimization=1', '-Dc_args=' + MISTAKES, *options], top) != 0:
                sys.exit(f'mutate: {self.folder} cannot be set up')

    def tell(self, what):
        """What Meson knows of the folder."""
        return json.loads(subprocess.check_output(['meson', 'introspect', '--' + what, self.folder]))

    def objects(self):
        """Of each source what it is compiled to."""
        found = {}
        with open(os.path.join(self.folder, 'compile_commands.json')) as file:
            for one in json.load(file):
                source = os.path.relpath(os.path.join(one['directory'], one['file']), self.top)
                found.setdefault(source, []).append(one['output'])
        return found

    def digest(self, names):
        """What these files hold, in short."""
        sum_of = hashlib.sha1()
        for name in names:
            with open(os.path.join(self.folder, name), 'rb') as file:
                sum_of.update(file.read())
        return sum_of.hexdigest()

    def makes(self, targets):
        return quiet(['ninja', '-C', self.folder, *targets], self.top) == 0

    def read(self):
        """The tests, and what each is made of: as the present meson.build has them."""
        self.makes(['build.ninja'])
        made = {target['id']: [os.path.relpath(name, self.folder) for name in target['filename']]
                for target in self.tell('targets')}
        self.tests = {test['name']: test for test in self.tell('tests') if not test['name'].startswith(self.without)}
        for test in self.tests.values():
            test['made'] = [name for part in test['depends'] for name in made[part]]

    def make_all(self):
        if not self.makes(sorted({name for test in self.tests.values() for name in test['made']})):
            sys.exit(f'mutate: {self.top} does not build as it is')

    def run(self, name, seconds=None):
        """Whether a test passes, and how long it took of the processor: other work does not count."""
        test = self.tests[name]
        limit = None if seconds is None else int(5 * seconds + 5)

        def begin():
            os.setpgid(0, 0)
            if limit:
                resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))

        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        process = subprocess.Popen(test['cmd'], cwd=test['workdir'] or self.folder, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=begin,
                                   env={**os.environ, **test['env'], 'OMP_WAIT_POLICY': 'passive',
                                        'UBSAN_OPTIONS': 'halt_on_error=1'})
        try:
            # Waits without an end use no processor: these are given up by the clock.
            passed = process.wait(timeout=limit and 10 * limit + 120) in (0, 77)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            passed = False
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return passed, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


class Lines:
    """Which test runs which line, by gcov; kept in a file for each test."""

    def __init__(self, top, without):
        self.build = Build(top, 'build-lines', ['-Db_coverage=true'], without)
        self.path = os.path.join(top, 'lines')
        self.kept = {}
        os.makedirs(self.path, exist_ok=True)
        for name in os.listdir(self.path):
            with open(os.path.join(self.path, name)) as file:
                self.kept[name[:-len('.json')]] = json.load(file)
        self.build.read()
        self.files = subprocess.check_output(['git', 'ls-tree', '-r', 'HEAD', 'src', *READ], cwd=top, text=True)
        # What was drawn once decides no line that is run.
        self.files = [line for line in self.files.split('\n')
                      if not line.endswith(('mutate.py', 'meson.build')) and '/golden/' not in line]
        self.measure()
        self.turn()

    def stamp(self, name):
        """Of all that the test reads: of the tests' own sources, only its own."""
        made = [os.path.basename(made) + '.c' for made in self.build.tests[name]['made']]
        other = lambda line: re.search(r'/test_\w+\.c$', line) and not line.endswith(tuple('/' + one for one in made))
        return hashlib.sha1('\n'.join(line for line in self.files if not other(line)).encode()).hexdigest()

    def measure(self):
        """Runs, of the tests, those that are not known, each alone."""
        stamps = {name: self.stamp(name) for name in self.build.tests}
        self.kept = {name: one for name, one in self.kept.items() if stamps.get(name, one['stamp']) == one['stamp']}
        new = [name for name in stamps if name not in self.kept]
        if new:
            self.build.make_all()
        for at, name in enumerate(new):
            for path in self.counts():
                os.remove(path)
            passed, seconds = self.build.run(name)
            if not passed:
                sys.exit(f'mutate: test {name} fails before anything is changed')
            print(f'{at + 1} of {len(new)}: {name} takes {seconds:.1f} s', file=sys.stderr, flush=True)
            self.kept[name] = {'stamp': stamps[name], 'seconds': seconds, **self.ran()}
            with open(self.path + '.new', 'w') as file:
                json.dump(self.kept[name], file)
            os.rename(self.path + '.new', os.path.join(self.path, name + '.json'))

    def counts(self):
        return [os.path.join(here, name) for here, _, names in os.walk(self.build.folder) for name in names
                if name.endswith('.gcda')]

    def ran(self):
        """Of each source the lines that have run, and all that could: as lists of numbers."""
        paths = [path for path in self.counts() if '/src/' in path]
        ran, could, functions = {}, {}, {}
        told = subprocess.run(['gcov', '--json-format', '--stdout', *paths], cwd=self.build.folder, check=True,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout if paths else ''
        for line in told.split('\n'):
            for file in json.loads(line)['files'] if line.startswith('{') else []:
                path = os.path.relpath(os.path.join(self.build.folder, file['file']), self.build.top)
                if not path.startswith('src/') or not path.endswith('.c'):
                    continue
                could.setdefault(path, set()).update(one['line_number'] for one in file['lines'])
                ran.setdefault(path, set()).update(one['line_number'] for one in file['lines'] if one['count'])
                functions.setdefault(path, set()).update(
                    (one['start_line'], one['end_line']) for one in file['functions'])
        return {'ran': {path: sorted(some) for path, some in ran.items() if some},
                'could': {path: sorted(some) for path, some in could.items()},
                'functions': {path: sorted(some) for path, some in functions.items()}}

    def turn(self):
        """The map as it is asked: of each line the tests."""
        self.kept = {name: self.kept[name] for name in self.build.tests}
        self.words = {name: self.source(name) for name in self.kept}
        self.tests, self.could, self.functions = {}, {}, {}
        for name, one in self.kept.items():
            for path, some in one['ran'].items():
                for line in some:
                    self.tests.setdefault((path, line), set()).add(name)
            for path, some in one['could'].items():
                self.could.setdefault(path, set()).update(some)
            for path, some in one['functions'].items():
                self.functions.setdefault(path, set()).update(map(tuple, some))

    def seconds(self, name):
        return self.kept[name]['seconds']

    def source(self, name):
        """What is written of a test, as far as it has a file of its own."""
        text = ''
        for made in self.build.tests[name]['made']:
            path = os.path.join(self.build.top, 'tests', os.path.basename(made) + '.c')
            if os.path.isfile(path):
                with open(path) as file:
                    text += file.read()
        return text

    def of(self, path, line, caught):
        """The tests that run a line (counted from 1): those first that notice most in their time, and that speak
        of its file. caught: how many changes each has noticed before."""
        could = self.could.get(path, set())
        within = [(begin, end) for begin, end in self.functions.get(path, ()) if begin <= line <= end]
        if not within:
            # A table: whoever runs anything beside it may read it.
            found = {name for name, one in self.kept.items() if path in one['ran']}
        elif line in could:
            found = set(self.tests.get((path, line), ()))
        else:
            # The rest of a statement counts where it begins.
            begin = max(line_before for line_before, _ in within)
            before = [one for one in could if begin <= one < line]
            found = set(self.tests.get((path, max(before, default=begin)), ()))
        file = os.path.splitext(os.path.basename(path))[0]
        meant = {name for name in found if re.search(rf'\b{file}', self.words[name])}
        cost = lambda name: (self.seconds(name) + LINK) / (1 + caught.get(name, 0) + MEANT * (name in meant))
        return sorted(found, key=lambda name: (self.seconds(name) > LONG and name not in meant, cost(name), name))


class Clone:
    """The last commit, built once, then again with each change."""

    def __init__(self, folder, root, without, patience, sanitized):
        self.top, self.patience = folder, patience
        if not os.path.isdir(os.path.join(folder, '.git')):
            subprocess.run(['git', 'clone', '--quiet', root, folder], check=True)
        head = subprocess.check_output(['git', 'rev-parse', 'HEAD'], cwd=root, text=True).strip()
        if quiet(['git', 'fetch', root, head], folder) != 0 or quiet(['git', 'reset', '--hard', head], folder) != 0:
            sys.exit(f'mutate: {folder} is not a clone of this')
        self.lines = Lines(folder, without)
        name, options = ('build-sanitized', ['-Db_sanitize=address,undefined']) if sanitized else ('build-mutate', [])
        self.build = Build(folder, name, options, without)
        self.build.read()
        self.build.make_all()
        self.objects = {path: names for path, names in self.build.objects().items() if path.startswith('src/')}
        if not self.build.makes([name for names in self.objects.values() for name in names]):
            sys.exit(f'mutate: {folder} does not build as it is')
        self.as_it_is = {path: self.build.digest(names) for path, names in self.objects.items()}
        self.survivors = self.known('survivors.json', [])
        self.caught = self.known('caught.json', {})

    def known(self, name, nothing):
        """What a file keeps between calls."""
        path = os.path.join(self.top, name)
        if not os.path.isfile(path):
            return nothing
        with open(path) as file:
            return json.load(file)

    def remember(self, name, what):
        with open(os.path.join(self.top, name), 'w') as file:
            json.dump(what, file, indent=1)

    def keep(self, path, number, old, new, what, survived):
        """What survives is remembered by its text: lines move."""
        one = {'path': path, 'line': number, 'old': old, 'new': new, 'what': what}
        same = lambda other: all(one[key] == other[key] for key in ('path', 'old', 'new'))
        self.survivors = [other for other in self.survivors if not same(other)] + ([one] if survived else [])
        self.remember('survivors.json', self.survivors)

    def verdict(self, path, number):
        """What becomes of the change that is made: the tests are built and run some at a time."""
        if not self.build.makes(self.objects[path]):
            return 'does not build', ''
        if self.build.digest(self.objects[path]) == self.as_it_is[path]:
            return 'the same code', ''
        tests = self.lines.of(path, number + 1, self.caught)
        if not tests:
            return 'not noticed', 'no test runs it'
        at, some, spent = 0, 2, 0
        while at < len(tests) and spent < self.patience:
            group = tests[at:at + some]
            if not self.build.makes(sorted({made for name in group for made in self.build.tests[name]['made']})):
                return 'does not build', ''
            for name in group:
                passed, seconds = self.build.run(name, self.lines.seconds(name))
                if not passed:
                    self.caught[name] = self.caught.get(name, 0) + 1
                    self.remember('caught.json', self.caught)
                    return 'noticed', name
                spent += seconds
                if spent >= self.patience:
                    return 'not noticed', f'{tests.index(name) + 1} of {len(tests)} tests that run it'
            at, some = at + some, 2 * some
        return 'not noticed', f'{len(tests)} tests run it'

    def read(self, path):
        with open(os.path.join(self.top, path)) as file:
            return file.read()

    def write(self, path, text):
        with open(os.path.join(self.top, path), 'w') as file:
            file.write(text)

    def sources(self, folder):
        """Those that this system compiles."""
        for here, within, names in os.walk(os.path.join(self.top, 'src', folder)):
            within.sort()  # folders come as the disk has them: a seed means the same lines everywhere
            for name in sorted(names):
                path = os.path.relpath(os.path.join(here, name), self.top)
                if path in self.objects:
                    yield path

    def attempt(self, path, number, what, line):
        """Tries one change: 'noticed', 'not noticed', 'the same code' or 'does not build'."""
        text, begun = self.read(path), time.monotonic()
        lines = text.split('\n')
        old, lines[number] = lines[number], line
        self.write(path, '\n'.join(lines))
        try:
            how, why = self.verdict(path, number)
        finally:
            self.write(path, text)
        if how != 'does not build':
            self.keep(path, number, old, line, what, how == 'not noticed')
            print(f'{how:14} {path}:{number + 1}: {what} ({why}; {time.monotonic() - begun:.0f} s)\n'
                  f'{"":15}{line.strip()}', flush=True)
        return how


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
        how = clone.attempt(path, number, what, line)
        made += how in COUNTED
        noticed += how == 'noticed'
    return noticed


def again(clone, folders):
    """What has survived, once more."""
    for one in [one for one in clone.survivors if one['path'].split('/')[1] in folders]:
        lines = clone.read(one['path']).split('\n')
        found = [number for number, line in enumerate(lines) if line == one['old']]
        if not found:
            print(f'{"gone":14} {one["path"]}:{one["line"] + 1}: {one["what"]}', flush=True)
            continue
        number = min(found, key=lambda number: abs(number - one['line']))
        clone.attempt(one['path'], number, one['what'], one['new'])


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split('usage: ')[1].split('\n\n')[0])
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--count', type=int, default=10)
    parser.add_argument('--folder')
    parser.add_argument('--without')
    parser.add_argument('--patience', type=float, default=float('inf'))
    parser.add_argument('--at')
    parser.add_argument('--sanitized', action='store_true')
    parser.add_argument('--again', action='store_true')
    parser.add_argument('names', nargs='*')
    asked = parser.parse_args()
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    unknown = [name for name in asked.names if name not in FOLDERS]
    if unknown:
        parser.error(f'there is no folder src/{unknown[0]}; there are {", ".join(FOLDERS)}')
    os.nice(10)
    scratch = asked.folder or tempfile.mkdtemp()
    try:
        without = asked.without.split(',') if asked.without else []
        clone = Clone(os.path.abspath(scratch), root, without, asked.patience, asked.sanitized)
        if asked.at:
            path, number = asked.at.rsplit(':', 1)
            for what, line in changes(clone.read(path).split('\n')[int(number) - 1]):
                clone.attempt(path, int(number) - 1, what, line)
            return
        if asked.again:
            again(clone, asked.names or FOLDERS)
            return
        print(f'seed {asked.seed}, {asked.count} changes a folder', flush=True)
        table = {}
        for name in asked.names or FOLDERS:
            table[name] = sweep(clone, name, asked.count, random.Random(f'{asked.seed} {name}'))
        print()
        for name, noticed in table.items():
            print(f'{name:8} {noticed} of {asked.count} noticed')
    finally:
        if not asked.folder:
            shutil.rmtree(scratch, ignore_errors=True)


if __name__ == '__main__':
    main()
