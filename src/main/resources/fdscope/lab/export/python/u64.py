def u64(n):
    return (n & ((1 << 64) - 1)).to_bytes(8, "little")
