def part(data, start, end):
    return data[start:end]
