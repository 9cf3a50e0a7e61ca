def expect(text, test, within=0):
    """The director looks, and looks again until the time is over."""
    global differs
    if me is None:
        deadline = time.monotonic() + within
        while not (holds := test()) and time.monotonic() < deadline:
            time.sleep(0.001)
        print(f"{text:60} {'holds' if holds else 'DIFFERS'}", flush=True)
        differs += not holds
