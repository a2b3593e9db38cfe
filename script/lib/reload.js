// Reloads the page of script/dev when it is built anew, and shows why when it cannot be built. Never published.

const events = new EventSource(new URL("events", import.meta.url));

events.addEventListener("built", ({ data }) => {
  if (JSON.parse(data) !== document.documentElement.dataset.build) location.reload();
});

events.addEventListener("failed", ({ data }) => {
  const notice = document.querySelector("pre.newer") ?? document.body.appendChild(document.createElement("pre"));
  // The look of the notice that a newer version is there: over the foot of the page, which goes on.
  notice.className = "newer";
  notice.role = "alert";
  notice.textContent = JSON.parse(data);
  Object.assign(notice.style, { margin: 0, maxBlockSize: "50vh", overflow: "auto" });
});
