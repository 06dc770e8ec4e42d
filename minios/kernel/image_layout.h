/* Symbols of the linker script: the image's segments, page aligned. */
#ifndef KERNEL_IMAGE_LAYOUT_H
#define KERNEL_IMAGE_LAYOUT_H
extern char __image_start[], __text_end[], __rodata_end[], __boot_tables[], __boot_tables_end[], __image_end[];
#endif
