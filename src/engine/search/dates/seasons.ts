import { type DateRange, seasonRange } from './date-range.ts';

/** Zones of which the clocks say that winter is in July: nobody’s date names a hemisphere. */
const southern =
  /^(?:Australia|Antarctica|America\/Argentina)\/|^America\/(?:Araguaina|Asuncion|Bahia|Buenos_Aires|Campo_Grande|Cuiaba|La_Paz|Lima|Montevideo|Punta_Arenas|Recife|Santiago|Sao_Paulo)$|^Africa\/(?:Gaborone|Harare|Johannesburg|Lusaka|Maputo|Maseru|Mbabane|Windhoek)$|^Indian\/(?:Antananarivo|Mauritius|Reunion)$|^Pacific\/(?:Auckland|Chatham|Fiji|Noumea|Tongatapu)$/;

/** Seasons by their numbers: spring 0, summer 1, autumn 2, winter 3. */
export interface Seasons {
  /** The season that began in a year; null for one that ends in the next, of which it is not said which is meant. */
  of(season: number, year: number): DateRange | null;
  /** The latest one that is over. */
  last(season: number, now: Date): DateRange | null;
  /** The one that it is, or else that of this year. */
  current(season: number, now: Date): DateRange | null;
}

/** @param timeZone as the system names it: in the south, seasons are half a year later. */
export function seasonsIn(timeZone: string): Seasons {
  const first = southern.test(timeZone) ? 8 : 2;
  const inYear = (season: number, year: number): DateRange => seasonRange(year, (first + 3 * season) % 12);
  const around = (season: number, now: Date): DateRange[] =>
    [0, 1, 2].map((ago) => inYear(season, now.getFullYear() - ago));
  return {
    of: (season, year) => ((first + 3 * season) % 12 === 11 ? null : inYear(season, year)),
    last: (season, now) => around(season, now).find(({ to }) => to !== null && to <= now) ?? null,
    current: (season, now) => {
      const [thisYears, lastYears] = around(season, now);
      const isNow = lastYears?.to != null && lastYears.to > now;
      return (isNow ? lastYears : thisYears) ?? null;
    },
  };
}

export const seasonsHere = seasonsIn(new Intl.DateTimeFormat().resolvedOptions().timeZone);
