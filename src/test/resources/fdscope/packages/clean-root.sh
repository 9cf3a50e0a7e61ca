# In a clean Debian with a Java: installs /tmp/fdscope.deb, uses it as an ordinary user, and removes it. Prints what was seen.
# A home is its user's: what somebody has written for an exercise is not the package's to remove.
set -eu
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
files() {
    find / -xdev \( -path /proc -o -path /sys -o -path /dev -o -path /tmp -o -path /run -o -path /home -o -path /var/log -o -path /var/cache/apt \
        -o -path /var/lib/apt -o -path /var/lib/dpkg \) -prune -o -print | sort
}
useradd -m learner
files > /tmp/before
apt-get install -q -y --no-install-recommends /tmp/fdscope.deb > /tmp/log 2>&1 || cat /tmp/log
echo "archive: $(sed -n 1p /usr/lib/fdscope/lib/archive)"
echo "build: $(cat /usr/lib/fdscope/lib/build)"
echo "java: $(java -version 2>&1 | sed -n 's/^[^"]*version "\([^"]*\)".*/\1/p')"
as_learner() {
    setpriv --reuid learner --regid learner --clear-groups env -i HOME=/home/learner PATH=/usr/bin:/bin LC_ALL=C.UTF-8 "$@"
}
cd /home/learner
echo "version: $(as_learner fdscope --version)"
echo "lab: $(as_learner fdscope run 06 --json | tail -n 1)"
echo "task: $(as_learner fdscope start 06 /home/learner/06 > /dev/null && ls /home/learner/06)"
ls /usr/share/man/man1/fdscope.1.gz /usr/share/man/man5/fdscope-lab.5.gz
apt-get purge -q -y fdscope > /tmp/log 2>&1 || cat /tmp/log
files > /tmp/after
echo "left: $(comm -13 /tmp/before /tmp/after)"
