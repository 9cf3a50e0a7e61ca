def alive(actor):
    return not died(actor)
