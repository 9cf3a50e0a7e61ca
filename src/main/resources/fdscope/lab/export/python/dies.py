def dies(expected, number):
    if me is None:
        judge(isinstance(last, Ended) and last.signal == number, expected)
