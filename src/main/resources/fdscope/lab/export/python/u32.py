def u32(n):
    return (n & ((1 << 32) - 1)).to_bytes(4, "little")
