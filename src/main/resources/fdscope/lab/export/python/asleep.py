def proc(actor, name):
    try:
        with open(f"/proc/{pid(actor)}/{name}") as f:
            return f.read().strip()
    except OSError:
        return ""


def pid(actor):
    return processes[actor].pid


def asleep(actor):
    """Two looks that show the same sleeping call, which is not the wait for a turn."""
    first = proc(actor, "syscall")
    time.sleep(0.001)
    words = first.split()
    own = len(words) > 1 and int(words[1], 16) in processes[actor].turns
    return words[:1] not in ([], ["running"]) and not own and first == proc(actor, "syscall")
