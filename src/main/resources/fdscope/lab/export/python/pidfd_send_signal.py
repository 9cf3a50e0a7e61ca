def pidfd_send_signal(pidfd, number):
    signal.pidfd_send_signal(pidfd, number)
