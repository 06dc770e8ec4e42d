/* The file system in memory: its first content is the blob below, in the format of newlib/port/fs_image.h. */
#include "check.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

__asm__(".section .rodata.minios_files, \"a\"\n"
        ".balign 8\n"
        ".globl minios_files, minios_files_end\n"
        "minios_files:\n"
        ".ascii \"MINIOSF1\"\n"
        ".quad 3\n"
        ".quad path1 - minios_files, 1, data1 - minios_files, 15\n"
        ".quad path2 - minios_files, 1, data2 - minios_files, 0\n"
        ".quad path3 - minios_files, 2, 0, 0\n"
        "path1: .asciz \"/www/index.html\"\n"
        "path2: .asciz \"/www/deep/er/none\"\n"
        "path3: .asciz \"/empty\"\n"
        "data1: .ascii \"<html>hi</html>\"\n"
        "data2:\n"
        "minios_files_end:\n"
        ".text\n");

static void first_content(void)
{
    char text[32];
    struct stat status;
    CHECK(stat("/www/index.html", &status) == 0 && S_ISREG(status.st_mode) && status.st_size == 15);
    CHECK(stat("/www/deep/er/none", &status) == 0 && status.st_size == 0);
    CHECK(stat("/empty/", &status) == 0 && S_ISDIR(status.st_mode));
    int file = open("//www/./deep/../index.html", O_RDONLY);
    CHECK(file == 3 && fstat(file, &status) == 0 && status.st_size == 15);
    CHECK(read(file, text, 6) == 6 && lseek(file, 0, SEEK_CUR) == 6 && read(file, text + 6, 26) == 9);
    CHECK(memcmp(text, "<html>hi</html>", 15) == 0 && read(file, text, 1) == 0);
    FAILS(write(file, "x", 1), EBADF);
    FAILS(ftruncate(file, 0), EINVAL);
    CHECK(!isatty(file) && close(file) == 0);
    /* Written to: the blob itself is in memory that cannot be written. */
    file = open("/www/index.html", O_RDWR);
    CHECK(lseek(file, -7, SEEK_END) == 8 && write(file, "!", 1) == 1 && lseek(file, 0, SEEK_SET) == 0);
    CHECK(read(file, text, 32) == 15 && memcmp(text, "<html>hi!/html>", 15) == 0 && close(file) == 0);
}

static void errors(void)
{
    char name[300];
    int file;
    memset(name, 'n', sizeof name);
    name[299] = '\0';
    FAILS(open("", O_RDONLY), ENOENT);
    FAILS(open(NULL, O_RDONLY), EFAULT);
    FAILS(open("/no", O_RDONLY), ENOENT);
    FAILS(open("/no/where", O_WRONLY | O_CREAT, 0644), ENOENT);
    FAILS(open("/www/index.html/", O_RDONLY), ENOTDIR);
    FAILS(open("/www/index.html/x", O_RDONLY), ENOTDIR);
    FAILS(open("/www", O_WRONLY), EISDIR);
    FAILS(open("/new/", O_WRONLY | O_CREAT, 0644), EISDIR);
    FAILS(open("/www", O_RDONLY | O_CREAT | O_EXCL, 0644), EEXIST);
    FAILS(open("/www/index.html", O_RDONLY | O_DIRECTORY), ENOTDIR);
    FAILS(open(name, O_WRONLY | O_CREAT, 0644), ENAMETOOLONG);
    char *longest = malloc(PATH_MAX + 1);
    memset(longest, '/', PATH_MAX);
    longest[PATH_MAX] = '\0';
    FAILS(open(longest, O_RDONLY), ENAMETOOLONG);
    free(longest);
    file = open("/", O_RDONLY);
    FAILS(read(file, name, 1), EISDIR);
    CHECK(close(file) == 0);
    FAILS(mkdir("/www", 0755), EEXIST);
    FAILS(rmdir("/www"), ENOTEMPTY);
    FAILS(rmdir("/www/index.html"), ENOTDIR);
    FAILS(rmdir("/"), EBUSY);
    FAILS(unlink("/www"), EPERM);
    FAILS(rename("/www", "/www/deep/x"), EINVAL);
    FAILS(rename("/empty", "/www/index.html"), ENOTDIR);
    FAILS(rename("/www/index.html", "/www"), ENOTEMPTY);
    FAILS(rename("/www/index.html", "/empty"), EISDIR);
    FAILS(rename("/empty", "/www"), ENOTEMPTY);
    FAILS(rename("/", "/x"), EBUSY);
    FAILS(access("/www/index.html", X_OK), EACCES);
    FAILS(truncate("/www", 0), EISDIR);
    FAILS(truncate("/www/index.html", -1), EINVAL);
    FAILS(link("/www/index.html", "/x"), EPERM);
    FAILS(readlink("/www/index.html", name, 10), EINVAL);
    file = open("/sparse", O_RDWR | O_CREAT, 0600);
    CHECK(lseek(file, 1ll << 40, SEEK_SET) == 1ll << 40);
    FAILS(write(file, "x", 1), ENOSPC);
    FAILS(ftruncate(file, INT64_MAX), EFBIG);
    FAILS(lseek(file, -1, SEEK_SET), EINVAL);
    FAILS(lseek(file, 0, 77), EINVAL);
    FAILS(lseek(file, INT64_MAX, SEEK_CUR), EOVERFLOW);
    CHECK(close(file) == 0 && unlink("/sparse") == 0);
}

