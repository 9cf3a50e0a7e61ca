#!/bin/bash
# expect: /proc/PID/fdinfo does
# Prints the sockets of processes in whose queues something waits, as ss has it: how much, and the inode, the most first.
for pid; do
    ss -xanpH | grep "pid=$pid," | sed 's/ users:.*//'
done |
    awk '$3 > 0 { print $3, $(NF - 2) }' |
    sort -u | sort -rn |
    grep .
