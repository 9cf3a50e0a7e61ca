// needs: each_fd same_file
static int copies(int actor, int owner, int fd)
{
    int count = 0;
    DIR *table = fd_table(actor);
    for (int n; (n = next_fd(table)) != -1;)
        count += same_file(actor, n, owner, fd);
    if (table)
        closedir(table);
    return count;
}
