# needs: asleep
def blocked(actor):
    return not returned(actor) and asleep(actor)
