/* Where older programs look for <poll.h>. */
#include <poll.h>
