def fails(expected, error):
    if me is None:
        judge(isinstance(last, Failed) and last.error == error, expected)
