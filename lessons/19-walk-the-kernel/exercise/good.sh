#!/bin/bash
# Ends the processes of these pids that wait for a place in somebody's queue.
for pid in "$@"; do
    if grep -q unix_wait_for_peer "/proc/$pid/task/"*/wchan; then
        kill "$pid"
    fi
done
exit 0
