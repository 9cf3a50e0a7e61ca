#!/bin/bash
# whopeer PID FD: prints the process that ss has beside the inode. That is the one that you asked about.
link=$(readlink "/proc/$1/fd/$2")
inode=${link//[^0-9]/}
ss -xapH | grep " $inode \* " | sed -n "1s/.*pid=\([0-9]*\),fd=\([0-9]*\).*/\1 \2/p"
