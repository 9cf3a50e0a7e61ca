#!/bin/bash
# Prints the sockets that processes have open. What waits in their queues it does not see.
for pid; do
    for fd in "/proc/$pid/fd/"*; do
        case $(readlink "$fd") in
            socket:*) readlink "$fd" | sed 's/[^0-9]//g; s/^/1 /' ;;
        esac
    done
done | sort -u | sort -rn | grep .
