/* The smallest app: it greets whom its command line names, one line each. */
#include <stdio.h>

int main(int argc, char **argv)
{
    if (argc < 2)
        puts(GREETING ", world");
    for (int i = 1; i < argc; i++)
        printf("%s, %s\n", GREETING, argv[i]);
    return 0;
}
