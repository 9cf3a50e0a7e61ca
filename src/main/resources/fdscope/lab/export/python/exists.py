def exists(path):
    return os.path.lexists(path)
