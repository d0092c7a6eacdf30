"""The peer of ForwardPassComparison: a DINO ViT in Python PyTorch, attention materialised.

usage: forward_pass_peer.py WEIGHTS.safetensors SIDE THREADS

Reads a line from standard input for each pass and answers with its milliseconds; the first answer
also carries the first numbers of the class token, so that both sides are seen to compute the same.
With SDPA=1 in the environment it uses torch's fused attention instead, where torch has it.
"""

import json
import math
import os
import struct
import sys
import time

import torch


def read(path):
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = bytearray(file.read())
    weights = {}
    for name, entry in header.items():
        if name != "__metadata__":
            begin, end = entry["data_offsets"]
            flat = torch.frombuffer(data, dtype=torch.float32, offset=begin, count=(end - begin) // 4)
            weights[name] = flat.reshape(entry["shape"]).clone()
    return weights


def attention(q, k, v, fused):
    if fused:
        return torch.nn.functional.scaled_dot_product_attention(q, k, v)
    scores = (q @ k.transpose(-2, -1)) * q.shape[-1] ** -0.5
    return scores.softmax(dim=-1) @ v


def forward(w, image, heads, fused):
    f = torch.nn.functional
    x = f.conv2d(image, w["patch_embed.proj.weight"], w["patch_embed.proj.bias"], stride=8)
    grid = x.shape[-1]
    x = x.flatten(2).transpose(1, 2)
    positions = w["pos_embed"]
    side = math.isqrt(positions.shape[1] - 1)
    if grid != side:
        patches = positions[:, 1:].reshape(1, side, side, -1).permute(0, 3, 1, 2)
        scale = (grid + 0.1) / side
        patches = f.interpolate(patches, scale_factor=(scale, scale), mode="bicubic")
        patches = patches.permute(0, 2, 3, 1).reshape(1, grid * grid, -1)
        positions = torch.cat([positions[:, :1], patches], 1)
    x = torch.cat([w["cls_token"], x], 1) + positions
    b, n, c = x.shape
    norm = lambda y, name: f.layer_norm(y, [c], w[name + ".weight"], w[name + ".bias"], 1e-6)
    linear = lambda y, name: f.linear(y, w[name + ".weight"], w[name + ".bias"])
    depth = 1 + max(int(name.split(".")[1]) for name in w if name.startswith("blocks."))
    for i in range(depth):
        p = f"blocks.{i}."
        qkv = linear(norm(x, p + "norm1"), p + "attn.qkv")
        q, k, v = qkv.reshape(b, n, 3, heads, c // heads).permute(2, 0, 3, 1, 4)
        y = attention(q, k, v, fused).transpose(1, 2).reshape(b, n, c)
        x = x + linear(y, p + "attn.proj")
        x = x + linear(f.gelu(linear(norm(x, p + "norm2"), p + "mlp.fc1")), p + "mlp.fc2")
    return norm(x, "norm")


def main():
    path, side, threads = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    torch.set_num_threads(threads)
    fused = os.environ.get("SDPA") == "1"
    weights = read(path)
    wave = torch.sin(0.05 * torch.arange(3 * side * side, dtype=torch.float64)).float()
    image = wave.reshape(1, 3, side, side)
    with torch.no_grad():
        for _ in sys.stdin:
            begin = time.perf_counter()
            tokens = forward(weights, image, 6, fused)
            millis = 1000 * (time.perf_counter() - begin)
            first = " ".join(f"{value:.5f}" for value in tokens[0, 0, :4].tolist())
            print(f"{millis:.3f} {first}", flush=True)


main()
