/* Included before every file of the guest by the dev profile. Its compiler would make %fs accesses of thread-local
 * variables, and %fs points nowhere: threads are cooperative and share all variables. */
#define thread_local _Pragma("GCC error \"thread-local variables do not exist in the guest\"")
#define _Thread_local thread_local
#define __thread thread_local
