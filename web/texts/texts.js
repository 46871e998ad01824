import zh from './zh-CN.js';

const KEY = 'kepu.language';
const LOADERS = { 'zh-CN': async () => zh, en: async () => (await import('./en.js')).default };

let language = kept() in LOADERS ? kept() : 'zh-CN';
let words = await LOADERS[language]();
document.documentElement.lang = language;

function kept() {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return ''; // storage is refused in some private windows
  }
}

/** The text of a key in the language spoken now; {name} is filled from values. */
export function t(key, values = {}) {
  const text = words[key] ?? zh[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** Whether the catalogue knows the key: codes of the server may be newer than the pages. */
export const knows = (key) => key in zh;

/** The half of a {zh, en} pair from the server that is spoken now. */
export const said = (pair) => (language === 'en' ? pair?.en ?? pair?.zh : pair?.zh) ?? '';

export const spoken = () => language;

export async function speak(wanted) {
  words = await LOADERS[wanted]();
  language = wanted;
  document.documentElement.lang = wanted;
  try {
    localStorage.setItem(KEY, wanted);
  } catch {
    // the choice then lasts as long as the page
  }
  document.dispatchEvent(new CustomEvent('kepu:language'));
}
