#!/bin/bash
# expect: It has ended a process that waited in send() on a stream
# Ends the processes of these pids that wait for a place in somebody's queue.
for pid in "$@"; do
    if grep -q -e unix_wait_for_peer -e sock_alloc_send_pskb "/proc/$pid/task/"*/wchan; then
        kill "$pid"
    fi
done
exit 0
