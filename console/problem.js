// A problem on the page: what the API said, and every field that it named.

import { el, fill } from "./dom.js";

/** A place where problems appear; screen readers say them at once. */
export function problemPlace() {
  return el("div", { role: "alert", class: "problems" });
}

export function showProblem(place, problem) {
  const heading = problem.title || "Something went wrong";
  const detail = problem.errors?.length > 0 ? null : problem.message;
  fill(
    place,
    el(
      "div",
      { class: "problem" },
      el("p", { class: "problem-title" }, heading, problem.status ? el("span", { class: "code" }, ` ${problem.status} ${problem.code}`) : null),
      detail && el("p", {}, detail),
      problem.errors?.length > 0 &&
        el("ul", {}, problem.errors.map((error) => el("li", {}, el("code", {}, error.field), ` ${error.detail}`))),
    ),
  );
}

export function clearProblem(place) {
  fill(place);
}

/** Runs what a button asks for: the button waits meanwhile, and a problem is shown. True where it was done. */
export async function attempt(place, button, action) {
  clearProblem(place);
  button.setAttribute("aria-disabled", "true");
  try {
    await action();
    return true;
  } catch (error) {
    showProblem(place, error);
    return false;
  } finally {
    button.removeAttribute("aria-disabled");
  }
}
