def awaits(actor, text, to_succeed):
    """The call that was started has returned."""
    global last
    if me is None:
        last = tell(text, wait_for(actor))
        if to_succeed:
            must(last)
