/* Thousands of random file operations below the current folder, with their results: the same program on this machine
 * says what they should be. argv[1]: the seed. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static uint32_t state;
static unsigned below(unsigned limit)
{
    state = state * 1664525u + 1013904223u;
    return (state >> 12) % limit;
}

static const char *error_name(void)
{
    switch (errno) {
    case ENOENT: return "ENOENT";
    case EEXIST: return "EEXIST";
    case ENOTDIR: return "ENOTDIR";
    case EISDIR: return "EISDIR";
    case ENOTEMPTY: return "ENOTEMPTY";
    case EINVAL: return "EINVAL";
    case EBADF: return "EBADF";
    case EBUSY: return "EBUSY";
    case EPERM: return "EISDIR";                 /* unlink() of a folder: POSIX says EPERM, Linux EISDIR */
    default: return "another error";
    }
}

/* Up to three components of five names, so that most collide. */
static char *path(char *text)
{
    static const char *const parts[] = { "a", "b", "c", "dd", "a", "b", "c", ".", "a/", ".." };
    unsigned count = 1 + below(3);
    text[0] = '\0';
    for (unsigned i = 0; i < count; i++) {
        if (i)
            strcat(text, "/");
        strcat(text, parts[below(i ? 10 : 6)]);   /* never above the start: ".." only behind a name */
    }
    return text;
}

static int files[6] = { -1, -1, -1, -1, -1, -1 };
static char data[300], room[400];

static void say(const char *what, long result)
{
    printf("%s %ld %s\n", what, result, result < 0 ? error_name() : "");
}

static void names(void)
{
    static char one[64], two[64];
    struct stat status;
    switch (below(6)) {
    case 0: say("mkdir", mkdir(path(one), 0755)); break;
    case 1: say("rmdir", rmdir(path(one))); break;
    case 2: say("unlink", unlink(path(one))); break;
    case 3: {
        path(one), path(two);
        /* With "/" or "." at the end several errors apply, and each system tells another. */
        char ends[3] = { one[strlen(one) - 1], two[strlen(two) - 1], 0 };
        if (!strpbrk(ends, "/."))
            say("rename", rename(one, two));
        break;
    }
    case 4:
        if (stat(path(one), &status) < 0)
            say("stat", -1);
        else
            printf("stat %d %ld %ld\n", S_ISDIR(status.st_mode), S_ISDIR(status.st_mode) ? 0 : (long)status.st_size,
                   S_ISDIR(status.st_mode) ? 0 : (long)status.st_nlink);
        break;
    case 5: say("truncate", truncate(path(one), below(200))); break;
    }
}

static void contents(void)
{
    static const int flags[] = { O_RDONLY, O_WRONLY, O_RDWR, O_WRONLY | O_CREAT, O_RDWR | O_CREAT,
                                 O_RDWR | O_CREAT | O_EXCL, O_WRONLY | O_TRUNC, O_WRONLY | O_CREAT | O_APPEND };
    char one[64];
    unsigned which = below(6);
    int file = files[which];
    struct stat status;
    long count;
    switch (below(8)) {
    case 0:
    case 1: {
        if (file >= 0)
            say("close", close(file));
        files[which] = -1;
        int how = flags[below(8)];
        path(one);
        char last = one[strlen(one) - 1];
        /* Several errors apply to making "a/" or "b/.", and each system tells another. */
        if ((how & O_CREAT) && (last == '.' || last == '/'))
            break;
        files[which] = open(one, how, 0644);
        say("open", files[which] < 0 ? -1 : 0);
        break;
    }
    case 2:
    case 3: say("write", write(file, data + below(50), below(200))); break;
    case 4:
        if (file >= 0 && fstat(file, &status) == 0 && S_ISDIR(status.st_mode)) {
            say("read", read(file, room, 1));
            break;
        }
        count = read(file, room, below(300));
        say("read", count);
        for (long i = 0, sum = 0; i < count; i++) {
            sum = sum * 31 + room[i];
            if (i + 1 == count)
                printf("sum %ld\n", sum & 0xffff);
        }
        break;
    case 5:
        if (file >= 0 && fstat(file, &status) == 0 && S_ISDIR(status.st_mode))
            break;                               /* positions of folders are each system's own */
        say("lseek", lseek(file, (long)below(300) - 100, (int)below(3)));
        break;
    case 6: say("ftruncate", ftruncate(file, below(250))); break;
    case 7:
        if (fstat(file, &status) < 0)
            say("fstat", -1);
        else if (!S_ISDIR(status.st_mode))
            printf("fstat %ld %ld\n", (long)status.st_size, (long)status.st_nlink);
        break;
    }
}

static int by_name(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

static void list(const char *folder)
{
    char *found[32];
    unsigned count = 0;
    DIR *directory = opendir(folder);
    if (!directory) {
        say("opendir", -1);
        return;
    }
    for (struct dirent *entry; count < 32 && (entry = readdir(directory));)
        found[count++] = strdup(entry->d_name);
    closedir(directory);
    qsort(found, count, sizeof *found, by_name);
    printf("list %s:", folder);
    for (unsigned i = 0; i < count; i++) {
        printf(" %s", found[i]);
        free(found[i]);
    }
    printf("\n");
}

int main(int argc, char **argv)
{
    char one[64];
    state = argc > 1 ? (uint32_t)atoi(argv[1]) : 1;
    for (unsigned i = 0; i < sizeof data; i++)
        data[i] = (char)(i * 37);
    /* Two levels: a/../.. is the upper one. */
    if (mkdir("upper", 0755) < 0 || chdir("upper") < 0 || mkdir("start", 0755) < 0 || chdir("start") < 0)
        return 1;
    for (int i = 0; i < 6000; i++) {
        if (below(50) == 0)
            list(path(one));
        else if (below(2))
            names();
        else
            contents();
    }
    list(".");
    return 0;
}
