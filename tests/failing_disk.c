/* Loaded before a program (LD_PRELOAD): from the Nth on, what it writes below FAIL_BELOW fails, or the program
   is gone. FAIL_AT counts from 1; FAIL_AS is "EIO", "ENOSPC" (each once, or with FAIL_ON from then on) or
   "KILL". Only writes are counted and fail, or with FAIL_REST only syncs, cuts, renames and unlinks. calls_below()
   says how many there were, and counts anew. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long calls;

static int is_below(const char *path) {
    const char *below = getenv("FAIL_BELOW");
    char whole[PATH_MAX];
    if (!below || !path) return 0;
    if (path[0] != '/') {
        if (!getcwd(whole, sizeof whole)) return 0;
        return strncmp(whole, below, strlen(below)) == 0;
    }
    return strncmp(path, below, strlen(below)) == 0;
}

static int is_open_below(int fd) {
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return path[0] == '/' && is_below(path); /* else a pipe or a socket, which is on no disk */
}

static int fails(int is_write) {
    const char *rest = getenv("FAIL_REST");
    if (is_write == (rest && *rest)) return 0;
    const char *at = getenv("FAIL_AT"), *as = getenv("FAIL_AS"), *on = getenv("FAIL_ON");
    long wanted = at ? atol(at) : 0, now = ++calls;
    if (!wanted || now < wanted || (now > wanted && !(on && *on))) return 0;
    if (strcmp(as, "KILL") == 0) kill(getpid(), SIGKILL);
    errno = strcmp(as, "ENOSPC") == 0 ? ENOSPC : EIO;
    return 1;
}

long calls_below(void) {
    long found = calls;
    calls = 0;
    return found;
}

#define REAL(name) static __typeof__(name) *real; if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

ssize_t write(int fd, const void *data, size_t size) {
    REAL(write);
    return fd > 2 && is_open_below(fd) && fails(1) ? -1 : real(fd, data, size);
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) {
    REAL(pwrite);
    return is_open_below(fd) && fails(1) ? -1 : real(fd, data, size, at);
}
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
    REAL(pwrite64);
    return is_open_below(fd) && fails(1) ? -1 : real(fd, data, size, at);
}
int fsync(int fd) {
    REAL(fsync);
    return is_open_below(fd) && fails(0) ? -1 : real(fd);
}
int fdatasync(int fd) {
    REAL(fdatasync);
    return is_open_below(fd) && fails(0) ? -1 : real(fd);
}
int ftruncate(int fd, off_t size) {
    REAL(ftruncate);
    return is_open_below(fd) && fails(0) ? -1 : real(fd, size);
}
int ftruncate64(int fd, off64_t size) {
    REAL(ftruncate64);
    return is_open_below(fd) && fails(0) ? -1 : real(fd, size);
}
int rename(const char *from, const char *to) {
    REAL(rename);
    return is_below(to) && fails(0) ? -1 : real(from, to);
}
int unlink(const char *path) {
    REAL(unlink);
    return is_below(path) && fails(0) ? -1 : real(path);
}
