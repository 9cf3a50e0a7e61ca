import ctypes
import fcntl
import errno
import os
import pickle
import select
import shutil
import signal
import socket
import sys
import tempfile
import time
# Each actor is a process, and so is the director, which was started first. All of them walk through the lab line by
# line: at its own lines an actor waits for its turn and acts, the director gives turns, looks and tells.
me = None  # which actor this process is; None: the director
HIDDEN = 1000  # from here on: the descriptors of this program itself


class Failed:
    """What a call gives that has failed."""

    def __init__(self, error):
        self.error = error


class Ended:
    """What a call gives that has ended its actor."""

    def __init__(self, status):
        self.signal = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


class Values:
    """Names of the lab: what alice calls f is alice.f."""


class Process:
    """An actor as the director knows it: its process, its turns, its answers."""

    def __init__(self, name):
        self.name, self.pid, self.dead, self.answer = name, 0, None, []
        self.turns, self.answers = pipe_out_of_the_way(), pipe_out_of_the_way()


class Stop(Exception):
    """The lab cannot go on."""


def pipe_out_of_the_way():
    ends = os.pipe()
    high = [fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, HIDDEN) for fd in ends]
    for fd in ends:
        os.close(fd)
    return high


def put(fd, value):
    data = pickle.dumps(value)
    data = len(data).to_bytes(8, "little") + data
    while data:
        data = data[os.write(fd, data):]


def get(fd):
    def exactly(n):
        data = b""
        while len(data) < n:
            data += os.read(fd, n - len(data)) or os._exit(1)
        return data
    return pickle.loads(exactly(int.from_bytes(exactly(8), "little")))


def died(actor):
    process = processes[actor]
    if process.dead is None:
        try:
            pid, status = os.waitpid(process.pid, os.WNOHANG)
            process.dead = Ended(status) if pid else None
        except ChildProcessError:  # the child of another actor, who buries it
            try:
                os.kill(process.pid, 0)
            except ProcessLookupError:
                process.dead = Ended(0)
    return process.dead is not None


def returned(actor):
    process = processes[actor]
    if not process.answer and select.select([process.answers[0]], [], [], 0)[0]:
        process.answer.append(get(process.answers[0]))
    return bool(process.answer)


def wait_for(actor):
    """What the actor's call has given, within 5 seconds."""
    process, deadline = processes[actor], time.monotonic() + 5
    while not returned(actor):
        if died(actor) and not returned(actor):
            return process.dead
        if time.monotonic() > deadline:
            raise Stop("a call has not returned within 5 seconds")
        select.select([process.answers[0]], [], [], 0.01)
    result, names = process.answer.pop()
    if isinstance(result, str):
        raise Stop(result)
    vars(actor).update(names)
    return result


def act(actor, call, names):
    """In the process of an actor: one call, when its turn has come."""
    names_of_all, pids = get(processes[actor].turns[0])
    for other, values in names_of_all.items():
        vars(everybody[other]).update(values)
    for other, number in pids.items():
        processes[everybody[other]].pid = number
    try:
        result = call()
        if me is not actor:
            return  # a child that was just started
        values = result if len(names) > 1 else [result]
        answer = 0 if result is None else result, dict(zip(names, values))
    except OSError as e:
        answer = Failed(e.errno), {}
    except (AttributeError, IndexError, ValueError) as e:
        answer = str(e), {}
    put(processes[actor].answers[1], answer)


def turn(actor, text, call, names=""):
    """Gives an actor its turn; true in the director."""
    if me is actor:
        act(actor, call, names.split())
    elif me is None:
        if died(actor):
            raise Stop("an actor is asked to act that is dead")
        put(processes[actor].turns[1], ({name: vars(values) for name, values in everybody.items()},
                                        {process.name: process.pid for process in processes.values()}))
    return me is None


def tell(text, result):
    if isinstance(result, Failed):
        said = "= -1 " + errno.errorcode.get(result.error, str(result.error))
    elif isinstance(result, Ended):
        said = signal.strsignal(result.signal) if result.signal else "has ended"
    else:
        said = f"= {result!r:.60}"
    print(f"{text:60} {said}", flush=True)
    return result


last = None  # what the last call has given
differs = unproven = before = 0  # what the director has seen
skipped = False
claimed = None


def must(result):
    if isinstance(result, (Failed, Ended)):
        raise Stop("that was to succeed")


def does(actor, text, call, names=""):
    """A step that must succeed."""
    global last
    if turn(actor, text, call, names):
        last = tell(text, wait_for(actor))
        must(last)


def judge(holds, expected):
    global differs
    if not holds:
        print(f"    differs: expected {expected}", flush=True)
        differs += 1


def claim(words):
    """The sum of a claim, once all its checks are done."""
    global before, unproven, claimed
    if me is not None:
        return
    if claimed:
        print(f"{'DIFFERS' if differs > before else 'true'}: {claimed}\n", flush=True)
        unproven += differs > before
    before, claimed = differs, words


def as_nobody():
    """Root would see other results: modes would not be asked, limits would not hold."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setresgid(65534, 65534, 65534)
        os.setresuid(65534, 65534, 65534)
    prctl(4, 1)  # PR_SET_DUMPABLE, or the director could not look into its actors


def prctl(*numbers):
    ctypes.CDLL(None).prctl(*numbers, 0, 0, 0)


def start(actor):
    global me
    pid = os.fork()
    if pid:
        processes[actor].pid = pid
        return False
    me = actor
    prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG: no actor outlives its director
    return True


def play(variant, lab, declared, all_names):
    """One process for each actor, then the lab; afterwards nothing is left."""
    global everybody, processes, me
    if variant:
        print(f"== {variant} ==", flush=True)
    everybody = {name: Values() for name in all_names + ["lab"]}
    everybody["lab"].run = f"lab{os.getpid()}".encode()
    processes = {values: Process(name) for name, values in everybody.items() if name != "lab"}
    folder = tempfile.mkdtemp()
    os.chdir(folder)
    try:
        for name in declared:
            if start(everybody[name]):
                try:
                    lab(**everybody)
                    while True:
                        signal.pause()
                finally:
                    os._exit(1)
        lab(**everybody)
        claim(None)
    finally:
        if me is None:
            clean_up(folder)


def clean_up(folder):
    for process in processes.values():
        if process.pid and process.dead is None:
            try:
                os.kill(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        for fd in process.turns + process.answers:
            os.close(fd)
    try:
        while True:
            os.waitpid(-1, 0)
    except ChildProcessError:
        pass
    os.chdir("/")
    for path, folders, _ in os.walk(folder):
        for name in folders:
            if not os.path.islink(os.path.join(path, name)):
                os.chmod(os.path.join(path, name), 0o700)
    shutil.rmtree(folder)


def main(declared, all_names, labs, first=None):
    as_nobody()
    os.umask(0o022)
    os.closerange(3, HIDDEN)
    prctl(36, 1)  # PR_SET_CHILD_SUBREAPER
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if first:
        first()
    try:
        for variant, lab in labs:
            play(variant, lab, declared, all_names)
    except Stop as e:
        print("stopped:", e)
        return 1
    good = not unproven and not differs
    print("Not every claim holds." if not good else "Skipped." if skipped else "Every claim holds.")
    return 1 if not good else 3 if skipped else 0
