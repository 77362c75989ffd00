// Loaded before a program (LD_PRELOAD), makes the n-th change that it asks of the file system go wrong.
//
//   FAULT_AT=n          which one, from 1; without it nothing goes wrong
//   FAULT_MODE=         not    it fails, and nothing was done
//                       done   it fails, although it was done
//                       half   a write does half of it, then fails; anything else as `not`
//                       before the process dies (SIGKILL) before it
//                       after  the process dies (SIGKILL) after it
//   FAULT_ERRNO=e       the error's number (5 EIO, 28 ENOSPC)
//   FAULT_ON=           all    each change from the n-th on goes wrong, not only that one
//                       space  as `all`, but only what takes space: a disk that is full and stays so
//   FAULT_REPORT=file   gets a line for each fault, its number and the call; and at the end one with the count of changes
//
// Changes are: open (where it creates), write, pwrite, fsync, fdatasync, syncfs, rename, link, unlink, mkdir, truncate, times, mode.
// Writes to standard streams, pipes and terminals are none.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_long count;
static long chosen;
static int number = EIO;
static enum { NOT, DONE, HALF, BEFORE, AFTER } mode;
static enum { ONCE, ALL, SPACE } extent;
static const char *report;
static long (*real_syscall)(long, ...);

__attribute__((constructor)) static void prepare(void) {
  const char *at = getenv("FAULT_AT"), *how = getenv("FAULT_MODE"), *error = getenv("FAULT_ERRNO"), *on = getenv("FAULT_ON");
  chosen = at ? atol(at) : 0;
  if (error) number = atoi(error);
  if (how) mode = !strcmp(how, "done") ? DONE : !strcmp(how, "half") ? HALF : !strcmp(how, "before") ? BEFORE : !strcmp(how, "after") ? AFTER : NOT;
  if (on) extent = !strcmp(on, "all") ? ALL : !strcmp(on, "space") ? SPACE : ONCE;
  report = getenv("FAULT_REPORT");
  real_syscall = (long (*)(long, ...))dlsym(RTLD_NEXT, "syscall");
}

static void tell(long place, const char *call, const char *name) {
  if (!report) return;
  char line[512];
  int length = snprintf(line, sizeof line, "%ld %s %s\n", place, call, name ? name : "");
  int file = (int)real_syscall(SYS_openat, AT_FDCWD, report, O_WRONLY | O_CREAT | O_APPEND, 0600);
  if (file < 0) return;
  real_syscall(SYS_write, file, line, (size_t)length);
  real_syscall(SYS_close, file);
}

static int strikes(const char *call, const char *name, int takes_space) {
  if (chosen <= 0) return 0;
  long place = atomic_fetch_add(&count, 1) + 1;
  if (place != chosen && (extent == ONCE || place < chosen)) return 0;
  if (extent == SPACE && !takes_space) return 0;
  tell(place, call, name);
  return 1;
}

__attribute__((destructor)) static void sum_up(void) {
  if (chosen > 0) tell(atomic_load(&count), "total", NULL);
}

