internal import CLinux
internal import Glibc

/// A thread outside the login session's keyring. What it starts cannot ask the kernel for keys that were unlocked there: a keyring belongs to the
/// thread that starts a program, and a program that reads hostile files must not have it.
enum KeyringlessThread {
  private final class Work {
    let body: () -> Int32
    var result: Int32 = EAGAIN

    init(_ body: @escaping () -> Int32) { self.body = body }
  }

  /// Runs `body` there, and waits for it.
  /// - Returns: what it returned; `EAGAIN` where there is no such thread.
  static func run(_ body: () -> Int32) -> Int32 {
    withoutActuallyEscaping(body) { body in
      let work = Work(body)
      var thread = pthread_t()
      let context = unsafe Unmanaged.passRetained(work).toOpaque()
      let failure = unsafe pthread_create(
        &thread, nil,
        { context in
          guard let context = unsafe context else { return nil }
          let work = unsafe Unmanaged<Work>.fromOpaque(context).takeRetainedValue()
          evault_keyring_leave()
          work.result = work.body()
          return nil
        }, context)
      guard failure == 0 else {
        unsafe Unmanaged<Work>.fromOpaque(context).release()
        return failure
      }
      pthread_join(thread, nil)
      return work.result
    }
  }
}
