// Linux system calls whose C functions need _GNU_SOURCE, which would conflict with Swift's own system module.
#ifndef EVIDENCEVAULT_CLINUX_SHIM_H
#define EVIDENCEVAULT_CLINUX_SHIM_H

#include <fcntl.h>
#include <linux/keyctl.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/timex.h>
#include <sys/vfs.h>
#include <unistd.h>

/// A pipe that no program started meanwhile inherits.
static inline int evault_pipe(int ends[2]) { return (int)syscall(SYS_pipe2, ends, O_CLOEXEC); }

/// Lets a pipe hold a mebibyte, as far as the system allows (fcntl(2), F_SETPIPE_SZ): fewer turns between whoever fills it and whoever empties it.
static inline void evault_widen_pipe(int end) { (void)fcntl(end, 1031, 1 << 20); }

/// Bounds what another process may take (prlimit(2)): bytes of memory, seconds of a processor, open files. It may write no file and leave no
/// core. -1 where that fails; a process that has ended already needs no bounds.
static inline int evault_bound_process(int process, uint64_t memory, uint64_t seconds, uint64_t files) {
  const struct { int kind; uint64_t value; } bounds[] = {
    {RLIMIT_AS, memory}, {RLIMIT_CPU, seconds}, {RLIMIT_NOFILE, files}, {RLIMIT_FSIZE, 0}, {RLIMIT_CORE, 0}};
  for (unsigned place = 0; place < sizeof bounds / sizeof *bounds; place++) {
    const uint64_t limits[2] = {bounds[place].value, bounds[place].value};
    if (syscall(SYS_prlimit64, process, bounds[place].kind, limits, (void *)0) != 0) return -1;
  }
  return 0;
}

/// Writes everything of the file system that holds `descriptor` to the medium.
static inline int evault_syncfs(int descriptor) { return (int)syscall(SYS_syncfs, descriptor); }

/// Renames, and fails with EEXIST where the new name is taken.
static inline int evault_rename_new(int old_folder, const char *old_name, int new_folder, const char *new_name) {
  return (int)syscall(SYS_renameat2, old_folder, old_name, new_folder, new_name, 1u /* RENAME_NOREPLACE */);
}

/// Opens the folder above a folder, only to ask what is in it by name (O_PATH): nobody need be permitted to list it.
static inline int evault_open_above(int folder) { return openat(folder, "..", 010000000 | O_DIRECTORY | O_CLOEXEC); }

/// Makes a file without a name in a folder (O_TMPFILE); -1 where the file system has none.
static inline int evault_open_unnamed(int folder, unsigned mode) {
  return openat(folder, ".", 020000000 | O_DIRECTORY | O_RDWR | O_CLOEXEC, mode);
}

/// Gives a file without a name one; fails with EEXIST where it is taken.
static inline int evault_link_unnamed(int file, int folder, const char *name) {
  char path[32];
  snprintf(path, sizeof path, "/proc/self/fd/%d", file);
  return linkat(AT_FDCWD, path, folder, name, AT_SYMLINK_FOLLOW);
}

/// What the kernel knows of its clock (adjtimex(2)): 1 where something keeps it synchronised, 0 where nothing does, -1 where it does not tell.
/// - `error`: the bound on its error in microseconds, where it is synchronised.
static inline int evault_clock_state(long *error) {
  struct timex value = {0};
  long state = syscall(SYS_adjtimex, &value);
  if (state < 0) return -1;
  *error = value.maxerror;
  return state != TIME_ERROR && (value.status & STA_UNSYNC) == 0;
}

/// The number of the kind of file system that holds `descriptor` (statfs(2)); 0 where it cannot be told.
static inline unsigned long evault_file_system_kind(int descriptor) {
  struct statfs value;
  return fstatfs(descriptor, &value) == 0 ? (unsigned long)value.f_type : 0;
}

/// How many bytes a process without privileges can still write on the file system that holds `descriptor` (statfs(2)); -1 where it cannot be told.
static inline long long evault_free_bytes(int descriptor) {
  struct statfs value;
  return fstatfs(descriptor, &value) == 0 ? (long long)value.f_bavail * (long long)value.f_bsize : -1;
}

/// Puts bytes into the session's keyring under a name, readable by whoever possesses that keyring, for some seconds. -1 where that fails.
static inline long evault_keyring_put(const char *name, const void *bytes, size_t count, unsigned seconds) {
  // A process outside any login session would else make a keyring of its own, which dies with it, instead of using its user's.
  long keyring = syscall(SYS_keyctl, KEYCTL_GET_KEYRING_ID, KEY_SPEC_SESSION_KEYRING, 0);
  long key = keyring < 0 ? -1 : syscall(SYS_add_key, "user", name, bytes, count, keyring);
  if (key < 0) return -1;
  // The possessor may view, read, search and remove it; nobody else anything.
  if (syscall(SYS_keyctl, KEYCTL_SETPERM, key, 0x3f000000u) < 0 ||
      syscall(SYS_keyctl, KEYCTL_SET_TIMEOUT, key, seconds) < 0) {
    syscall(SYS_keyctl, KEYCTL_UNLINK, key, keyring);
    return -1;
  }
  return 0;
}

/// Reads what was put under a name; how many bytes there are, or -1.
static inline long evault_keyring_get(const char *name, void *bytes, size_t capacity) {
  long key = syscall(SYS_keyctl, KEYCTL_SEARCH, KEY_SPEC_SESSION_KEYRING, "user", name, 0);
  return key < 0 ? -1 : syscall(SYS_keyctl, KEYCTL_READ, key, bytes, capacity);
}

/// Forgets what was put under a name; 0 where there was something.
static inline long evault_keyring_forget(const char *name) {
  long key = syscall(SYS_keyctl, KEYCTL_SEARCH, KEY_SPEC_SESSION_KEYRING, "user", name, 0);
  if (key < 0) return -1;
  syscall(SYS_keyctl, KEYCTL_REVOKE, key);
  return syscall(SYS_keyctl, KEYCTL_UNLINK, key, KEY_SPEC_SESSION_KEYRING);
}

/// Lets a program that is started have no descriptor from this one on (posix_spawn_file_actions_addclosefrom_np(3)).
extern int posix_spawn_file_actions_addclosefrom_np(void *, int);
static inline int evault_close_from(void *actions, int descriptor) {
  return posix_spawn_file_actions_addclosefrom_np(actions, descriptor);
}

/// Gives this process an empty session keyring of its own: what others keep in theirs is out of reach.
static inline void evault_keyring_leave(void) { syscall(SYS_keyctl, KEYCTL_JOIN_SESSION_KEYRING, (char *)0); }

/// A file in memory without a name, which no program inherits that is started (memfd_create(2)); -1 where the kernel has none.
static inline int evault_memory_file(void) { return (int)syscall(SYS_memfd_create, "evault", 3u /* MFD_CLOEXEC | MFD_ALLOW_SEALING */); }

/// Lets nobody change a file in memory from here on (fcntl(2), F_ADD_SEALS); -1 where that fails.
static inline int evault_seal_memory_file(int file) { return fcntl(file, 1033, 0xf /* seal, shrink, grow, write */); }

#endif
