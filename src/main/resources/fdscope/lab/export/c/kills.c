static void kills(int actor)
{
    over();
    if (me == DIRECTOR) {
        printf("kill %s\n", names[actor]);
        kill(stage->pid[actor], SIGKILL);
        while (!died(actor))
            usleep(1000);
    }
}
