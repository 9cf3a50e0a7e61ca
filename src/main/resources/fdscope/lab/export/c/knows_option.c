static int knows_option(int option)
{
    int s = socket(AF_UNIX, SOCK_STREAM, 0), value = 0;
    socklen_t size = sizeof value;
    int unknown = getsockopt(s, SOL_SOCKET, option, &value, &size) == -1 && errno == ENOPROTOOPT;
    close(s);
    return !unknown;
}
