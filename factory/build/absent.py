"""Functions of POSIX and of Linux that an image cannot have, and why: what the linker's "undefined reference" means."""

from __future__ import annotations

_PROCESS = "an image is one process: there is nothing to start another one from, or to wait for"
_DYNAMIC = "an image is linked as a whole: there are no shared objects to load"
_MAPPING = "there is one address space, always mapped: use malloc() and read()"
_USERS = "an image has no users"
_LINUX = "it is Linux's own: poll() and select() are there"
_TERMINAL = "the console is a byte stream: there is no terminal to set up"

_REASONS = {
    **dict.fromkeys(
        ("fork", "_fork", "vfork", "execl", "execle", "execlp", "execv", "execve", "_execve", "execvp", "execvpe",
         "fexecve", "wait", "_wait", "wait3", "wait4", "waitid", "waitpid", "popen", "pclose", "posix_spawn",
         "posix_spawnp", "system", "daemon", "clone", "setsid", "setpgid", "getpgrp", "ptrace"), _PROCESS,
    ),
    **dict.fromkeys(("dlopen", "dlsym", "dlclose", "dlerror", "dladdr", "dlinfo"), _DYNAMIC),
    **dict.fromkeys(
        ("mmap", "mmap64", "munmap", "mremap", "mprotect", "msync", "madvise", "mlock", "munlock", "mlockall",
         "shm_open", "shm_unlink", "shmget", "shmat", "shmdt"), _MAPPING,
    ),
    **dict.fromkeys(
        ("setuid", "setgid", "seteuid", "setegid", "setreuid", "setregid", "setgroups", "getgroups", "initgroups",
         "getpwnam", "getpwuid", "getpwnam_r", "getpwuid_r", "getgrnam", "getgrgid", "chroot", "crypt"), _USERS,
    ),
    **dict.fromkeys(
        ("epoll_create", "epoll_create1", "epoll_ctl", "epoll_wait", "inotify_init", "inotify_init1", "eventfd",
         "signalfd", "timerfd_create", "sendfile", "splice", "syscall", "prctl", "gettid", "sched_setaffinity",
         "unshare", "setns", "mount", "umount", "getauxval"), _LINUX,
    ),
    **dict.fromkeys(
        ("tcgetattr", "tcsetattr", "tcflush", "tcdrain", "cfmakeraw", "cfsetispeed", "cfsetospeed", "openpty",
         "forkpty", "posix_openpt", "ptsname", "ttyname"), _TERMINAL,
    ),
    **dict.fromkeys(("mkfifo", "mknod"), "the file system in memory has files and folders only"),
}  # fmt: skip


def reason(name: str) -> str | None:
    """Why an image cannot have this function; None for every other name."""
    return _REASONS.get(name)
