import { api, useToken } from '../api/api.js';

let account;
let renewing;

function take(answer) {
  account = answer?.account;
  useToken(answer?.accessToken ?? '', renew);
  document.dispatchEvent(new CustomEvent('kepu:session'));
  return Boolean(account);
}

/** Asks with the device cookie; several callers share one request. */
function renew() {
  renewing ??= api
    .post('/sessions/refresh')
    .then(take, () => take(undefined))
    .finally(() => (renewing = undefined));
  return renewing;
}

export const session = {
  /** Settles once it is known whether this device is remembered. */
  ready: undefined,
  get account() {
    return account;
  },
  grants: (...roles) => (account?.grants ?? []).filter((grant) => roles.includes(grant.role)),
  has: (...roles) => session.grants(...roles).length > 0,
  async logIn(phone, password, remember) {
    take(await api.post('/sessions', { phone, password, remember }));
  },
  async logOut() {
    try {
      await api.remove('/sessions/current');
    } finally {
      take(undefined);
    }
  },
};

session.ready = renew();
