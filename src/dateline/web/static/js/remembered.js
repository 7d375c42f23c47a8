// The name under which somebody judges, kept in this browser.

/** The name that was given last in this browser. */
export function remembered() {
  try {
    return localStorage.getItem("who") ?? "";
  } catch {
    return "";
  }
}

/** Keeps a name for the next time; a browser that keeps nothing asks again. */
export function remember(who) {
  try {
    localStorage.setItem("who", who);
  } catch {
    // asked for again
  }
}
