/* Serves the image's files over HTTP. */
#include "server.h"

#include <stddef.h>

int main(void)
{
    serve("http-server", NULL);
}
