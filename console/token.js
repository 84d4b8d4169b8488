// The bearer token, where the API asks for one: kept for this tab's session and nowhere else.

import { el } from "./dom.js";
import { ask } from "./dialog.js";

const KEY = "opspawn.token";

export function token() {
  return sessionStorage.getItem(KEY);
}

export function forgetToken() {
  sessionStorage.removeItem(KEY);
  show();
}

let asking = null;

/** Asks for a token once, however many requests need it. */
export function askForToken(why) {
  asking ??= askOnce(why).finally(() => {
    asking = null;
  });
  return asking;
}

async function askOnce(why) {
  const input = el("input", {
    id: "bearer",
    type: "password",
    autocomplete: "off",
    spellcheck: "false",
    required: true,
    "aria-describedby": "bearer-hint",
  });
  const given = await ask({
    heading: "Bearer token",
    content: [
      el("p", {}, why),
      el("label", { for: "bearer" }, "Token"),
      input,
      el("p", { id: "bearer-hint", class: "hint" }, "It stays in this tab until the tab is closed."),
    ],
    confirm: "Use token",
    other: token() === null ? null : "Forget token",
  });
  if (given === "confirm") {
    sessionStorage.setItem(KEY, input.value.trim().replace(/^Bearer\s+/i, ""));
  } else if (given === "other") {
    sessionStorage.removeItem(KEY);
  }
  show();
}

function show() {
  const button = document.getElementById("token");
  button.textContent = token() === null ? "Token" : "Token set";
}

export function startToken() {
  document
    .getElementById("token")
    .addEventListener("click", () => askForToken("Requests carry it as their Authorization."));
  show();
}
