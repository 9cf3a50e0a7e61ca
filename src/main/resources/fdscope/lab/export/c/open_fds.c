// needs: each_fd
static int open_fds(int actor)
{
    int count = 0;
    DIR *table = fd_table(actor);
    while (next_fd(table) != -1)
        count++;
    if (table)
        closedir(table);
    return count;
}
