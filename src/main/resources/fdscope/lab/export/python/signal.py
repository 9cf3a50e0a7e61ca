def set_signal(number, how):
    signal.signal(number, how)
