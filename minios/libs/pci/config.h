/* libpci as it is built for minios: what lib/configure of pciutils finds out elsewhere. */
#define PCI_CONFIG_H
#define PCI_ARCH_X86_64
#define PCI_OS_MINIOS
#define PCI_HAVE_STDINT_H
#define PCI_HAVE_64BIT_ADDRESS
#define PCI_HAVE_PM_DUMP

/* libpci's table of access methods is closed. Ours has the place of a system that this is not (port/access.c). */
#define PCI_HAVE_PM_SYLIXOS_DEVICE
#define pm_sylixos_device pm_minios

/* The names of vendors and devices, in the in-memory file system when the recipe puts them there. */
#define PCI_IDS "pci.ids"
#define PCI_PATH_IDS_DIR "/"
#define PCILIB_VERSION "3.9.0"
