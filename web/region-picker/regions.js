import { api } from '../api/api.js';

const lists = new Map();

/** The divisions directly under a parent (provinces without one), asked once per visit. */
export function divisions(parent = '') {
  if (!lists.has(parent)) {
    const asked = api.get('/divisions', { parent }).then((list) => list.items);
    asked.catch(() => lists.delete(parent));
    lists.set(parent, asked);
  }
  return lists.get(parent);
}

/** The divisions from the province down to a code. Counties right under a province have no city between. */
export async function regionPath(code) {
  const path = [];
  let level = await divisions();
  for (const prefix of [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code]) {
    const step = level.find((one) => one.code === code) ?? level.find((one) => one.code === prefix);
    if (!step) break;
    path.push(step);
    if (step.code === code) break;
    level = await divisions(step.code);
  }
  return path;
}

export const regionName = (code) => regionPath(code).then((path) => path.map((one) => one.name).join(' '), () => '');
