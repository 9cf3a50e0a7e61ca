// needs: sock_diag
static int listed(long ino)
{
    struct seen seen;
    return look_up(ino, &seen);
}
