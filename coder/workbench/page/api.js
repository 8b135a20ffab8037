// Asks the server: every question is a POST with the token, which only the page that coder workbench opened knows.

const KEY = "coder-workbench-token";

// Take the token out of the address, so that it stands in no history and no picture of the screen.
export function takeToken() {
  const found = /^#token=([\w-]+)$/.exec(location.hash);
  if (found) {
    sessionStorage.setItem(KEY, found[1]);
    history.replaceState(null, "", location.pathname);
  }
  return sessionStorage.getItem(KEY) !== null;
}

export class Refused extends Error {
  constructor(message, remedy) {
    super(remedy ? `${message} (${remedy})` : message);
  }
}

// The answer to a question; raises Refused with what the server says against it.
export async function ask(name, asked = {}) {
  let response;
  try {
    response = await fetch(`api/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-workbench-token": sessionStorage.getItem(KEY) ?? "" },
      body: JSON.stringify(asked),
    });
  } catch {
    throw new Refused("the workbench does not answer", "is coder workbench still running in its terminal?");
  }
  const text = await response.text();
  if (response.ok) return JSON.parse(text);
  let fault = { error: text, remedy: "" };
  try { fault = JSON.parse(text); } catch { /* a refusal is plain text */ }
  throw new Refused(fault.error, fault.remedy);
}
