def u16(n):
    return (n & ((1 << 16) - 1)).to_bytes(2, "little")
