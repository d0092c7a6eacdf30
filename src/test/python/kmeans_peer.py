"""What scikit-learn takes for the points of KMeansBenchmark, which leaves them in target/kmeans-points.f32.

    python3 src/test/python/kmeans_peer.py target/kmeans-points.f32

Seven starts of each, one after another, with two threads: seconds, inertia over all points, rounds or batches.
"""

import os
import sys
import time

os.environ.setdefault("OMP_NUM_THREADS", "2")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "2")

import numpy as np
from sklearn.cluster import KMeans, MiniBatchKMeans

points = np.fromfile(sys.argv[1], "<f4").reshape(-1, 384)
for seed in range(7):
    for kind, made in (
        # With no tolerance both stop only when no point changes its cluster, or ten batches in a row bring nothing.
        ("all", KMeans(27, n_init=1, max_iter=300, tol=0, random_state=seed, algorithm="lloyd")),
        ("batches", MiniBatchKMeans(27, n_init=1, max_iter=300, batch_size=1024, random_state=seed)),
    ):
        start = time.time()
        fitted = made.fit(points)
        took = time.time() - start
        rounds = fitted.n_iter_ if kind == "all" else fitted.n_steps_
        print(f"{kind}, seed {seed}: {took * 1000:.0f} ms, inertia {fitted.inertia_:.0f}, rounds {rounds}", flush=True)
