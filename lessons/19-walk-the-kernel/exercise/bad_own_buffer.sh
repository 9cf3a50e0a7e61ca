#!/bin/bash
# expect: A process is still there that sends a datagram
# Ends the processes of these pids that wait for a place in somebody's queue.
for pid in "$@"; do
    if grep -q sock_alloc_send_pskb "/proc/$pid/task/"*/wchan; then
        kill "$pid"
    fi
done
exit 0
