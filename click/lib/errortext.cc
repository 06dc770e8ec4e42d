// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "errortext.hh"
#include <errno.h>
#if CLICK_USERLEVEL
# include <string.h>
#endif
CLICK_DECLS

String
click_error_text(int error)
{
#if CLICK_USERLEVEL
    return String(strerror(error));
#else
    switch (error) {
      case EPERM:
        return String::make_stable("not permitted");
      case ENOENT:
        return String::make_stable("does not exist");
      case EIO:
        return String::make_stable("input/output error");
      case E2BIG:
        return String::make_stable("too long");
      case EAGAIN:
        return String::make_stable("try again");
      case ENOMEM:
        return String::make_stable("out of memory");
      case EACCES:
        return String::make_stable("permission denied");
      case EEXIST:
        return String::make_stable("exists");
      case EINVAL:
        return String::make_stable("invalid argument");
      case ENOSPC:
        return String::make_stable("no room: the quota is used up");
      case ENOSYS:
        return String::make_stable("not implemented");
      default:
        return "error " + String(error);
    }
#endif
}

CLICK_ENDDECLS
