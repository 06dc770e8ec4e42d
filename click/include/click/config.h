/* Static configuration of the Click library: one header for user space (CLICK_USERLEVEL) and the guest (CLICK_MINIOS).
 * Macros that hold are defined to 1 and the others stay undefined, because element sources test with #if and #ifdef alike. */
#ifndef CLICK_CONFIG_H
#define CLICK_CONFIG_H

#if !defined(CLICK_USERLEVEL) && !defined(CLICK_MINIOS)
# define CLICK_USERLEVEL 1
#endif

#include <stddef.h>
#include <stdint.h>

/* version: the language and API level that is implemented */
#define CLICK_VERSION "2.1"
#define CLICK_MAKE_VERSION_CODE(major, minor, patch) (((major) << 16) + ((minor) << 8) + (patch))
#define CLICK_VERSION_CODE CLICK_MAKE_VERSION_CODE(2, 1, 0)

/* byte order */
#define CLICK_NO_ENDIAN 0
#define CLICK_LITTLE_ENDIAN 1234
#define CLICK_BIG_ENDIAN 4321
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
# define CLICK_BYTE_ORDER CLICK_BIG_ENDIAN
# define ARCH_IS_BIG_ENDIAN 1
# define click_constant_htons(x) ((uint16_t) (x))
#else
# define CLICK_BYTE_ORDER CLICK_LITTLE_ENDIAN
# define ARCH_IS_BIG_ENDIAN 0
# define click_constant_htons(x) ((uint16_t) ((((x) >> 8) & 0xFF) | (((x) & 0xFF) << 8)))
#endif

/* sizes and types */
#define SIZEOF_INT __SIZEOF_INT__
#define SIZEOF_LONG __SIZEOF_LONG__
#define SIZEOF_LONG_LONG __SIZEOF_LONG_LONG__
#define SIZEOF_SIZE_T __SIZEOF_SIZE_T__
#define SIZEOF_PTRDIFF_T __SIZEOF_PTRDIFF_T__
#define SIZEOF_VOID_P __SIZEOF_POINTER__
#define SIZEOF_STRUCT_TIMEVAL 16
#define SIZEOF_STRUCT_TIMESPEC 16
#define SIZEOF_CLICK_JIFFIES_T 4
#define HAVE_INT64_TYPES 1
#define HAVE_INT64_DIVIDE 1
/* what int64_t is decides which overloads integer templates still need */
#if __SIZEOF_LONG__ == 8
# define HAVE_INT64_IS_LONG 1
#else
# define HAVE_INT64_IS_LONG_LONG 1
#endif
#define HAVE_LONG_LONG 1
#define HAVE_FLOAT_TYPES 1
#define HAVE_STRING 1
#define HAVE_PLACEMENT_NEW 1
#define HAVE_ARITHMETIC_RIGHT_SHIFT 1
#define HAVE_ADDRESSABLE_VA_LIST 1
#define HAVE_STRUCT_TIMESPEC 1
#if defined(__x86_64__) || defined(__i386__)
# define HAVE_INDIFFERENT_ALIGNMENT 1
#endif

/* features */
#define HAVE_IP6 1
#define HAVE_IPSEC 1
#define HAVE_STRIDE_SCHED 1
#define HAVE_TASK_HEAP 1
#define HAVE_BOUND_PORT_TRANSFER 1
#define TIMESTAMP_NANOSEC 1

/* compiler */
#define HAVE_CXX_RVALUE_REFERENCES 1
#define HAVE_CXX_CONSTEXPR 1
#define HAVE_CXX_STATIC_ASSERT 1
#define HAVE_CXX_TEMPLATE_ALIAS 1
#define HAVE_CXX_PRAGMA_INTERFACE 1
#define HAVE___BUILTIN_CLZ 1
#define HAVE___BUILTIN_CLZL 1
#define HAVE___BUILTIN_CLZLL 1
#define HAVE___BUILTIN_FFS 1
#define HAVE___BUILTIN_FFSL 1
#define HAVE___BUILTIN_FFSLL 1
#define HAVE___HAS_TRIVIAL_COPY 1
#define HAVE___SYNC_SYNCHRONIZE 1

