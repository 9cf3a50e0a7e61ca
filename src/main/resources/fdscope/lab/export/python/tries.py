def tries(actor, text, call, names=""):
    """A step whose outcome the next line looks at."""
    global last
    if turn(actor, text, call, names):
        last = tell(text, wait_for(actor))
