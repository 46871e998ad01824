import { spoken } from '../texts/texts.js';

const ZONE = 'Asia/Shanghai';
const DAY_MS = 86400000;

// A draft may hold anything: what is no time is shown as it was written.
const form = (options) => (at) =>
  isTime(at) ? new Intl.DateTimeFormat(spoken(), { timeZone: ZONE, hourCycle: 'h23', ...options }).format(new Date(at)) : String(at);
const isTime = (at) => !Number.isNaN(new Date(at).getTime());

const year = form({ year: 'numeric' });
const day = form({ month: 'long', day: 'numeric', weekday: 'short' });
const dayOfYear = form({ year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' });
const clock = form({ hour: '2-digit', minute: '2-digit' });

export const date = (at) => (year(at) === year(Date.now()) ? day(at) : dayOfYear(at));
export const moment = (at) => (isTime(at) ? `${date(at)} ${clock(at)}` : String(at));

/** The last day before an instant at which something ends. */
export const lastDay = (until) => (isTime(until) ? date(new Date(until).getTime() - 1) : String(until));

/** From–until, without saying the same day twice. */
export function span(from, until) {
  if (!until) return moment(from);
  return dayOfYear(from) === dayOfYear(until)
    ? `${moment(from)}–${clock(until)}`
    : `${moment(from)} – ${moment(until)}`;
}

const parts = new Intl.DateTimeFormat('sv-SE', {
  timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
});

/** An instant as the value of a datetime-local control, which knows no zone: Beijing's clock. */
export const toControl = (at) => (at && isTime(at) ? parts.format(new Date(at)).replace(' ', 'T') : '');
export const fromControl = (value) => (value ? `${value}:00+08:00` : undefined);

/** Whole days from now until an instant; negative once it has passed. */
export const daysUntil = (at) => Math.floor((new Date(at) - Date.now()) / DAY_MS);
