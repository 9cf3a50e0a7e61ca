def pipe(flags=0):
    return list(os.pipe2(flags))
