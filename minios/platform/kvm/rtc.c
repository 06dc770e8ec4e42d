/* The CMOS clock (MC146818): registers 0 to 9 and 0x32, status in A and B. It is taken to run in UTC. */
#include "../../arch/x86_64/cpu.h"
#include "kvm.h"

#define INDEX 0x70
#define DATA 0x71
enum { SECOND = 0, MINUTE = 2, HOUR = 4, DAY = 7, MONTH = 8, YEAR = 9, STATUS_A = 10, STATUS_B = 11, CENTURY = 0x32 };
#define UPDATE_IN_PROGRESS 0x80
#define BINARY 0x04
#define HOURS_24 0x02
#define PM 0x80
#define TRIES 100000

static uint8_t read(uint8_t reg)
{
    outb(INDEX, 0x80 | reg);                     /* bit 7 keeps NMIs away */
    return inb(DATA);
}

static const uint8_t fields[] = { SECOND, MINUTE, HOUR, DAY, MONTH, YEAR, CENTURY };
#define FIELDS sizeof(fields)

static bool read_all(uint8_t *values)
{
    for (unsigned i = 0; read(STATUS_A) & UPDATE_IN_PROGRESS; i++)
        if (i == TRIES)
            return false;
    for (unsigned i = 0; i < FIELDS; i++)
        values[i] = read(fields[i]);
    return true;
}

/* Days from 1970-01-01, proleptic Gregorian; years are counted from March so that leap days end them. */
static uint64_t days(unsigned year, unsigned month, unsigned day)
{
    uint64_t y = month <= 2 ? year - 1 : year, m = month <= 2 ? month + 9 : month - 3;
    return y * 365 + y / 4 - y / 100 + y / 400 + (m * 153 + 2) / 5 + day - 1 - 719468;
}

uint64_t rtc_read(void)
{
    uint8_t v[FIELDS], again[FIELDS];
    bool same;
    if (read(STATUS_B) == 0xff)
        return 0;
    if (!read_all(v))
        return 0;
    do {                                         /* twice the same: no update fell in between */
        if (!read_all(again))
            return 0;
        same = true;
        for (unsigned i = 0; i < FIELDS; i++) {
            same = same && v[i] == again[i];
            v[i] = again[i];
        }
    } while (!same);
    uint8_t status = read(STATUS_B);
    bool pm = !(status & HOURS_24) && v[2] & PM;
    if (!(status & HOURS_24))
        v[2] &= ~PM & 0xff;
    if (!(status & BINARY))
        for (unsigned i = 0; i < FIELDS; i++)
            v[i] = (uint8_t)((v[i] >> 4) * 10 + (v[i] & 15));
    unsigned hour = status & HOURS_24 ? v[2] : v[2] % 12 + (pm ? 12 : 0);
    unsigned century = v[6] >= 19 && v[6] <= 30 ? v[6] : 20;
    unsigned year = century * 100 + v[5];
    if (v[4] < 1 || v[4] > 12 || v[3] < 1 || v[3] > 31 || year < 1970)
        return 0;
    return (((days(year, v[4], v[3]) * 24 + hour) * 60 + v[1]) * 60 + v[0]) * 1000000000ull;
}
