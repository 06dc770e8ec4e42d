/* Upstream's lwip_check.h wants a file of this name from a configure script. Nothing of it is used. */
