def fd_path(actor, fd, where="fd"):
    return f"/proc/{processes[actor].pid}/{where}/{fd}"
