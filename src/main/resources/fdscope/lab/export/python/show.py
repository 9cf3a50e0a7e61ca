def show(label, value):
    if me is None:
        print(f"{label:60} {value()}", flush=True)
