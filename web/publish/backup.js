const PREFIX = 'kepu.form.';

/** What was typed but is not yet with the server, kept on this device so that a killed tab loses nothing. */
export const backup = {
  read(name) {
    try {
      return JSON.parse(localStorage.getItem(PREFIX + name)) ?? undefined;
    } catch {
      return undefined;
    }
  },
  write(name, value) {
    try {
      localStorage.setItem(PREFIX + name, JSON.stringify(value));
    } catch {
      // storage full or refused: the server's copy is then the only one
    }
  },
  drop(name) {
    try {
      localStorage.removeItem(PREFIX + name);
    } catch {
      // nothing was kept
    }
  },
};

/** Forgets everything typed on this device, for whoever sits here next. */
export function forget() {
  try {
    Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).forEach((key) => localStorage.removeItem(key));
  } catch {
    // nothing was kept
  }
}
