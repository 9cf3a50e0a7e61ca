static pid_t pid(int actor)
{
    return stage->pid[actor];
}
