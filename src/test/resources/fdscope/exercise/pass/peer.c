/* A peer of fdscope send and recv, written from cmsg(3) alone: peer send|recv PATH|@NAME TYPE COUNT.
 * send: descriptor 3, COUNT times, with the data "from c". recv: makes room for 253, prints what came. */
#define _GNU_SOURCE
#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define MOST 253

static union { struct cmsghdr header; char bytes[CMSG_SPACE(MOST * sizeof(int))]; } room;

static void check(long result, const char *what)
{
	if (result < 0) {
		perror(what);
		exit(1);
	}
}

int main(int argc, char **argv)
{
	if (argc != 5)
		return 2;
	int type = !strcmp(argv[3], "dgram") ? SOCK_DGRAM : !strcmp(argv[3], "seqpacket") ? SOCK_SEQPACKET : SOCK_STREAM;
	int count = atoi(argv[4]);
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	size_t length = strlen(argv[2]);
	memcpy(address.sun_path, argv[2], length);
	if (argv[2][0] == '@')
		address.sun_path[0] = 0;
	socklen_t size = offsetof(struct sockaddr_un, sun_path) + length;
	int sock = socket(AF_UNIX, type, 0);
	check(sock, "socket");
	alarm(60);
	char data[4096] = "from c";
	struct iovec iov = { data, strlen(data) };
	struct msghdr msg = { .msg_iov = &iov, .msg_iovlen = 1 };
	if (!strcmp(argv[1], "send")) {
		while (connect(sock, (struct sockaddr *)&address, size) < 0) {
			if (errno != ENOENT && errno != ECONNREFUSED)
				check(-1, "connect");
			usleep(10000);
		}
		if (count > 0) {
			msg.msg_control = &room;
			msg.msg_controllen = CMSG_SPACE(count * sizeof(int));
			struct cmsghdr *c = CMSG_FIRSTHDR(&msg);
			c->cmsg_level = SOL_SOCKET;
			c->cmsg_type = SCM_RIGHTS;
			c->cmsg_len = CMSG_LEN(count * sizeof(int));
			for (int i = 0, fd = 3; i < count; i++)
				memcpy(CMSG_DATA(c) + i * sizeof(int), &fd, sizeof(int));
		}
		check(sendmsg(sock, &msg, 0), "sendmsg");
		return 0;
	}
	check(bind(sock, (struct sockaddr *)&address, size), "bind");
	if (type != SOCK_DGRAM) {
		check(listen(sock, 1), "listen");
		sock = accept(sock, NULL, NULL);
		check(sock, "accept");
	}
	iov.iov_len = sizeof data;
	msg.msg_control = &room;
	msg.msg_controllen = sizeof room;
	ssize_t got = recvmsg(sock, &msg, MSG_CMSG_CLOEXEC);
	check(got, "recvmsg");
	for (ssize_t i = 0; i < got; i++)
		printf("%02x", (unsigned char)data[i]);
	int fds = 0;
	char text[100] = "";
	for (struct cmsghdr *c = CMSG_FIRSTHDR(&msg); c; c = CMSG_NXTHDR(&msg, c)) {
		if (c->cmsg_level != SOL_SOCKET || c->cmsg_type != SCM_RIGHTS)
			continue;
		for (size_t i = 0; i < (c->cmsg_len - CMSG_LEN(0)) / sizeof(int); i++) {
			int fd;
			memcpy(&fd, CMSG_DATA(c) + i * sizeof(int), sizeof(int));
			check(pread(fd, text, sizeof text - 1, 0), "pread");
			fds++;
		}
	}
	printf(" %d %d%s%s\n", fds, !!(msg.msg_flags & MSG_CTRUNC), fds ? " " : "", text);
	return 0;
}
