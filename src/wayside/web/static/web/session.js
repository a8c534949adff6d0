// Warns before an idle or old session ends. Work in any window of this browser counts for all.
const KEY = "wayside-last-request";

export function watchSession() {
  const dialog = document.getElementById("session-warning");
  if (!dialog) {
    return;
  }
  const idle = Number(dialog.dataset.idleSeconds) * 1000;
  const warning = Number(dialog.dataset.warningSeconds) * 1000;
  const endsAt = Date.now() + Number(dialog.dataset.longestSeconds) * 1000;
  let toldOfEnd = false;
  const words = dialog.querySelector(".ws-dialog__time");

  const note = () => localStorage.setItem(KEY, String(Date.now()));
  const idleLeft = () => Number(localStorage.getItem(KEY)) + idle - Date.now();

  function look() {
    const last = endsAt - Date.now();
    const isLast = last <= warning;
    const remaining = Math.min(idleLeft(), last);
    for (const part of dialog.querySelectorAll("[data-when]")) {
      part.hidden = (part.dataset.when === "last") !== isLast;
    }
    if (remaining <= 0) {
      leave();
    } else if (remaining <= warning) {
      const minutes = Math.floor(remaining / 60000);
      const said = minutes ? words.dataset.minutes.replace("{count}", minutes + 1) : words.dataset.minute;
      if (words.textContent !== said) {
        words.textContent = said;
      }
      if (!dialog.open && !(isLast && toldOfEnd)) {
        dialog.showModal();
        toldOfEnd = isLast;
      }
    } else if (dialog.open) {
      dialog.close();
    }
  }

  function leave() {
    const here = window.location.pathname + window.location.search;
    window.location.assign(`${dialog.dataset.signIn}?next=${encodeURIComponent(here)}`);
  }

  async function stay(event) {
    if (event.submitter?.name === "leave") {
      return;
    }
    event.preventDefault();
    if (event.submitter?.name === "back") {
      dialog.close();
      return;
    }
    const form = dialog.querySelector("form");
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
    if (answer.ok && !answer.redirected) {
      note();
      dialog.close();
    } else {
      leave();
    }
  }

  note();
  dialog.querySelector("form").addEventListener("submit", stay);
  dialog.addEventListener("cancel", (event) => event.preventDefault());
  // Requests that a page makes by itself (progress) do not keep the session alive.
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.requestConfig.triggeringEvent?.isTrusted) {
      note();
    }
  });
  window.setInterval(look, 5000);
  document.addEventListener("visibilitychange", look);
}
