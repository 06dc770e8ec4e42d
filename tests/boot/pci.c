/* <minios/pci.h> on the first device with vendor 1b36, device 0005 (QEMU's pci-testdev): reads and writes of each size. */
#include <minios/pci.h>
#include <stdio.h>

enum { TESTDEV = 0x00051b36, CACHE_LINE = 0x0c, INTERRUPT_LINE = 0x3c };

static int wrong;

static void expect(const char *what, uint32_t got, uint32_t wanted)
{
    if (got != wanted) {
        printf("%s: %x, not %x\n", what, got, wanted);
        wrong++;
    }
}

int main(void)
{
    printf("present %d size %u\n", minios_pci_present(), minios_pci_config_size());
    uint32_t function = 0;
    while (function < 0x10000 && minios_pci_read(function, 0, 4) != TESTDEV)
        function += 8;
    if (function == 0x10000) {
        puts("no pci-testdev");
        return minios_pci_present() ? 1 : 0;
    }
    printf("at %02x:%02x.%x\n", function >> 8, function >> 3 & 31, function & 7);

    expect("vendor", minios_pci_read(function, 0, 2), 0x1b36);
    expect("device", minios_pci_read(function, 2, 2), 0x0005);
    expect("second byte", minios_pci_read(function, 1, 1), 0x1b);

    /* The interrupt line and the cache line size are bytes that software may write; their neighbours are not. */
    uint32_t before = minios_pci_read(function, INTERRUPT_LINE, 4);
    minios_pci_write(function, INTERRUPT_LINE, 1, 0xa5);
    expect("a byte", minios_pci_read(function, INTERRUPT_LINE, 4), (before & ~0xffu) | 0xa5);
    minios_pci_write(function, INTERRUPT_LINE, 2, 0xff5a);
    expect("two bytes", minios_pci_read(function, INTERRUPT_LINE, 4), (before & ~0xffu) | 0x5a);
    minios_pci_write(function, INTERRUPT_LINE, 4, 0xffffff3c);
    expect("four bytes", minios_pci_read(function, INTERRUPT_LINE, 4), (before & ~0xffu) | 0x3c);
    uint32_t line = minios_pci_read(function, CACHE_LINE, 4);
    minios_pci_write(function, CACHE_LINE + 1, 1, 0xff);
    minios_pci_write(function, CACHE_LINE, 1, 0x10);
    expect("the cache line", minios_pci_read(function, CACHE_LINE, 1), 0x10);
    expect("what is beside it", minios_pci_read(function, CACHE_LINE, 4) & 0xffff0000, line & 0xffff0000);

    /* What is not there. */
    unsigned end = minios_pci_config_size();
    expect("an odd offset", minios_pci_read(function, 1, 2), UINT32_MAX);
    expect("three bytes", minios_pci_read(function, 0, 3), UINT32_MAX);
    expect("behind the end", minios_pci_read(function, end, 4), UINT32_MAX);
    expect("far behind the end", minios_pci_read(function, UINT32_MAX - 3, 4), UINT32_MAX);
    expect("no function", minios_pci_read(UINT32_MAX, 0, 4), UINT32_MAX);
    expect("an empty slot", minios_pci_read(0xff << 8, 0, 4), UINT32_MAX);
    minios_pci_write(function, end, 4, 0);
    minios_pci_write(UINT32_MAX, 0, 4, 0);
    minios_pci_write(function, INTERRUPT_LINE + 1, 2, 0);
    expect("after writes to nowhere", minios_pci_read(function, INTERRUPT_LINE, 1), 0x3c);
    printf("%d wrong\n", wrong);
    return wrong != 0;
}
