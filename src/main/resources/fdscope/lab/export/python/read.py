# needs: received
def read(fd, size):
    data = os.read(fd, size)
    return Received(data, len(data))
