def u8(n):
    return (n & ((1 << 8) - 1)).to_bytes(1, "little")
