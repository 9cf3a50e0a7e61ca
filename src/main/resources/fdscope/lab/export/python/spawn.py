def spawn(parent, child, names, numbered=()):
    """fork(), and then what an exec would do: what is close-on-exec is closed."""
    global me
    for name in names:
        if hasattr(parent, name):
            setattr(child, name, getattr(parent, name))
    born, tell_born = os.pipe()
    pid = os.fork()
    if pid:
        os.close(tell_born)
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # whoever dies is buried at once
        os.read(born, 1)
        os.close(born)
        return pid
    me = child
    os.close(born)
    held = [(number, fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, 800)) for number, fd in numbered]
    for number, fd in held:
        os.dup2(fd, number)
    for fd in map(int, os.listdir("/proc/self/fd")):
        try:
            if fd < HIDDEN and fd != tell_born and not os.get_inheritable(fd):
                os.close(fd)
        except OSError:
            pass  # the one through which the table was read
    os.write(tell_born, b"x")
    os.close(tell_born)
    return None


def spawns(parent, name, child, text, names, numbered=lambda: ()):
    """The child is an actor from now on; the director learns its number and its names."""
    if turn(parent, text, lambda: spawn(parent, child, names, numbered())):
        processes[child].pid = tell(text, wait_for(parent))
        must(processes[child].pid)
        for own in names:
            if hasattr(parent, own):
                setattr(child, own, getattr(parent, own))