static void die(void) {
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

// Does a call, with the chosen fault around it.
#define CHANGE(name, path, space, real)             \
  do {                                              \
    if (!strikes(name, path, space)) return (real); \
    if (mode == BEFORE) die();                      \
    if (mode == DONE || mode == AFTER) (void)(real);\
    if (mode == AFTER) die();                       \
    errno = number;                                 \
    return -1;                                      \
  } while (0)

#define REAL(type, name, ...)                                 \
  static type (*real)(__VA_ARGS__);                           \
  if (!real) real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static int is_file(int descriptor) {
  struct stat status;
  return descriptor > 2 && fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

static int open_at(const char *symbol, int folder, const char *path, int flags, mode_t permissions) {
  REAL(int, "openat", int, const char *, int, ...);
  (void)symbol;
  if (!(flags & O_CREAT) && (flags & O_TMPFILE) != O_TMPFILE) return real(folder, path, flags);
  int result = -1;
  if (!strikes("create", path, 1)) return real(folder, path, flags, permissions);
  if (mode == BEFORE) die();
  if (mode == DONE || mode == AFTER) result = real(folder, path, flags, permissions);
  if (mode == AFTER) die();
  if (result >= 0) close(result);
  errno = number;
  return -1;
}

#define PERMISSIONS(last)                            \
  mode_t permissions = 0;                            \
  if ((last & O_CREAT) || (last & O_TMPFILE) == O_TMPFILE) { \
    va_list rest;                                    \
    va_start(rest, last);                            \
    permissions = va_arg(rest, mode_t);              \
    va_end(rest);                                    \
  }

int open(const char *path, int flags, ...) { PERMISSIONS(flags) return open_at("open", AT_FDCWD, path, flags, permissions); }
int open64(const char *path, int flags, ...) { PERMISSIONS(flags) return open_at("open64", AT_FDCWD, path, flags, permissions); }
int openat(int folder, const char *path, int flags, ...) { PERMISSIONS(flags) return open_at("openat", folder, path, flags, permissions); }
int openat64(int folder, const char *path, int flags, ...) { PERMISSIONS(flags) return open_at("openat64", folder, path, flags, permissions); }

ssize_t write(int descriptor, const void *bytes, size_t size) {
  REAL(ssize_t, "write", int, const void *, size_t);
  if (!is_file(descriptor)) return real(descriptor, bytes, size);
  if (mode == HALF) {
    if (!strikes("write", NULL, 1)) return real(descriptor, bytes, size);
    (void)!real(descriptor, bytes, size / 2);
    errno = number;
    return -1;
  }
  CHANGE("write", NULL, 1, real(descriptor, bytes, size));
}

ssize_t pwrite(int descriptor, const void *bytes, size_t size, off_t place) {
  REAL(ssize_t, "pwrite", int, const void *, size_t, off_t);
  CHANGE("pwrite", NULL, 1, real(descriptor, bytes, size, place));
}

int fsync(int descriptor) {
  REAL(int, "fsync", int);
  CHANGE("fsync", NULL, 0, real(descriptor));
}

int fdatasync(int descriptor) {
  REAL(int, "fdatasync", int);
  CHANGE("fdatasync", NULL, 0, real(descriptor));
}

int syncfs(int descriptor) {
  REAL(int, "syncfs", int);
  CHANGE("syncfs", NULL, 0, real(descriptor));
}

int rename(const char *old, const char *new) {
  REAL(int, "rename", const char *, const char *);
  CHANGE("rename", new, 0, real(old, new));
}

int renameat(int old_folder, const char *old, int new_folder, const char *new) {
  REAL(int, "renameat", int, const char *, int, const char *);
  CHANGE("rename", new, 0, real(old_folder, old, new_folder, new));
}

int renameat2(int old_folder, const char *old, int new_folder, const char *new, unsigned flags) {
  REAL(int, "renameat2", int, const char *, int, const char *, unsigned);
  CHANGE("rename", new, 0, real(old_folder, old, new_folder, new, flags));
}

int linkat(int old_folder, const char *old, int new_folder, const char *new, int flags) {
  REAL(int, "linkat", int, const char *, int, const char *, int);
  CHANGE("link", new, 1, real(old_folder, old, new_folder, new, flags));
}

int unlinkat(int folder, const char *path, int flags) {
  REAL(int, "unlinkat", int, const char *, int);
  CHANGE("unlink", path, 0, real(folder, path, flags));
}

int mkdirat(int folder, const char *path, mode_t permissions) {
  REAL(int, "mkdirat", int, const char *, mode_t);
  CHANGE("mkdir", path, 1, real(folder, path, permissions));
}

int ftruncate(int descriptor, off_t size) {
  REAL(int, "ftruncate", int, off_t);
  CHANGE("truncate", NULL, 1, real(descriptor, size));
}

int futimens(int descriptor, const struct timespec times[2]) {
  REAL(int, "futimens", int, const struct timespec *);
  CHANGE("times", NULL, 0, real(descriptor, times));
}

int fchmod(int descriptor, mode_t permissions) {
  REAL(int, "fchmod", int, mode_t);
  CHANGE("mode", NULL, 0, real(descriptor, permissions));
}

long syscall(long call, ...) {
  va_list rest;
  va_start(rest, call);
  long a = va_arg(rest, long), b = va_arg(rest, long), c = va_arg(rest, long), d = va_arg(rest, long), e = va_arg(rest, long),
       f = va_arg(rest, long);
  va_end(rest);
  if (!real_syscall) real_syscall = (long (*)(long, ...))dlsym(RTLD_NEXT, "syscall");
  if (call == SYS_syncfs) CHANGE("syncfs", NULL, 0, real_syscall(call, a));
  if (call == SYS_renameat2) CHANGE("rename", (const char *)d, 0, real_syscall(call, a, b, c, d, e));
  return real_syscall(call, a, b, c, d, e, f);
}
