/* scandir() and alphasort(), POSIX.1-2008. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

int alphasort(const struct dirent **left, const struct dirent **right)
{
    return strcoll((*left)->d_name, (*right)->d_name);
}

static void free_list(struct dirent **list, size_t count)
{
    while (count > 0)
        free(list[--count]);
    free(list);
}

static int append(struct dirent ***list, size_t count, const struct dirent *entry)
{
    struct dirent **grown = realloc(*list, (count + 1) * sizeof **list);
    if (!grown)
        return -1;
    *list = grown;
    grown[count] = malloc(sizeof *entry);
    if (!grown[count])
        return -1;
    *grown[count] = *entry;
    return 0;
}

int scandir(const char *path, struct dirent ***result, int (*wanted)(const struct dirent *),
            int (*compare)(const struct dirent **, const struct dirent **))
{
    DIR *directory = opendir(path);
    if (!directory)
        return -1;
    struct dirent **list = NULL, *entry;
    size_t count = 0;
    while ((entry = readdir(directory)))
        if (!wanted || wanted(entry)) {
            if (append(&list, count, entry) < 0) {
                free_list(list, count);
                closedir(directory);
                errno = ENOMEM;
                return -1;
            }
            count++;
        }
    closedir(directory);
    if (compare && count)
        qsort(list, count, sizeof *list, (int (*)(const void *, const void *))(void *)compare);
    *result = list;
    return (int)count;
}
