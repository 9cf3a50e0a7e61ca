def lacks(what, missing):
    """What stands after an unmet need is skipped."""
    global skipped, claimed
    if missing and me is None:
        print(f"not on this kernel: {what}; the rest is skipped")
        skipped, claimed = True, None
    return missing
