"""`python -m tools.soak [load [MINUTES] | kills [NUMBER]]`: one of the two soaks, or both at their full length."""

import sys

from tools.soak import kills, load

USAGE = "usage: ./run soak [load [MINUTES] | kills [NUMBER]]"


def main(words: list[str]) -> int:
    """Run what is asked for; return the exit code, 0 where all held."""
    which, number = [*words, "all", ""][0], [*words, "", ""][1]
    try:
        asked = float(number) if number else None
    except ValueError:
        which = ""
    if which not in {"all", "load", "kills"} or len(words) > 2 or (asked is not None and asked <= 0):
        print(USAGE, file=sys.stderr)
        return 64
    held = which == "kills" or load.main(load.MINUTES if asked is None else asked)
    held = (which == "load" or kills.main(kills.KILLS if asked is None else int(asked))) and held
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
