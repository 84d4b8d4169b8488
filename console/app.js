// Which view is shown: #/ the list, #/new a new task, #/tasks/{task_id} one task.

import { el, fill } from "./dom.js";
import { refreshTimes } from "./format.js";
import { listView } from "./list.js";
import { newTaskView } from "./new-task.js";
import { taskView } from "./task.js";
import { startToken } from "./token.js";

const main = document.getElementById("main");
let shown = null;

function view() {
  const [path, query] = location.hash.replace(/^#/, "").split("?", 2);
  const [, place, id] = path.split("/");
  if (place === "new") {
    return newTaskView();
  }
  if (place === "tasks" && id) {
    return taskView(decodeURIComponent(id));
  }
  return listView(new URLSearchParams(query));
}

function show() {
  shown?.stop();
  shown = view();
  fill(main, shown.nodes);
  document.title = `${shown.heading} · Opspawn`;
  const here = location.hash.startsWith("#/new") ? "nav-new" : "nav-tasks";
  for (const id of ["nav-tasks", "nav-new"]) {
    const link = document.getElementById(id);
    id === here ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current");
  }
}

/** A new view begins at its heading, for the eye and for a screen reader; a changed filter leaves the focus alone. */
function changed(event) {
  const samePlace = place(event.oldURL) === place(event.newURL);
  const focused = document.activeElement?.id;
  show();
  if (samePlace && focused) {
    document.getElementById(focused)?.focus();
  } else {
    window.scrollTo(0, 0);
    main.querySelector("h1")?.focus();
  }
}

function place(url) {
  return new URL(url).hash.split("?", 1)[0];
}

document.querySelector(".skip").addEventListener("click", (event) => {
  // The address says which view is shown, so it must not change.
  event.preventDefault();
  main.focus();
});
window.addEventListener("hashchange", changed);
startToken();
try {
  show();
} catch (error) {
  fill(main, el("p", { class: "notice" }, `The console could not start: ${error.message}`));
}
setInterval(refreshTimes, 5000);
