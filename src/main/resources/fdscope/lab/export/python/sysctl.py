def sysctl(name):
    with open("/proc/sys/" + name.decode().replace(".", "/")) as f:
        return int(f.read())
