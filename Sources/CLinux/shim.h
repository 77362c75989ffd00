// Linux system calls whose C functions need _GNU_SOURCE, which would conflict with Swift's own system module.
#ifndef EVIDENCEVAULT_CLINUX_SHIM_H
#define EVIDENCEVAULT_CLINUX_SHIM_H

#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

/// Writes everything of the file system that holds `descriptor` to the medium.
static inline int evault_syncfs(int descriptor) { return (int)syscall(SYS_syncfs, descriptor); }

/// Renames, and fails with EEXIST where the new name is taken.
static inline int evault_rename_new(int old_folder, const char *old_name, int new_folder, const char *new_name) {
  return (int)syscall(SYS_renameat2, old_folder, old_name, new_folder, new_name, 1u /* RENAME_NOREPLACE */);
}

/// The number of the kind of file system that holds `descriptor` (statfs(2)); 0 where it cannot be told.
static inline unsigned long evault_file_system_kind(int descriptor) {
  struct statfs value;
  return fstatfs(descriptor, &value) == 0 ? (unsigned long)value.f_type : 0;
}

#endif
