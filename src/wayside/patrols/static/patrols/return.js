// The return of a night: taps count, and nothing written is lost. What the form holds is kept on
// this device at each change, saved with the server where there is signal, and sent once.
import { fetchShell, forgetPage, keepPage } from "./return_offline.js";

const PREFIX = "wayside-return:";
const PAUSE_MS = 4000;
const RETRY_MS = 15000;
const NOT_KEPT = new Set(["csrfmiddlewaretoken", "step", "bump"]);

const form = document.querySelector("form[data-return]");
const filed = document.querySelector("[data-return-filed]");

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A device without room keeps nothing; the server still does.
  }
}

function forget(name) {
  localStorage.removeItem(PREFIX + name);
}

// Once the server has a draft, a copy left on this device by another night is of no use.
function forgetOthers(own) {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(PREFIX) && key !== own && !read(key)?.unsaved) {
      localStorage.removeItem(key);
    }
  }
}

class Return {
  constructor(element) {
    this.form = element;
    this.key = PREFIX + element.dataset.return;
    this.status = element.querySelector("[data-return-status]");
    this.busy = false;
    this.timer = 0;
  }

  start() {
    forgetOthers(this.key);
    this.form.addEventListener("click", (event) => this.tap(event));
    this.takeUp();
    keepPage(this.form);
    this.form.addEventListener("input", () => this.changed());
    this.form.addEventListener("change", () => this.changed());
    this.form.addEventListener("submit", (event) => this.submitted(event));
    window.addEventListener("online", () => this.flush());
    window.setInterval(() => this.flush(), RETRY_MS);
    document.addEventListener("visibilitychange", () => document.hidden && this.flush());
  }

  say(words, moment) {
    const clock = moment ? ` ${moment.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}` : "";
    this.status.textContent = (this.form.dataset[words] ?? "") + clock;
  }

  tap(event) {
    const button = event.target.closest("button[data-count]");
    if (!button) {
      return;
    }
    event.preventDefault();
    const box = document.getElementById(button.dataset.count);
    const stood = Number.parseInt(box.value, 10) || 0;
    box.value = Math.min(999, Math.max(0, stood + Number(button.dataset.by)));
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // What was written on this device and never reached the server goes before what the server has.
  // A page that came from this device holds nobody's answers: there, what was kept goes in anyway.
  takeUp() {
    const kept = read(this.key);
    const { bound, shell, correction } = this.form.dataset;
    if (bound) {
      this.changed();
    } else if (kept && (kept.unsaved || shell)) {
      this.fill(kept.values);
      this.say("back");
      this.flush();
    } else if (shell && correction) {
      this.wait();
    } else if (shell) {
      this.form.elements.form.value = crypto.randomUUID();
    }
  }

  // A correction begins from what stands, which is never kept on a device.
  wait() {
    this.form.hidden = true;
    this.status.textContent = this.form.dataset.blank;
    this.form.before(this.status);
    const look = async () => {
      const answer = await fetch(window.location.pathname, { method: "HEAD" }).catch(() => null);
      if (answer) {
        window.location.reload();
      }
    };
    window.addEventListener("online", look);
    window.setInterval(look, PAUSE_MS);
  }

  fill(values) {
    for (const box of this.form.elements) {
      if (!box.name || NOT_KEPT.has(box.name)) {
        continue;
      }
      if (box.type === "checkbox" || box.type === "radio") {
        box.checked = (values[box.name] ?? []).includes(box.value);
      } else if (box.name in values) {
        [box.value] = values[box.name];
      }
      if (box.value && box.value !== "0" && box.type !== "radio") {
        box.closest("details")?.toggleAttribute("open", true);
      }
    }
  }

  keep(more) {
    const values = {};
    for (const [name, value] of new FormData(this.form)) {
      if (!NOT_KEPT.has(name)) {
        (values[name] ??= []).push(value);
      }
    }
    write(this.key, { unsaved: true, ...read(this.key), values, ...more });
  }

  changed() {
    this.keep({ unsaved: true, sending: false });
    this.say("kept", new Date());
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.flush(), PAUSE_MS);
  }

  submitted(event) {
    event.preventDefault();
    this.keep({ unsaved: true, sending: event.submitter?.value === "file" });
    this.flush();
  }

  async flush() {
    const kept = read(this.key);
    if (this.busy || !kept?.unsaved) {
      return;
    }
    this.busy = true;
    try {
      await (kept.sending ? this.send() : this.save());
    } catch {
      this.say(read(this.key)?.sending ? "waiting" : "kept", kept.sending ? null : new Date());
    } finally {
      this.busy = false;
    }
    const now = read(this.key);
    if (now?.sending && !kept.sending) {
      this.flush();
    }
  }

  async post(url, step) {
    if (this.form.dataset.shell || this.isStale) {
      await this.renew();
    }
    const body = new FormData(this.form);
    body.append("step", step);
    return fetch(url, { method: "POST", body, headers: { Accept: "application/json" } });
  }

  // A page from this device, or from before signing in again, bears a mark that no longer holds.
  async renew() {
    const answer = await fetchShell(window.location.pathname);
    const page = answer && new DOMParser().parseFromString(await answer.text(), "text/html");
    const mark = page?.querySelector("form[data-return] [name=csrfmiddlewaretoken]");
    if (mark) {
      this.form.elements.csrfmiddlewaretoken.value = mark.value;
      this.isStale = false;
    }
  }

  async save() {
    const before = JSON.stringify(read(this.key).values);
    const answer = await this.post(this.form.dataset.draft, "keep");
    const told = await this.told(answer);
    if (!told) {
      return;
    }
    if (told.url) {
      this.leave(told.url);
      return;
    }
    const now = read(this.key); // what was sent off meanwhile still has to go
    if (!now.sending && JSON.stringify(now.values) === before) {
      write(this.key, { ...now, unsaved: false });
      this.say("saved", new Date());
    }
  }

  async send() {
    this.say("sending");
    const answer = await this.post(this.form.getAttribute("action") || location.pathname, "file");
    const told = await this.told(answer);
    if (told?.url) {
      this.leave(told.url);
    } else if (told) {
      this.showErrors();
    }
  }

  // What the server said; nothing where it did not answer for the return at all.
  async told(answer) {
    const isData = answer.headers.get("Content-Type")?.startsWith("application/json");
    if (isData && (answer.ok || answer.status === 422)) {
      return answer.json();
    }
    this.isStale = answer.status === 403;
    const isOut = answer.redirected || this.isStale;
    this.say(isOut ? "signIn" : "waiting");
    this.form.querySelector("[data-return-sign-in]").hidden = !isOut;
    return null;
  }

  async leave(url) {
    localStorage.removeItem(this.key);
    await forgetPage(window.location.pathname);
    window.location.assign(url);
  }

  // The page with its errors is the server's: let it draw that.
  showErrors() {
    this.keep({ sending: false });
    const step = document.createElement("input");
    Object.assign(step, { type: "hidden", name: "step", value: "file" });
    this.form.append(step);
    HTMLFormElement.prototype.submit.call(this.form);
  }
}

if (filed) {
  forget(filed.dataset.returnFiled);
  forgetPage(window.location.pathname);
}
if (form) {
  new Return(form).start();
}