static void changes(void)
{
    char text[64];
    struct stat status;
    CHECK(mkdir("/a", 0777) == 0 && mkdir("/a/b", 0777) == 0);
    CHECK(stat("/a", &status) == 0 && (status.st_mode & 0777) == 0755);
    int file = creat("/a/b/file", 0666), other;
    CHECK(write(file, "0123456789", 10) == 10 && close(file) == 0);
    CHECK(chmod("/a/b/file", 0755) == 0 && access("/a/b/file", X_OK) == 0);
    file = open("/a/b/file", O_RDWR | O_APPEND);
    CHECK(write(file, "abc", 3) == 3 && lseek(file, 0, SEEK_SET) == 0 && read(file, text, 64) == 13);
    CHECK(ftruncate(file, 4) == 0 && ftruncate(file, 6) == 0 && lseek(file, 2, SEEK_SET) == 2);
    CHECK(read(file, text, 64) == 4 && memcmp(text, "23\0\0", 4) == 0);
    /* Two descriptors of one open file share its position. */
    other = dup(file);
    CHECK(lseek(file, 1, SEEK_SET) == 1 && read(other, text, 1) == 1 && text[0] == '1' && close(file) == 0);
    /* What is unlinked while it is open stays until it is closed. */
    CHECK(unlink("/a/b/file") == 0 && access("/a/b/file", F_OK) == -1 && fstat(other, &status) == 0);
    CHECK(status.st_nlink == 0 && status.st_size == 6 && read(other, text, 1) == 1 && close(other) == 0);
    struct iovec pieces[3] = { { "ab", 2 }, { "", 0 }, { "cde", 3 } };
    file = open("/a/one", O_RDWR | O_CREAT | O_EXCL, 0600);
    CHECK(writev(file, pieces, 3) == 5 && lseek(file, 0, SEEK_SET) == 0);
    char left[3], right[9];
    struct iovec back[2] = { { left, 3 }, { right, 9 } };
    CHECK(readv(file, back, 2) == 5 && memcmp(left, "abc", 3) == 0 && memcmp(right, "de", 2) == 0);
    FAILS(readv(file, back, 0), EINVAL);
    CHECK(close(file) == 0);
    CHECK(rename("/a/one", "/a/b/two") == 0 && access("/a/one", F_OK) == -1);
    CHECK(rename("/a/b/two", "/a/b/two") == 0 && rename("/a/b", "/c") == 0);
    file = creat("/c/three", 0600);
    CHECK(rename("/c/two", "/c/three") == 0 && fstat(file, &status) == 0 && status.st_nlink == 0 && close(file) == 0);
    CHECK(stat("/c/three", &status) == 0 && status.st_size == 5);
    CHECK(remove("/c/three") == 0 && remove("/c") == 0 && rmdir("/a") == 0);
}

