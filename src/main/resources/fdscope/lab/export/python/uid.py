# needs: asleep
def uid(actor):
    return os.stat(f"/proc/{pid(actor)}").st_uid
