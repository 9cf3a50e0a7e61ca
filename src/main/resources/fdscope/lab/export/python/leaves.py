def leaves(actor, text, status):
    """The actor ends by itself."""
    if turn(actor, text, lambda: os._exit(status)):
        while not died(actor):
            time.sleep(0.001)
        tell(text, processes[actor].dead)
