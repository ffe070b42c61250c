/* Dates as people type them into tables: 2024-03-05, 2024/3/5, 05.03.2024; and 3/5/2024, of which a
 * whole table must say whether the day or the month stands first: "3/5/2024" alone may mean either.
 */
#ifndef SCENE_CELL_DATE_H
#define SCENE_CELL_DATE_H

#include <stdbool.h>

/* What stands first in 3/5/2024 and 3-5-2024. */
typedef enum DateOrder {
    DATES_UNSAID, /* no such date, or none that says it */
    DATES_DAY,
    DATES_MONTH,
    DATES_BOTH, /* some say one, some the other: nothing is known */
} DateOrder;

/* Days since 1 January 1970. False for what is no date, and for 3/5/2024 where nothing is known. */
bool cell_date(const char *text, DateOrder order, float *day);

/* 2024-03-05 */
const char *cell_date_text(float day, char text[32]);

/* What the cell says of the order in its table: 13/5/2024 can only begin with a day. */
DateOrder cell_date_order(const char *text);

/* Whether it is a date that an order is needed for. */
bool cell_date_is_slashed(const char *text);

#endif
