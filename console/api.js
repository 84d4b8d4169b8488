// The one way to the API. What is wrong comes back as a Problem, with the words that the API has for it.

import { askForToken, forgetToken, token } from "./token.js";

export const BASE = "/api/v1";

/** Why a request was not done: application/problem+json, or what stands in for it. */
export class Problem extends Error {
  constructor(status, { title, detail, code, errors } = {}) {
    super(detail ?? title ?? `The API answered ${status}.`);
    this.status = status;
    this.title = title ?? "";
    this.code = code ?? "";
    this.errors = errors ?? [];
  }
}

const SIGNED =
  "This API takes requests that are signed with the account's credentials, which a browser cannot do, or your token does not allow this.";

/**
 * @param {string} method
 * @param {string} path behind the base path
 * @param {{body?: string, headers?: Object, signal?: AbortSignal}} options body is JSON text
 */
export async function call(method, path, options = {}) {
  const response = await sent(method, path, options);
  if (response.status === 401) {
    const used = token();
    await askForToken(used === null ? "This API asks for a token." : "The token was refused: it is wrong, or it has expired.");
    if (token() === used) {
      forgetToken();
      throw new Problem(401, { title: "No access", detail: "This API asks for a token, and none was given." });
    }
    return call(method, path, options);
  }
  return answer(response);
}

async function sent(method, path, { body, headers = {}, signal }) {
  const all = { Accept: "application/json", ...headers };
  if (body !== undefined) {
    all["Content-Type"] = "application/json";
  }
  if (token() !== null) {
    all.Authorization = `Bearer ${token()}`;
  }
  try {
    return await fetch(BASE + path, { method, body, headers: all, signal, cache: "no-store", credentials: "omit" });
  } catch (error) {
    if (error.name === "AbortError") {
      throw error;
    }
    throw new Problem(0, { title: "No connection", detail: "The API cannot be reached." });
  }
}

async function answer(response) {
  const text = await response.text();
  const json = parsed(text);
  if (response.ok) {
    return json;
  }
  if (response.status === 403 && json?.code === undefined) {
    throw new Problem(403, { title: "No access", detail: SIGNED });
  }
  throw new Problem(response.status, json?.detail || json?.title ? json : { detail: json?.message });
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function get(path, options) {
  return call("GET", path, options);
}

/** @param {Object|string} body an object, or JSON text that must stay as it is written */
export function post(path, body = {}, options = {}) {
  return call("POST", path, { ...options, body: typeof body === "string" ? body : JSON.stringify(body) });
}

export function taskPath(taskId, rest = "") {
  return `/tasks/${encodeURIComponent(taskId)}${rest}`;
}

/** A name for one submission or message, so that sending it twice does it once. */
export function idempotencyKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
