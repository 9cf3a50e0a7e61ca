# needs: asleep
def starts(actor, text, call, names=""):
    """A step that may block: it is over when the call sleeps, or has returned."""
    if turn(actor, text, call, names):
        deadline = time.monotonic() + 5
        while not returned(actor) and not asleep(actor) and not died(actor) and time.monotonic() < deadline:
            time.sleep(0.001)
        print(f"{text:60} {'has returned' if returned(actor) else 'sleeps'}", flush=True)
