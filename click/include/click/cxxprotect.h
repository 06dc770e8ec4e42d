/* Written by elements around C headers; system headers are C++-safe here, so only the linkage is set.
 * No include guard: a file may protect several headers. */
#ifdef CLICK_CXX_PROTECTED
# error "<click/cxxprotect.h> included twice without <click/cxxunprotect.h>"
#endif
#define CLICK_CXX_PROTECTED 1
#ifndef CLICK_CXX_PROTECT
# ifdef __cplusplus
#  define CLICK_CXX_PROTECT extern "C" {
#  define CLICK_CXX_UNPROTECT }
# else
#  define CLICK_CXX_PROTECT
#  define CLICK_CXX_UNPROTECT
# endif
#endif
