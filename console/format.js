// Numbers, times and names as people read them.

import { el, setText } from "./dom.js";
import { visible } from "./json-text.js";

const STATUS = {
  pending: "Pending",
  running: "Running",
  paused: "Paused",
  input_required: "Needs you",
  completed: "Completed",
  failed: "Failed",
  cancelled: "Cancelled",
};

export const STATUSES = Object.keys(STATUS);

export const ENDED = ["completed", "failed", "cancelled"];

export function statusName(status) {
  return STATUS[status] ?? words(status);
}

/** model_changed → Model changed */
export function words(name) {
  const text = String(name).replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const WHOLE = new Intl.NumberFormat("en");

export function count(number) {
  return WHOLE.format(number ?? 0);
}

export function plural(number, one, many = `${one}s`) {
  return `${count(number)} ${number === 1 ? one : many}`;
}

/** Small sums matter here: $0.0004 is not $0.00. */
export function dollars(amount) {
  if (amount === null || amount === undefined) {
    return "unknown";
  }
  return `$${Number(amount).toFixed(amount >= 1 ? 2 : 4)}`;
}

export function duration(milliseconds) {
  if (milliseconds < 1000) {
    return `${Math.max(0, Math.round(milliseconds))} ms`;
  }
  const seconds = milliseconds / 1000;
  if (seconds < 60) {
    return `${seconds.toFixed(seconds < 10 ? 1 : 0)} s`;
  }
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) {
    return `${minutes} min ${Math.floor(seconds % 60)} s`;
  }
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

export function between(from, to) {
  return new Date(to) - new Date(from);
}

const RELATIVE = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "narrow" });
const UNITS = [
  ["day", 86400],
  ["hour", 3600],
  ["minute", 60],
];

function ago(instant, now) {
  const seconds = (new Date(instant) - now) / 1000;
  const unit = UNITS.find(([, size]) => Math.abs(seconds) >= size);
  if (unit) {
    return RELATIVE.format(Math.trunc(seconds / unit[1]), unit[0]);
  }
  return Math.abs(seconds) < 5 ? "just now" : RELATIVE.format(Math.trunc(seconds), "second");
}

/** How long ago, kept up to date by refreshTimes, with the moment itself in the title and for machines. */
export function time(instant) {
  const moment = new Date(instant);
  return el("time", { datetime: instant, title: moment.toLocaleString("en-GB", { timeZoneName: "short" }) }, ago(instant, Date.now()));
}

export function refreshTimes(now = Date.now()) {
  for (const element of document.querySelectorAll("time[datetime]")) {
    setText(element, ago(element.dateTime, now));
  }
}

/** What a person calls a task: its name, or the first line of its goal. */
export function title(task) {
  const goal = task.input_data?.prompt ?? task.input_data?.goal ?? "";
  const text = visible(task.name ?? String(goal).trim().split("\n", 1)[0]);
  return text === "" ? "Untitled task" : text.length > 160 ? `${text.slice(0, 159)}…` : text;
}

/** The beginning of the id, enough to tell tasks apart by eye. */
export function shortId(taskId) {
  return taskId.replace(/^task_/, "").slice(0, 8);
}
