import { Problem } from './problem.js';

const PATIENCE_MS = 20000;

let token = '';
let renew = async () => false;

/** The access token lives here and nowhere else: not in storage, so no script of tomorrow finds it. */
export function useToken(value, renewal = renew) {
  token = value;
  renew = renewal;
}

const query = (values) => {
  const chosen = Object.entries(values ?? {}).filter(([, value]) => value !== undefined && value !== '');
  return chosen.length ? `?${new URLSearchParams(chosen)}` : '';
};

async function once(method, path, { body, headers = {}, signal } = {}) {
  const clock = new AbortController();
  const timer = setTimeout(() => clock.abort(), PATIENCE_MS);
  const stop = () => clock.abort();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    return await fetch(path, {
      method,
      signal: clock.signal,
      credentials: 'same-origin',
      referrerPolicy: 'no-referrer',
      headers: {
        Accept: 'application/json',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (failure) {
    if (signal?.aborted) throw failure;
    throw Problem.offline();
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

async function call(method, path, options) {
  const used = token;
  let response = await once(method, path, options);
  if (response.status === 401 && used) {
    const problem = await Problem.from(response);
    if (!['TOKEN_EXPIRED', 'TOKEN_INVALID'].includes(problem.code)) throw problem;
    // Another request may have renewed it meanwhile. Without success the token is gone, and what is public still answers.
    if (token === used) await renew();
    response = await once(method, path, options);
  }
  if (!response.ok) throw await Problem.from(response);
  return response.status === 204 ? {} : response.json();
}

const ifMatch = (version) => (version === undefined ? {} : { 'If-Match': `"${version}"` });

/** Every request the pages make. Answers bodies, throws {@link Problem}. */
export const api = {
  get: (path, values, signal) => call('GET', path + query(values), { signal }),
  post: (path, body = {}, { version, key } = {}) =>
    call('POST', path, { body, headers: { ...ifMatch(version), ...(key ? { 'Idempotency-Key': key } : {}) } }),
  put: (path, body, version) => call('PUT', path, { body, headers: ifMatch(version) }),
  remove: (path) => call('DELETE', path),
};

/** A key of 128 random bits; randomUUID is missing where a phone opens a laptop over plain HTTP. */
export const freshKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
