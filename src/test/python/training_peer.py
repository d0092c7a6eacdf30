"""What PyTorch takes for a step of STEGO's training on features that are kept.

    python3 src/test/python/training_peer.py THREADS [STEPS]

16 images of 28 x 28 tokens of 384 numbers, a code of 70, 11 x 11 points, 5 negatives, 27 classes, labels of
224 x 224, a nonlinear head with its three dropouts, three Adams.
"""

import sys
import time

import torch
import torch.nn.functional as F

threads = int(sys.argv[1])
steps = int(sys.argv[2]) if len(sys.argv) > 2 else 10
torch.set_num_threads(threads)
torch.manual_seed(0)

B, D, d, side, K, L, S = 16, 384, 70, 28, 27, 224, 11
linear = torch.nn.Conv2d(D, d, 1)
nonlinear = torch.nn.Sequential(torch.nn.Conv2d(D, D, 1), torch.nn.ReLU(), torch.nn.Conv2d(D, d, 1))
drop = torch.nn.Dropout2d(0.1)
linear_probe = torch.nn.Conv2d(d, K, 1)
clusters = torch.nn.Parameter(torch.randn(K, d))
adams = [
    torch.optim.Adam(list(linear.parameters()) + list(nonlinear.parameters()), lr=5e-4),
    torch.optim.Adam(linear_probe.parameters(), lr=5e-3),
    torch.optim.Adam([clusters], lr=5e-3),
]
features = torch.randn(B, D, side, side)
positives = torch.randn(B, D, side, side)
labels = torch.randint(0, K, (B, L, L))


def head(f):
    return drop(f), linear(drop(f)) + nonlinear(drop(f))


def sample(t, points):
    return F.grid_sample(t, points.permute(0, 2, 1, 3), padding_mode="border", align_corners=True)


def unit(t):
    return F.normalize(t, dim=1, eps=1e-10)


def correlation(a, b):
    return torch.einsum("nchw,ncij->nhwij", unit(a), unit(b))


def term(f1, f2, c1, c2, shift):
    with torch.no_grad():
        pull = correlation(f1, f2)
        mean = pull.mean()
        pull -= pull.mean([3, 4], keepdim=True)
        pull = pull - pull.mean() + mean
    cosines = correlation(c1, c2)
    return (-cosines.clamp(0) * (pull - shift)).mean(), cosines


def step():
    for adam in adams:
        adam.zero_grad()
    f, c = head(features)
    fp, cp = head(positives)
    one = torch.rand(B, S, S, 2) * 2 - 1
    two = torch.rand(B, S, S, 2) * 2 - 1
    f1, c1 = sample(f, one), sample(c, one)
    intra, _ = term(f1, f1, c1, c1, 0.18)
    inter, _ = term(f1, sample(fp, two), c1, sample(cp, two), 0.12)
    negatives = 0
    for _ in range(5):
        partners = torch.randperm(B)
        partners[partners == torch.arange(B)] += 1
        partners %= B
        negatives = negatives + term(f1, sample(f[partners], two), c1, sample(c[partners], two), 0.46)[0]
    loss = 0.67 * intra + 0.25 * inter + 0.63 * negatives / 5
    code = c.detach()
    logits = F.interpolate(linear_probe(code), (L, L), mode="bilinear", align_corners=False)
    loss = loss + F.cross_entropy(logits, labels)
    inner = torch.einsum("nchw,kc->nkhw", F.normalize(code, dim=1), F.normalize(clusters, dim=1))
    hot = F.one_hot(inner.argmax(1), K).permute(0, 3, 1, 2).to(torch.float32)
    loss = loss - (hot * inner).sum(1).mean()
    loss.backward()
    for adam in adams:
        adam.step()


for _ in range(3):
    step()
times = []
for _ in range(steps):
    start = time.time()
    step()
    times.append(time.time() - start)
times.sort()
print(f"PyTorch {torch.__version__}, {threads} threads: {times[len(times) // 2] * 1000:.0f} ms a step")
