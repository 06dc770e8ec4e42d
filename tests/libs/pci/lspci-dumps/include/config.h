/* pciutils' sources ask for the file that its configure writes: the library's. */
#include <pci/config.h>
