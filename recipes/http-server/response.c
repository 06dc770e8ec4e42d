#include "response.h"

#include "listing.h"
#include "types.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static const char *reason(int status)
{
    switch (status) {
    case 200: return "OK";
    case 206: return "Partial Content";
    case 301: return "Moved Permanently";
    case 400: return "Bad Request";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 414: return "URI Too Long";
    case 416: return "Range Not Satisfiable";
    case 431: return "Request Header Fields Too Large";
    case 501: return "Not Implemented";
    case 505: return "HTTP Version Not Supported";
    default: return "Internal Server Error";
    }
}

/* The Date field (RFC 9110, 6.6.1), made anew once a second. */
static const char *date(void)
{
    static const char days[] = "SunMonTueWedThuFriSat", months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    static char text[40];
    static time_t made = -1;
    time_t now = time(NULL);
    struct tm t;
    if (now != made && gmtime_r(&now, &t)) {
        made = now;
        snprintf(text, sizeof text, "%.3s, %02d %.3s %04d %02d:%02d:%02d GMT", days + 3 * t.tm_wday, t.tm_mday,
                 months + 3 * t.tm_mon, t.tm_year + 1900, t.tm_hour, t.tm_min, t.tm_sec);
    }
    return text;
}

static void put(struct response *response, const char *text)
{
    size_t length = strlen(text), room = sizeof response->head - response->head_size;
    if (length > room)
        length = room;                           /* never: all that is put there is short */
    memcpy(response->head + response->head_size, text, length);
    response->head_size += length;
}

static void put_number(struct response *response, const char *name, long number)
{
    char text[64];
    snprintf(text, sizeof text, "%s: %ld\r\n", name, number);
    put(response, text);
}

static void begin(struct response *response, int status, const char *type, long length)
{
    char text[64];
    response->head_size = 0;
    snprintf(text, sizeof text, "HTTP/1.1 %d %s\r\n", status, reason(status));
    put(response, text);
    put(response, "Server: minios\r\nDate: ");
    put(response, date());
    put(response, response->keep ? "\r\nConnection: keep-alive\r\n" : "\r\nConnection: close\r\n");
    put(response, "Content-Type: ");
    put(response, type);
    put(response, "\r\nX-Content-Type-Options: nosniff\r\n");
    put_number(response, "Content-Length", length);
}

static void make_error(struct response *response, int status, bool head)
{
    char body[96];
    int length = snprintf(body, sizeof body, "%d %s\n", status, reason(status));
    begin(response, status, "text/plain; charset=utf-8", length);
    if (status == 405)
        put(response, "Allow: GET, HEAD\r\n");
    put(response, "\r\n");
    if (!head)
        put(response, body);
}

/* The path may be long, so the last field and the head's end are `text`. */
static void make_redirect(struct response *response, const struct request *request)
{
    static const char name[] = "Location: ", end[] = "/\r\n\r\n";
    char *place = listing_encode(request->path), *text = place ? malloc(sizeof name + strlen(place) + sizeof end) : NULL;
    if (text) {
        begin(response, 301, "text/plain", 0);
        response->text_size = (size_t)sprintf(text, "%s%s%s", name, place, end);
        response->text = text;
    } else
        make_error(response, 500, request->head);
    free(place);
}

static void make_listing(struct response *response, const struct request *request)
{
    char *text = listing_make(request->path);
    if (!text) {
        make_error(response, errno == ENOENT ? 404 : 500, request->head);
        return;
    }
    size_t size = strlen(text);
    begin(response, 200, "text/html; charset=utf-8", (long)size);
    put(response, "\r\n");
    if (request->head) {
        free(text);
        return;
    }
    response->text = text;
    response->text_size = size;
}

/* The part of a file that a range means (RFC 9110, 14.1.2). False: none of it. */
static bool cut(const struct request *request, off_t size, off_t *first, off_t *length)
{
    if (request->first < 0) {                    /* the last so many bytes */
        *length = request->last < size ? request->last : size;
        *first = size - *length;
        return *length > 0;
    }
    *first = request->first;
    if (*first >= size)
        return false;
    off_t last = request->last < 0 || request->last >= size ? size - 1 : request->last;
    *length = last - *first + 1;
    return true;
}

static void make_file(struct response *response, const struct request *request, const char *path, off_t size)
{
    off_t first = 0, length = size;
    bool partly = request->ranged && cut(request, size, &first, &length);
    char field[96];
    if (request->ranged && !partly) {
        begin(response, 416, "text/plain", 0);
        snprintf(field, sizeof field, "Content-Range: bytes */%ld\r\n\r\n", (long)size);
        put(response, field);
        return;
    }
    int file = -1;
    if (!request->head && length && (file = open(path, O_RDONLY)) < 0) {
        make_error(response, errno == ENOENT ? 404 : 500, false);
        return;
    }
    begin(response, partly ? 206 : 200, type_of(path), (long)length);
    if (partly) {
        snprintf(field, sizeof field, "Content-Range: bytes %ld-%ld/%ld\r\n", (long)first, (long)(first + length - 1),
                 (long)size);
        put(response, field);
    }
    put(response, "Accept-Ranges: bytes\r\n\r\n");
    response->file = file;
    response->offset = first;
    response->left = file < 0 ? 0 : length;
}

static void make_folder(struct response *response, const struct request *request)
{
    char index[REQUEST_LINE_MAX + sizeof "/index.html"];
    struct stat status;
    if (!request->slash) {
        make_redirect(response, request);        /* so that relative links in it work */
        return;
    }
    snprintf(index, sizeof index, "%s/index.html", strcmp(request->path, "/") ? request->path : "");
    if (stat(index, &status) == 0 && S_ISREG(status.st_mode))
        make_file(response, request, index, status.st_size);
    else
        make_listing(response, request);
}

void response_make(struct response *response, const struct request *request)
{
    struct stat status;
    response->text = NULL;
    response->text_size = 0;
    response->file = -1;
    response->left = 0;
    response->keep = request->keep;
    if (request->status != 200)
        make_error(response, request->status, request->head);
    else if (stat(request->path, &status) < 0)
        make_error(response, errno == ENOENT || errno == ENOTDIR || errno == ENAMETOOLONG ? 404 : 500, request->head);
    else if (S_ISDIR(status.st_mode))
        make_folder(response, request);
    else if (S_ISREG(status.st_mode) && !request->slash)
        make_file(response, request, request->path, status.st_size);
    else
        make_error(response, 404, request->head);
}
