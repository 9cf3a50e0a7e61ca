#!/bin/bash
# expect: the first thread
# Ends the processes of these pids that wait for a place in somebody's queue.
for pid in "$@"; do
    if grep -q unix_wait_for_peer "/proc/$pid/wchan"; then
        kill "$pid"
    fi
done
exit 0
