import types
def record(**fields):
    return types.SimpleNamespace(**fields)
