/* When a promise falls due: "vrijdag", "binnen twee werkdagen", "uiterlijk 16 februari".
 *
 * The words are marks of lexicons/nl/calendar.yaml whose names begin with due_; here they become a
 * moment. Someone who names two days, "vandaag of morgen", has until the last of them. */
#ifndef EMPI_DUE_H
#define EMPI_DUE_H

#include "base/calendar.h"
#include "signals/scan.h"

/* Looks in what was scanned last, in the sentences from first up to and including last, for a time
 * that lies not before the day of writing. due is the end of the day meant, or after so many hours
 * where hours are named. false: none is named. */
bool empi_due_find(const empi_scanner *scanner, uint32_t first, uint32_t last,
                   const empi_calendar *calendar, int64_t written, int64_t *due);

#endif
