/* What the errors of <netdb.h> mean, in words. */
#include <netdb.h>

int h_errno;

const char *gai_strerror(int error)
{
    switch (error) {
    case 0: return "no error";
    case EAI_BADFLAGS: return "invalid flags";
    case EAI_NONAME: return "the name or service is not known";
    case EAI_AGAIN: return "no answer from a name server now; it may answer later";
    case EAI_FAIL: return "the name cannot be found out";
    case EAI_NODATA: return "the name has no address of this family";
    case EAI_FAMILY: return "the address family is not supported";
    case EAI_SOCKTYPE: return "the socket type is not supported";
    case EAI_SERVICE: return "the service is not known for this socket type";
    case EAI_MEMORY: return "out of memory";
    case EAI_SYSTEM: return "a system error (see errno)";
    case EAI_OVERFLOW: return "the buffer is too small";
    default: return "unknown error";
    }
}

const char *hstrerror(int error)
{
    switch (error) {
    case NETDB_INTERNAL: return "a system error (see errno)";
    case NETDB_SUCCESS: return "no error";
    case HOST_NOT_FOUND: return "the host is not known";
    case TRY_AGAIN: return "no answer from a name server now; it may answer later";
    case NO_RECOVERY: return "the name cannot be found out";
    case NO_DATA: return "the name has no address of this family";
    default: return "unknown error";
    }
}
