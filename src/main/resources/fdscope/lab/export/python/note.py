def note(text):
    if me is None:
        print(f"-- {text}", flush=True)
