"""Known operations on invented documents: how many are told with their kind, and whether anything else is told.

Run: python -m bench.mutation [TRIALS]. Aim: 99 % exact on single operations, 95 % of forty at once.
"""

import sys
from collections import Counter

from tests.compare.mutations import OPERATIONS, trial

SIZES = ((2_000, 12), (15_000, 70), (60_000, 250))
AT_ONCE = (1, 5, 40)
TRIALS = 60
SHOWN = 5


def main() -> None:
    trials = int(sys.argv[1]) if len(sys.argv) > 1 else TRIALS
    for operation in OPERATIONS:
        told = [trial(seed, 6_000, 30, 1, operation) for seed in range(trials)]
        print(f"{operation.__name__:20} exact {sum(t.exact for t in told)} of {len(told)}")
    wrong: Counter[str] = Counter()
    for words, sections in SIZES:
        for operations in AT_ONCE:
            seeds = range(max(1, trials * 2_000 // words))
            told = [trial(seed, words, sections, operations) for seed in seeds]
            right, all_ = sum(t.right for t in told), sum(t.operations for t in told)
            beside = sum(len(t.wrong) for t in told) - (all_ - right)
            exact = sum(t.exact for t in told)
            size = f"{words:6} words, {operations:2} at once"
            print(f"{size}: {right}/{all_} told, {beside} beside, {exact}/{len(told)} exact")
            wrong.update(line for t in told for line in t.wrong)
    for line, count in wrong.most_common(SHOWN):
        print(f"  {count} x {line}")


if __name__ == "__main__":
    main()
