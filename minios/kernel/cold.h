/* Of functions that no packet passes, in files that packets do pass: compiled for size. Whole files: toolchain/flags.toml. */
#ifndef KERNEL_COLD_H
#define KERNEL_COLD_H

#define COLD __attribute__((cold))

#endif
