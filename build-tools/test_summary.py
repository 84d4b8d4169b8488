"""Counts what the test reports of a directory say, in one line; fails where no test ran or one failed."""

import pathlib
import sys
import xml.etree.ElementTree as ElementTree


def why(skip):
    """Surefire gives it as an attribute or as the first line of a stack."""
    first = (skip.get("message") or (skip.text or "").strip().partition("\n")[0]).strip()
    return first.partition("Assumption failed: ")[2] or first or "of an unknown reason"


def main(name, directory):
    suites = [ElementTree.parse(file).getroot() for file in pathlib.Path(directory).glob("TEST-*.xml")]
    total = {key: sum(int(suite.get(key)) for suite in suites) for key in ("tests", "failures", "errors", "skipped")}
    seconds = sum(float(suite.get("time").replace(",", "")) for suite in suites)
    red = total["failures"] + total["errors"]
    ran = total["tests"] - total["skipped"]
    print(f"{name}: {ran} tests ran, {red} failed, {total['skipped']} skipped, {seconds:.0f} s")
    reasons = sorted({why(skip) for suite in suites for skip in suite.iter("skipped")})
    for reason in reasons:
        print(f"{name}: skipped because {reason}")
    return 1 if red or ran == 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