/* host */
#if CLICK_USERLEVEL
# define HAVE_MULTITHREAD 1
# define HAVE_USER_MULTITHREAD 1
# define HAVE___THREAD_STORAGE_CLASS 1
# define HAVE_UNISTD_H 1
# define HAVE_MMAP 1
# define ALLOW_MMAP 1
# define HAVE_MADVISE 1
# define HAVE_CLOCK_GETTIME 1
# define HAVE_PWD_H 1
# define HAVE_GRP_H 1
# define HAVE_TERMIO_H 1
# define HAVE_NETDB_H 1
# define HAVE_IFADDRS_H 1
# define HAVE_POLL_H 1
# define HAVE_LINUX_IF_TUN_H 1
# define HAVE_NETPACKET_PACKET_H 1
# define HAVE_BYTESWAP_H 1
#endif

/* diagnostics: 0 is off */
#ifndef CLICK_STATS
# define CLICK_STATS 0
#endif
#ifndef CLICK_DEBUG_SCHEDULING
# define CLICK_DEBUG_SCHEDULING 0
#endif

/* name spaces: none, in user space and in the guest */
#define CLICK_DECLS
#define CLICK_ENDDECLS
#define CLICK_USING_DECLS
#define CLICK_NAME(name) ::name

/* attributes */
#define CLICK_ALIGNED(n) __attribute__((aligned(n)))
#define CLICK_DEPRECATED __attribute__((deprecated))
#define CLICK_DEPRECATED_MSG(m) __attribute__((deprecated(m)))
#define CLICK_DEPRECATED_ENUM __attribute__((deprecated))
#define CLICK_MAY_ALIAS __attribute__((__may_alias__))
#define CLICK_NOINLINE __attribute__((noinline))
#define CLICK_ALWAYS_INLINE inline __attribute__((always_inline))
#define CLICK_COLD __attribute__((cold))
#define CLICK_WARN_UNUSED_RESULT __attribute__((warn_unused_result))
#define CLICK_SIZE_PACKED_ATTRIBUTE __attribute__((packed))
#define CLICK_PACKED_STRUCTURE(open, close) open close __attribute__((packed))
#define CLICK_SIZE_PACKED_STRUCTURE(open, close) open close __attribute__((packed))
#define CLICK_CACHE_LINE_SIZE 64
#define CLICK_CACHE_LINE_PAD_BYTES(x) ((CLICK_CACHE_LINE_SIZE - (x) % CLICK_CACHE_LINE_SIZE) % CLICK_CACHE_LINE_SIZE)
#ifndef likely
# define likely(x) __builtin_expect(!!(x), 1)
# define unlikely(x) __builtin_expect(!!(x), 0)
#endif

/* A variable that each thread has; plain data only. The program's own code reaches its variables in one instruction; code of packages,
 * which are shared objects, cannot. */
#if HAVE_MULTITHREAD && defined(__PIC__) && !defined(__PIE__)
# define CLICK_PER_THREAD __thread
#elif HAVE_MULTITHREAD
# define CLICK_PER_THREAD __thread __attribute__((tls_model("local-exec")))
#else
# define CLICK_PER_THREAD
#endif

/* macros that the source scanner reads; nothing for the compiler */
#define EXPORT_ELEMENT(x)
#define ELEMENT_PROVIDES(x)
#define ELEMENT_REQUIRES(x)
#define ELEMENT_HEADER(x)
#define ELEMENT_LIBS(x)
#define ELEMENT_MT_SAFE(x)

/* integers that may alias other types: packet contents are read through them */
typedef uint16_t CLICK_MAY_ALIAS click_aliasable_uint16_t;
typedef int16_t CLICK_MAY_ALIAS click_aliasable_int16_t;
typedef uint32_t CLICK_MAY_ALIAS click_aliasable_uint32_t;
typedef int32_t CLICK_MAY_ALIAS click_aliasable_int32_t;
typedef uint64_t CLICK_MAY_ALIAS click_aliasable_uint64_t;
typedef int64_t CLICK_MAY_ALIAS click_aliasable_int64_t;
typedef void *CLICK_MAY_ALIAS click_aliasable_void_pointer_t;

#ifdef __cplusplus
/* placement new: the guest's `dev` toolchain has no <new> */
# if defined(__has_include) && __has_include(<new>)
#  include <new>
# else
inline void *operator new(size_t, void *place) noexcept { return place; }
inline void *operator new[](size_t, void *place) noexcept { return place; }
inline void operator delete(void *, void *) noexcept {}
inline void operator delete[](void *, void *) noexcept {}
# endif

CLICK_DECLS
template <typename T> struct DefaultArg;
/** Tag for constructors that leave their object uninitialised. */
struct uninitialized_type {
    uninitialized_type() {}
};
CLICK_ENDDECLS
#endif

#endif
