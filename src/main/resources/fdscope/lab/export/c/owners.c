// needs: each_fd inode
/* The actors that have a socket open, as bits. */
static int owners(long ino)
{
    int found = 0;
    for (int actor = 1; actor < ACTORS; actor++) {
        DIR *table = stage->pid[actor] && !died(actor) ? fd_table(actor) : NULL;
        for (int n; (n = next_fd(table)) != -1;)
            if (inode(actor, n) == ino)
                found |= 1 << actor;
        if (table)
            closedir(table);
    }
    return found;
}
