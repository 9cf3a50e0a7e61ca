def decimal(n):
    return str(n).encode()
