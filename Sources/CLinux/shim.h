// Linux system calls whose C functions need _GNU_SOURCE, which would conflict with Swift's own system module.
#ifndef EVIDENCEVAULT_CLINUX_SHIM_H
#define EVIDENCEVAULT_CLINUX_SHIM_H

#include <fcntl.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

/// Writes everything of the file system that holds `descriptor` to the medium.
static inline int evault_syncfs(int descriptor) { return (int)syscall(SYS_syncfs, descriptor); }

/// Renames, and fails with EEXIST where the new name is taken.
static inline int evault_rename_new(int old_folder, const char *old_name, int new_folder, const char *new_name) {
  return (int)syscall(SYS_renameat2, old_folder, old_name, new_folder, new_name, 1u /* RENAME_NOREPLACE */);
}

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

/// The number of the kind of file system that holds `descriptor` (statfs(2)); 0 where it cannot be told.
static inline unsigned long evault_file_system_kind(int descriptor) {
  struct statfs value;
  return fstatfs(descriptor, &value) == 0 ? (unsigned long)value.f_type : 0;
}

#endif
