import resource
def setrlimit(what, soft):
    resource.setrlimit(what, (soft, resource.getrlimit(what)[1]))
