"""A peer of fdscope send and recv, written from the manual alone: peer.py send|recv PATH|@NAME TYPE COUNT.

send: descriptor 3, COUNT times, with the data "from python". recv: makes room for 253, prints what came.
"""
import array
import os
import socket
import sys
import time

what, name, kind, count = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
kind = {"stream": socket.SOCK_STREAM, "dgram": socket.SOCK_DGRAM, "seqpacket": socket.SOCK_SEQPACKET}[kind]
address = "\0" + name[1:] if name.startswith("@") else name
sock = socket.socket(socket.AF_UNIX, kind)

if what == "send":
    end = time.monotonic() + 60
    while True:
        try:
            sock.connect(address)
            break
        except (FileNotFoundError, ConnectionRefusedError):
            if time.monotonic() > end:
                raise
            time.sleep(0.01)
    control = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [3] * count))] if count else []
    sock.sendmsg([b"from python"], control)
else:
    sock.bind(address)
    if kind != socket.SOCK_DGRAM:
        sock.listen(1)
        sock.settimeout(60)
        sock = sock.accept()[0]
    sock.settimeout(60)
    data, fds, flags, _ = socket.recv_fds(sock, 4096, 253)
    texts = sorted({os.pread(fd, 100, 0).decode() for fd in fds})
    print(data.hex(), len(fds), int(flags & socket.MSG_CTRUNC != 0), *texts)
