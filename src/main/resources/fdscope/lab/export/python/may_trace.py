def may_trace():
    """Yama may keep processes apart that are not parent and child."""
    try:
        with open("/proc/sys/kernel/yama/ptrace_scope") as f:
            return f.read().strip() == "0"
    except OSError:
        return True
