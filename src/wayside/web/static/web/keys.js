// A sign-in that a key or passkey refuses is said on the page, not in the console.
export function tellKeyErrors() {
  document.addEventListener("allauth.error", (event) => {
    const place = document.querySelector("[data-key-error]");
    if (place) {
      event.preventDefault();
      place.hidden = false;
      place.focus();
    }
  });
}