static void folders(void)
{
    char where[64], path[64];
    CHECK(strcmp(getcwd(where, sizeof where), "/") == 0);
    CHECK(mkdir("work", 0755) == 0 && chdir("work") == 0 && mkdir("in", 0755) == 0 && chdir("./in") == 0);
    CHECK(strcmp(getcwd(where, sizeof where), "/work/in") == 0);
    errno = 0;
    CHECK(getcwd(where, 8) == NULL && errno == ERANGE);
    char *real = realpath("../in/.././../www/index.html", NULL);
    CHECK(real && strcmp(real, "/www/index.html") == 0);
    free(real);
    FAILS(chdir("/www/index.html"), ENOTDIR);
    /* The current folder goes away. */
    CHECK(rmdir("/work/in") == 0);
    FAILS(open("x", O_WRONLY | O_CREAT, 0600), ENOENT);
    FAILS(chdir(".."), ENOENT);
    CHECK(getcwd(where, sizeof where) == NULL && errno == ENOENT && chdir("/work") == 0);
    for (int i = 0; i < 20; i++) {
        sprintf(path, "f%02d", 19 - i);
        CHECK(close(creat(path, 0600)) == 0);
    }
    DIR *folder = opendir(".");
    struct dirent *entry;
    int seen = 0;
    long middle = 0;
    while ((entry = readdir(folder))) {
        if (entry->d_name[0] != '.')
            CHECK(entry->d_type == DT_REG && unlink(entry->d_name) == 0);   /* removing while reading loses none */
        if (++seen == 2)
            middle = telldir(folder);
    }
    CHECK(seen == 22);
    CHECK(close(creat("late", 0600)) == 0);
    seekdir(folder, middle);
    CHECK((entry = readdir(folder)) && strcmp(entry->d_name, "late") == 0 && !readdir(folder));
    rewinddir(folder);
    CHECK((entry = readdir(folder)) && strcmp(entry->d_name, ".") == 0 && closedir(folder) == 0);
    CHECK(opendir("late") == NULL && errno == ENOTDIR && unlink("late") == 0);
    struct dirent **list;
    int count = scandir("/", &list, NULL, alphasort);
    CHECK(count == 6);                           /* . .. empty tmp work www */
    for (int i = 0; i < count; i++) {
        printf("%s ", list[i]->d_name);
        free(list[i]);
    }
    free(list);
    CHECK(chdir("/") == 0 && rmdir("work") == 0);
}

static void streams(void)
{
    char line[64];
    int number;
    FILE *file = fopen("/note.txt", "w+");
    CHECK(file && fprintf(file, "pi %.3f\nnumber %d\n", 3.14159, 42) == 19);
    rewind(file);
    CHECK(fgets(line, sizeof line, file) && strcmp(line, "pi 3.142\n") == 0);
    CHECK(fscanf(file, "number %d", &number) == 1 && number == 42 && fgetc(file) == '\n' && fgetc(file) == EOF);
    CHECK(fseek(file, 3, SEEK_SET) == 0 && ftell(file) == 3 && fgetc(file) == '3' && fclose(file) == 0);
    file = fopen("/note.txt", "a");
    CHECK(file && fputs("end\n", file) >= 0 && fclose(file) == 0);
    file = fopen("/note.txt", "r");
    for (number = 0; fgets(line, sizeof line, file); number++)
        ;
    CHECK(number == 3 && strcmp(line, "end\n") == 0 && fclose(file) == 0);
    file = freopen("/copy", "w", stderr);
    CHECK(file == stderr && fputs("to a file\n", stderr) >= 0 && fclose(stderr) == 0);
    struct stat status;
    CHECK(stat("/copy", &status) == 0 && status.st_size == 10);
    file = tmpfile();
    CHECK(file && fputs("x", file) >= 0 && fclose(file) == 0);
    char name[] = "/tmp/fileXXXXXX";
    int descriptor = mkstemp(name);
    CHECK(descriptor >= 0 && close(descriptor) == 0 && unlink(name) == 0 && rmdir("/tmp") == 0);
}

/* Every byte that the file system takes is given back. */
static void memory(void)
{
    static char block[5000];
    for (int i = 0; i < 2000; i++) {
        int file = open("/big", O_WRONLY | O_CREAT | (i % 2 ? O_TRUNC : O_APPEND), 0600);
        for (int n = 0; n < 40; n++)
            if (write(file, block, sizeof block) != (ssize_t)sizeof block) {
                CHECK(!"write");
                return;
            }
        close(file);
        if (i % 7 == 0)
            unlink("/big");
    }
    int file, count = 0;
    while ((file = open("/big", O_RDONLY)) >= 0)
        count++;
    CHECK(errno == EMFILE && count > 200);
    CHECK(open("/more", O_WRONLY | O_CREAT, 0600) == -1 && access("/more", F_OK) == -1);
}

int main(void)
{
    first_content();
    errors();
    changes();
    folders();
    streams();
    memory();
    return check_result();
}
