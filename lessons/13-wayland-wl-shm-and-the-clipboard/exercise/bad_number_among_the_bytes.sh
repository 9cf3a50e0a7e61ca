#!/bin/bash
# expect: The descriptor has no place among the bytes
# Draws stripes for a compositor: a pool, the two requests that show it, and nothing else.
shm=$1 new=$2 width=$3 height=$4 one=$5 two=$6

# A number as it is on the wire: 32 bits, the least significant byte first.
u32() {
    printf "$(printf '\\x%02x' $(($1 & 255)) $(($1 >> 8 & 255)) $(($1 >> 16 & 255)) $(($1 >> 24 & 255)))"
}

row() {
    for ((x = 0; x < width; x++)); do
        u32 $((16#$1))
    done
}

row "$one" >row.0
row "$two" >row.1
rm -f pool # never to be shortened: somebody may have mapped it
exec 4<>pool
for ((y = 0; y < height; y++)); do
    cat "row.$((y % 2))"
done >&4

{
    u32 "$shm"
    u32 $((16 << 16))
    u32 "$new"
    u32 4
    u32 $((width * height * 4))
} | fdscope send fd:3 4 --data-from 0 || exit 1

{
    u32 "$new"
    u32 $((32 << 16))
    u32 $((new + 1))
    u32 0
    u32 "$width"
    u32 "$height"
    u32 $((width * 4))
    u32 1
} >&3
