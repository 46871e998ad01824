import { session } from '../session/session.js';

/** The queues open to whoever is logged in: level, scope and the scope's name. */
export function desks() {
  const provinces = session.grants('PROVINCE_REVIEWER', 'CITY_REVIEWER')
    .map(({ scope, scopeName }) => ({ level: 'PROVINCE', scope, name: scopeName ?? scope }));
  const nation = session.has('NATIONAL_REVIEWER') ? [{ level: 'NATION' }] : [];
  const unrouted = session.has('ADMINISTRATOR', 'LIBRARY_OPERATOR') ? [{ level: 'UNROUTED' }] : [];
  return [...provinces, ...nation, ...unrouted];
}
