import { api } from '../api/api.js';
import { session } from '../session/session.js';

/** The queues open to whoever is logged in: level, scope and the scope's name. */
export function desks() {
  const provinces = session.grants('PROVINCE_REVIEWER', 'CITY_REVIEWER')
    .map(({ scope, scopeName }) => ({ level: 'PROVINCE', scope, name: scopeName ?? scope }));
  const nation = session.has('NATIONAL_REVIEWER') ? [{ level: 'NATION' }] : [];
  const unrouted = session.has('ADMINISTRATOR', 'LIBRARY_OPERATOR') ? [{ level: 'UNROUTED' }] : [];
  return [...provinces, ...nation, ...unrouted];
}

/** What else waits at a level for whoever is logged in: the first one's id and how many, or nothing. */
export async function nextAfter(id, level) {
  const scope = desks().find((one) => one.level === level)?.scope;
  const { items, next } = await api.get('/reviews', { level, scope, limit: 100 }).catch(() => ({ items: [] }));
  const others = items.filter((one) => one.id !== id); // the queue's index may lag a moment
  return others.length ? { id: others[0].id, count: `${others.length}${next ? '+' : ''}` } : undefined;
}
