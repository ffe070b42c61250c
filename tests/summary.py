#!/usr/bin/env python3
"""Counts single test cases over a whole run of the suite, and names those that failed.

usage: summary.py testlog.json

Meson counts programs; each of ours holds many cases and, with CMOCKA_MESSAGE_OUTPUT=TAP, prints
one line a case. A program without such lines is one case. A program that died, or whose sanitizer
spoke up at the end, counts as a failure even when every line it printed says ok. The exit status is
1 when anything failed or nothing ran.
"""
import json
import re
import sys

CASE = re.compile(r"^(not )?ok\b ?\d*(?: - )?(?P<name>.*)")
PLAN = re.compile(r"^1\.\.(\d+)")
GOOD = ("OK", "EXPECTEDFAIL")


def cases(program):
    """Yields (verdict, name, what it said) for each case of one test program."""
    found, planned, said = [], 0, []
    for line in program.get("stdout", "").splitlines():
        case, plan = CASE.match(line), PLAN.match(line)
        if plan:
            planned += int(plan.group(1))
        elif case:
            # cmocka 1.1 writes a skipped case as "not ok 3 # SKIP name".
            skipped = "# SKIP" in line
            verdict = "skipped" if skipped else "failed" if case.group(1) else "passed"
            said = []
            found.append((verdict, case.group("name").replace("# SKIP", "").strip(), said))
        elif line.startswith("# ") and not line.startswith(("# ok", "# not ok")):
            said.append(line[2:])
    yield from found
    result, code = program["result"], program.get("returncode")
    if result == "SKIP" and not found:
        yield "skipped", "(the whole program)", []
    elif not found and planned == 0:
        yield ("passed" if result in GOOD else "failed"), "(the whole program)", tail(program)
    elif result not in GOOD and not any(verdict == "failed" for verdict, _, _ in found):
        yield "failed", f"(ended with {result.lower()}, status {code})", tail(program)
    elif len(found) < planned:
        yield "failed", f"(only {len(found)} of {planned} cases ran)", tail(program)


def tail(program):
    lines = (program.get("stdout", "") + program.get("stderr", "")).rstrip().splitlines()
    return lines[-12:]


def main(path):
    count = {"passed": 0, "failed": 0, "skipped": 0}
    with open(path, encoding="utf-8") as log:
        programs = [json.loads(line) for line in log if line.strip()]
    for program in programs:
        for verdict, name, said in cases(program):
            count[verdict] += 1
            if verdict == "failed":
                print(f"FAILED {program['name']}: {name}")
                print("".join(f"    {line}\n" for line in said), end="")
    print(", ".join(f"{number} {verdict}" for verdict, number in count.items()))
    return 1 if count["failed"] or not count["passed"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
