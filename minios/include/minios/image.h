/* What an image gives the kernel. */
#ifndef MINIOS_IMAGE_H
#define MINIOS_IMAGE_H
#include <stdbool.h>
#include <stddef.h>
#ifdef __cplusplus
extern "C" {
#endif

/* The app's entry is the plain C function `int main(int argc, char **argv)`, which each app defines itself. The kernel
 * runs preinit_array and init_array (static C++ constructors) and then calls exit(main(argc, argv)), in a thread
 * called "main". argv comes from the command line: words separated by blanks; '…' and "…" group, in "…" and outside
 * quotes a backslash takes the next character as it is. Words for the kernel (virtio_mmio.device=…) are
 * taken out; words that begin with minios. are kept for it too. */

/* Optional, defined by the image: argv[0] ("app" without it). */
extern const char minios_image_name[] __attribute__((weak));

/* Optional, defined by the image: the command line when it is started without one (words of the kernel's own do not
 * count). */
extern const char minios_image_arguments[] __attribute__((weak));

/* Optional, defined by the image: words for the kernel, as on the command line, which goes before them word by word
 * (minios.netfront=…, from a recipe's [xen]). */
extern const char minios_image_options[] __attribute__((weak));

/* Optional, defined by a library of the image: asked about each word before the constructors run; true: the word is the
 * library's own, and main() does not see it. The text stays. */
bool minios_image_word(const char *word) __attribute__((weak));

/* Optional, defined by the image: the stack of the main thread in bytes (128 KiB without it). */
extern const size_t minios_main_stack __attribute__((weak));

#ifdef __cplusplus
}
#endif
#endif
