"""SciPy's times for bench/statistics.mjs: python statistics_scipy.py <inputs.json> <times.json>."""
import json
import sys
import time

import numpy as np
import scipy
import scipy.spatial.distance as distance
import scipy.stats as st

SECONDS = 0.05


def expected(x, q):
    return q / q.sum() * x.sum()


CALLS = {
    "fractions": lambda x, y, q, p, table: x / x.sum(),
    "entropy": lambda x, y, q, p, table: st.entropy(x, base=2),
    "klDivergence": lambda x, y, q, p, table: st.entropy(x, q),
    "jensenShannon": lambda x, y, q, p, table: distance.jensenshannon(x, q),
    "totalVariation": lambda x, y, q, p, table: distance.cityblock(x / x.sum(), q / q.sum()) / 2,
    "chiSquareTest": lambda x, y, q, p, table: st.chisquare(x, expected(x, q)),
    "gTest": lambda x, y, q, p, table: st.power_divergence(x, expected(x, q), lambda_=0),
    "powerDivergence": lambda x, y, q, p, table: st.power_divergence(x, expected(x, q), lambda_=2 / 3),
    "homogeneityTest": lambda x, y, q, p, table: st.chi2_contingency([x, y], correction=False),
    "adjustPValues": lambda x, y, q, p, table: st.false_discovery_control(p),
    "overdispersion": lambda x, y, q, p, table: st.chi2_contingency(table, correction=False),
    "logLikelihood": lambda x, y, q, p, table: st.multinomial.logpmf(x, x.sum(), q / q.sum()),
    "dirichletMultinomialLogPmf": lambda x, y, q, p, table: st.dirichlet_multinomial.logpmf(x.astype(int), q, int(x.sum())),
    "credibleIntervals": lambda x, y, q, p, table: st.beta.ppf([[0.025], [0.975]], x + 0.5, x.sum() - x + (len(x) - 1) / 2),
    "covariance": lambda x, y, q, p, table: 1e9 * (np.diag(q / q.sum()) - np.outer(q / q.sum(), q / q.sum())),
}


def time_of(call, arguments):
    """Microseconds a call, the median of five runs."""
    call(*arguments)
    runs = []
    for _ in range(5):
        start, times = time.perf_counter(), 0
        while times == 0 or time.perf_counter() - start < SECONDS:
            call(*arguments)
            times += 1
        runs.append((time.perf_counter() - start) / times * 1e6)
    return float(np.median(runs))


def main():
    inputs, out = sys.argv[1:]
    with open(inputs) as file:
        samples = [[np.array(sample[key], dtype=float) for key in ("x", "y", "q", "p", "table")] for sample in json.load(file)]
    times = {}
    for name, call in CALLS.items():
        # 10,000 x 10,000 numbers are no answer
        times[name] = [None if name == "covariance" and len(s[0]) > 1000 else time_of(call, s) for s in samples]
    with open(out, "w") as file:
        json.dump({"version": scipy.__version__, "times": times}, file)


if __name__ == "__main__":
    main()
