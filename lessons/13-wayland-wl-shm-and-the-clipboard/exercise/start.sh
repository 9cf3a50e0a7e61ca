#!/bin/bash
# Draws stripes for a compositor. It sends one request, as text, and no descriptor.
shm=$1 new=$2 width=$3 height=$4 one=$5 two=$6

size=$((width * height * 4))
: >pool # to be filled with pixels of $one and $two

echo "$shm.create_pool($new, pool, $size)" >&3
