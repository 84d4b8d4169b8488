// One task: what it is, what it asks, its timeline, and what can be done about it.

import { announce } from "./announce.js";
import { get, taskPath } from "./api.js";
import { el, setText } from "./dom.js";
import { shortId, statusName, title } from "./format.js";
import { follow } from "./follow.js";
import { problemPlace, showProblem } from "./problem.js";
import { InputRequests } from "./requests.js";
import { TaskControls } from "./task-controls.js";
import { TaskSummary } from "./task-summary.js";
import { Timeline } from "./timeline.js";

export function taskView(taskId) {
  const view = new TaskView(taskId);
  return { heading: `Task ${shortId(taskId)}`, nodes: view.nodes(), stop: () => view.stop() };
}

const CONNECTION = { live: "Live", reconnecting: "Reconnecting…", ended: "" };

class TaskView {
  constructor(taskId) {
    this.taskId = taskId;
    this.task = null;
    this.controller = new AbortController();
    this.problems = problemPlace();
    this.heading = el("h1", { tabindex: "-1" }, `Task ${shortId(taskId)}`);
    this.timeline = new Timeline();
    this.requests = new InputRequests(taskId, () => this.refresh());
    this.controls = new TaskControls(taskId, (task) => this.show(task));
    this.summary = new TaskSummary();
    this.unfollow = follow(taskId, {
      onEvents: (events) => this.arrived(events),
      onState: (state) => this.connection(state),
      onProblem: (problem) => this.broken(problem),
      ended: () => this.timeline.ended,
    });
    this.clock = setInterval(() => this.tick(), 1000);
    this.refresh();
  }

  nodes() {
    return [
      el("nav", { class: "crumbs", "aria-label": "Breadcrumb" }, el("a", { href: "#/" }, "Tasks"), el("span", { "aria-hidden": "true" }, "/"), el("span", { class: "id" }, this.taskId)),
      el("div", { class: "view-head" }, this.heading, this.controls.actions),
      this.controls.problems,
      this.problems,
      this.summary.element,
      this.requests.element,
      this.summary.outcome,
      el("section", { "aria-labelledby": "timeline-heading" }, el("h2", { id: "timeline-heading" }, "Timeline"), this.timeline.element, this.timeline.tail),
      this.controls.message,
    ];
  }

  stop() {
    this.controller.abort();
    this.unfollow();
    clearInterval(this.clock);
    this.connection("ended");
  }

  connection(state) {
    const place = document.getElementById("connection");
    place.dataset.state = state;
    setText(place, CONNECTION[state]);
  }

  tick() {
    this.timeline.tick(this.task);
    this.summary.tick(this.task);
    this.requests.tick();
  }

  arrived(events) {
    const first = !this.loaded;
    for (const event of events) {
      const said = this.timeline.add(event);
      this.requests.add(event, !first);
      if (!first && said) {
        announce(said);
      }
    }
    this.loaded = true;
    this.refresh();
  }

  /** The task as it is now; one question at a time, and one more where something happened meanwhile. */
  async refresh() {
    if (this.asking) {
      this.again = true;
      return;
    }
    this.asking = true;
    try {
      this.show(await get(taskPath(this.taskId), { signal: this.controller.signal }));
    } catch (error) {
      if (!this.controller.signal.aborted) {
        this.broken(error);
      }
    } finally {
      this.asking = false;
    }
    if (this.again && !this.controller.signal.aborted) {
      this.again = false;
      this.refresh();
    }
  }

  show(task) {
    if (this.controller.signal.aborted) {
      return;
    }
    const before = this.task?.status;
    this.task = task;
    setText(this.heading, title(task));
    document.title = `${statusName(task.status)}: ${title(task)} · Opspawn`;
    this.summary.show(task, this.timeline.steps);
    this.controls.show(task);
    this.requests.show(task);
    this.tick();
    if (before && before !== task.status) {
      announce(`Status: ${statusName(task.status)}`);
    }
  }

  broken(problem) {
    showProblem(this.problems, problem);
    this.connection("ended");
  }
}
