import { api } from '../api/api.js';

const found = new Map();

/** The channel of a province: its association, the top of every chain inside it. */
export async function channelOf(province) {
  if (!found.has(province)) {
    const provinces = (await api.get('/divisions')).items;
    const name = provinces.find((one) => one.code === province)?.name ?? '';
    const { items } = await api.get('/organizations/suggestions', { q: name, category: 'PROVINCE_ASSOCIATION', region: province, limit: 10 });
    found.set(province, items.find((one) => one.region === province && one.name.startsWith(name))?.id);
  }
  return found.get(province);
}
