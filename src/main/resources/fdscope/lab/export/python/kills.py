def kills(actor):
    if me is None:
        print("kill", processes[actor].name, flush=True)
        os.kill(processes[actor].pid, signal.SIGKILL)
        while not died(actor):
            time.sleep(0.001)
