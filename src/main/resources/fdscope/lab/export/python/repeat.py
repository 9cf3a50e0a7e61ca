# needs: record
def repeat(call, count=None, error=None, data=None):
    """The call again and again: so many times, until this error, until these bytes."""
    r = record(times=0, total=0, last=0, fds=[])
    while count is None or r.times < count:
        try:
            one = call()
        except OSError as e:
            if e.errno != error:
                raise
            r.last = e.errno
            break
        r.times += 1
        r.total += getattr(one, "ret", one)
        r.fds += getattr(one, "fds", [])
        if data is not None and one.data == data:
            break
    return r
