/* The ELF file (System V ABI) and its Xen notes (xen/elfnote.h). The file may be anything: every offset is checked. */
#include "fastdomain.h"
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xen/elfnote.h>

static const uint8_t *part(const struct image *image, uint64_t offset, uint64_t size)
{
    errno = 0;
    if (offset > image->size || size > image->size - offset)
        fail("the image ends in the middle of a part of it");
    return image->data + offset;
}

static uint64_t note_value(const uint8_t *data, uint32_t size)
{
    uint64_t value = 0;
    if (size != 4 && size != 8)
        fail("a note of the image has an address of %u bytes", size);
    memcpy(&value, data, size);
    return value;
}

static void read_notes(struct image *image, const uint8_t *at, uint64_t left)
{
    while (left >= sizeof(Elf64_Nhdr)) {
        Elf64_Nhdr note;
        memcpy(&note, at, sizeof(note));
        uint64_t name = ((uint64_t) note.n_namesz + 3) & ~3ull, data = ((uint64_t) note.n_descsz + 3) & ~3ull;
        if (name + data > left - sizeof(note))
            return;                     /* what follows is padding */
        const uint8_t *text = at + sizeof(note);
        if (note.n_namesz == 4 && !memcmp(text, "Xen", 4))
            switch (note.n_type) {
            case XEN_ELFNOTE_ENTRY: image->entry = note_value(text + name, note.n_descsz); break;
            case XEN_ELFNOTE_HYPERCALL_PAGE: image->hypercall_page = note_value(text + name, note.n_descsz); break;
            case XEN_ELFNOTE_VIRT_BASE: image->virt_base = note_value(text + name, note.n_descsz); break;
            case XEN_ELFNOTE_PADDR_OFFSET: image->paddr_offset = note_value(text + name, note.n_descsz); break;
            case XEN_ELFNOTE_PHYS32_ENTRY: image->phys_entry = note_value(text + name, note.n_descsz); break;
            }
        at += sizeof(note) + name + data;
        left -= sizeof(note) + name + data;
    }
}

static Elf64_Phdr segment(const struct image *image, unsigned index)
{
    Elf64_Ehdr head;
    Elf64_Phdr segment;
    memcpy(&head, image->data, sizeof(head));
    memcpy(&segment, part(image, head.e_phoff + index * sizeof(segment), sizeof(segment)), sizeof(segment));
    return segment;
}

static unsigned segments(const struct image *image)
{
    return ((const Elf64_Ehdr *) image->data)->e_phnum;
}

struct image image_open(const char *path)
{
    struct image image = { .virt_base = 0, .entry = no_address, .hypercall_page = no_address, .phys_entry = no_address,
                           .start = no_address };
    struct stat status;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0 || fstat(file, &status) < 0)
        fail("cannot read %s", path);
    image.size = (size_t) status.st_size;
    void *data = image.size ? mmap(0, image.size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0) : MAP_FAILED;
    if (data == MAP_FAILED)
        fail("cannot read %s", path);
    close(file);
    image.data = data;
    Elf64_Ehdr head;
    memcpy(&head, part(&image, 0, sizeof(head)), sizeof(head));
    if (memcmp(head.e_ident, ELFMAG, SELFMAG) || head.e_ident[EI_CLASS] != ELFCLASS64 || head.e_machine != EM_X86_64
        || head.e_phentsize != sizeof(Elf64_Phdr))
        fail("%s is not an ELF file for x86-64", path);
    for (unsigned i = 0; i < head.e_phnum; ++i) {
        Elf64_Phdr s = segment(&image, i);
        if (s.p_type == PT_NOTE)
            read_notes(&image, part(&image, s.p_offset, s.p_filesz), s.p_filesz);
        if (s.p_type != PT_LOAD || !s.p_memsz)
            continue;
        part(&image, s.p_offset, s.p_filesz);
        if (s.p_filesz > s.p_memsz || s.p_paddr > 1ull << 40 || s.p_memsz > 1ull << 40)
            fail("%s has a segment that makes no sense", path);
        if (s.p_paddr < image.start)
            image.start = s.p_paddr;
        if (s.p_paddr + s.p_memsz > image.end)
            image.end = s.p_paddr + s.p_memsz;
    }
    if (image.start == no_address)
        fail("%s has nothing to be loaded", path);
    return image;
}

void image_load(const struct image *image, uint8_t *memory, uint64_t start)
{
    for (unsigned i = 0; i < segments(image); ++i) {
        Elf64_Phdr s = segment(image, i);
        if (s.p_type == PT_LOAD && s.p_filesz)
            memcpy(memory + (s.p_paddr - start), part(image, s.p_offset, s.p_filesz), s.p_filesz);
    }
}
