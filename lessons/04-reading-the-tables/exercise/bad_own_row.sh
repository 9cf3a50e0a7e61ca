#!/bin/bash
# expect: That is not the one who has the other end
# whopeer PID FD: prints who has the other end of a socket, a line "PID FD" for each descriptor that leads there.
link=$(readlink "/proc/$1/fd/$2") || exit 1
case $link in
    socket:*) inode=${link//[^0-9]/} ;;
    *) exit 1 ;;
esac

# The last words of a row: the inode, the peer's name, which is *, and the peer's inode. Before them stands a name.
peer=$(ss -xanH | awk -v own="$inode" '$(NF - 2) == own { print $NF }')
if [ "${peer:-0}" = 0 ]; then
    exit 1
fi

# What other users have open cannot be read, and a process may end meanwhile: neither is an error.
find /proc/[0-9]*/fd -lname "socket:\[$inode\]" 2>/dev/null |
    awk -F/ '{ print $3, $5 }' |
    sort -k2n |
    grep .
