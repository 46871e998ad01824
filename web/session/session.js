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
  useToken('', renew); // a spent token would be refused even where none is needed
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
    useToken('', renew);
    take(await api.post('/sessions', { phone, password, remember }));
  },
  async logOut() {
    take(undefined);
    await api.remove('/sessions/current');
  },
};

session.ready = renew();
