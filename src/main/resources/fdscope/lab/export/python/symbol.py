def symbol(name):
    with open("/proc/kallsyms") as f:
        return any(line.split()[2] == name.decode() for line in f)
