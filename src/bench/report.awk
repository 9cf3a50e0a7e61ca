# From lines "SIZE NAME ROUNDS MEDIAN LEAST MOST CPU KIB" (milliseconds) two tables in Markdown: what was measured, and
# the targets with met or missed. Variables: c_dump, java_dump, key (milliseconds, empty: not measured).

{
    if (!($1 in rounds)) sizes[++count] = $1
    rounds[$1] = $3
    time[$1, $2] = $4
    kib[$1, $2] = $8
}

function grouped(n) { return n >= 1000 ? sprintf("%d,%03d", n / 1000, n % 1000) : n "" }
function ms(x) { return sprintf(x < 10 ? "%.2f ms" : x < 100 ? "%.1f ms" : "%.0f ms", x) }
function times(x) { return sprintf(x < 10 ? "%.2f x" : "%.1f x", x) }
function measured(size) { return (size, "fdscope") in time }

function target(what, limit, value, holds) {
    printf "| %-44s | %13s | %10s | %s |\n", what, limit, value, holds ? "met" : "**missed**"
}
function at_most_ms(what, limit, value) { target(what, "<= " ms(limit), ms(value), value <= limit) }
function at_most_times(what, limit, value) { target(what, "<= " times(limit), times(value), value <= limit) }
function at_least_times(what, limit, value) { target(what, ">= " times(limit), times(value), value >= limit) }

END {
    print "| Sockets | fdscope | ss -xap | C program | empty JVM | ss / fdscope | fdscope / C | fdscope's memory | rounds |"
    print "|--------:|--------:|--------:|----------:|----------:|-------------:|------------:|-----------------:|-------:|"
    for (i = 1; i <= count; i++) {
        s = sizes[i]
        f = time[s, "fdscope"]
        printf "| %7s | %7s | %7s | %9s | %9s | %12s | %11s | %16s | %6d |\n", grouped(s), ms(f), ms(time[s, "ss"]),
            ms(time[s, "c"]), ms(time[s, "hello"]), times(time[s, "ss"] / f), times(f / time[s, "c"]),
            sprintf("%.0f MB", kib[s, "fdscope"] * 1024 / 1e6), rounds[s]
    }
    print ""
    print "| Target                                       |         Limit |   Measured |     |"
    print "|:---------------------------------------------|--------------:|-----------:|:----|"
    s = 1000
    if (measured(s)) at_most_ms("1,000: ss and 4 empty JVMs", time[s, "ss"] + 4 * time[s, "hello"], time[s, "fdscope"])
    s = 20000
    if (measured(s)) at_most_times("20,000: times as long as ss", 1.5, time[s, "fdscope"] / time[s, "ss"])
    s = 50000
    if (measured(s)) at_least_times("50,000: times faster than ss", 1.5, time[s, "ss"] / time[s, "fdscope"])
    s = 100000
    if (measured(s)) at_least_times("100,000: times faster than ss", 5, time[s, "ss"] / time[s, "fdscope"])
    for (i = 1; i <= count; i++) {
        s = sizes[i]
        at_most_ms(grouped(s) ": 2.5 C programs and 4 empty JVMs", 2.5 * time[s, "c"] + 4 * time[s, "hello"],
            time[s, "fdscope"])
    }
    if (measured(10000) && measured(100000))
        at_most_times("100,000: times as long as 10,000", 12, time[100000, "fdscope"] / time[10000, "fdscope"])
    if (measured(100000)) {
        mb = kib[100000, "fdscope"] * 1024 / 1e6
        target("100,000: memory", "< 300 MB", sprintf("%.0f MB", mb), mb < 300)
    }
    largest = grouped(sizes[count])
    if (java_dump != "" && c_dump != "") {
        at_most_times(largest ": dump in process, times C's (" ms(c_dump) ")", 2, java_dump / c_dump)
    }
    if (key != "") at_most_ms("a key in a table of 100,000, p99", 16, key)
    else printf "| %-44s | %13s | %10s | %s |\n", "a key in a table of 100,000, p99", "<= 16.0 ms", "-", "not measured"
}
