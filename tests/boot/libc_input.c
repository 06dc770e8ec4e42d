/* Reads lines from the console until one says "end". */
#include <stdio.h>
#include <string.h>

int main(void)
{
    char line[80];
    puts("ready");
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\r\n")] = '\0';
        printf("got '%s'\n", line);
        if (!strcmp(line, "end"))
            return 0;
    }
    return 1;
}
