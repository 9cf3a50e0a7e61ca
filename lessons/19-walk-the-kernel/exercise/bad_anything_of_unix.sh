#!/bin/bash
# expect: It has ended a process that waited
# Ends the processes of these pids that wait for a place in somebody's queue.
for pid in "$@"; do
    if grep -q unix_ "/proc/$pid/task/"*/wchan; then
        kill "$pid"
    fi
done
exit 0
