"""What scikit-learn takes for the same vectors: t-SNE, neighbours and k-means.

    python3 src/test/python/spaces_peer.py make FILE.npy     20,000 vectors of 384 numbers in 27 groups
    python3 src/test/python/spaces_peer.py run FILE.npy
"""

import sys
import time

import numpy as np
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.manifold import TSNE
from sklearn.neighbors import NearestNeighbors


def make(file):
    random = np.random.default_rng(0)
    count, dimension = 20000, 384
    directions = random.normal(size=(24, dimension))
    centres = random.normal(size=(27, 24)) * 2
    inner = centres[random.integers(27, size=count)] + random.normal(size=(count, 24))
    noise = 0.15 * random.normal(size=(count, dimension))
    np.save(file, (np.tanh(inner @ directions / 6) + noise).astype("f4"))


def timed(name, work):
    start = time.time()
    told = work()
    print(f"{name}: {time.time() - start:.1f} s {told}", flush=True)


def tsne(vectors):
    reduced = PCA(50, random_state=0).fit_transform(vectors)
    fitted = TSNE(perplexity=30, init="pca", learning_rate="auto", random_state=0, n_jobs=2).fit(reduced)
    return f"KL divergence {fitted.kl_divergence_:.4f}"


def kmeans(vectors):
    fitted = KMeans(27, n_init=3, max_iter=300, random_state=0).fit(vectors)
    return f"inertia {fitted.inertia_:.1f}"


def neighbours(vectors):
    # Of directions, Euclidean neighbours are those by the cosine; scikit-learn is faster at them.
    directions = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    NearestNeighbors(n_neighbors=12, algorithm="brute", n_jobs=2).fit(directions).kneighbors()
    return ""


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(sys.argv[2])
    else:
        read = np.load(sys.argv[2])
        timed("t-SNE", lambda: tsne(read))
        timed("k-means", lambda: kmeans(read))
        timed("12 neighbours", lambda: neighbours(read))
