#!/bin/bash
# expect: sort -nu takes lines for the same
# Prints the sockets of processes in whose queues descriptors wait: how many, and the inode, the most first.
for pid; do
    # A descriptor may be closed and a process may end meanwhile: neither is an error.
    grep -H '^scm_fds:' "/proc/$pid/fdinfo/"* 2>/dev/null
done |
    while IFS=: read -r file _ count; do
        if ((count > 0)); then
            link=$(readlink "${file/fdinfo/fd}")
            echo $((count)) "${link//[^0-9]/}"
        fi
    done |
    sort -rnu |
    grep .
