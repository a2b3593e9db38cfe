// How the app takes the place of the facts that the page came with: beside them, out of sight, until everything that a reader
// sees first is there; then at once. Focus, place and what was pressed meanwhile are kept; a selection is waited for.

const root = document.documentElement;

/** Whether facts are on screen that were in the page. */
export const hasFirst = () => root.dataset.first === "shown" || root.dataset.first === "old";

// The names of elements in the facts begin with their language: both stand in the page.
const own = (id) => id.replace(/^(?:ko|en)-/, "");

/** Makes the place of the app beside the facts. */
export function prepare() {
  if (!hasFirst()) return;
  const first = document.getElementById("app");
  const stage = document.createElement("div");
  stage.id = "stage";
  stage.hidden = true;
  first.after(stage);
  // A button of the facts does nothing yet: what is pressed is pressed again when it does.
  let pressed;
  first.addEventListener("click", ({ target }) => (pressed = target.closest("button[id]")?.id ?? pressed));
  const isRead = () => {
    const selection = getSelection();
    return !selection.isCollapsed && first.contains(selection.anchorNode);
  };
  const swap = () => {
    if (isRead()) {
      document.addEventListener("selectionchange", swap, { once: true });
      return;
    }
    const focused = first.contains(document.activeElement) ? document.activeElement.id : "";
    const open = [...first.querySelectorAll("details[open][id]")].map(({ id }) => id);
    const find = (id) => (id ? document.getElementById(own(id)) : null);
    first.replaceWith(stage);
    stage.id = "app";
    stage.hidden = false;
    delete root.dataset.first;
    document.getElementById("unrefreshed").hidden = true;
    for (const id of open) find(id)?.setAttribute("open", "");
    find(focused)?.focus({ preventScroll: true });
    find(pressed)?.click();
  };
  addEventListener("page-ready", swap, { once: true });
  addEventListener("page-unready", keep);
}

/** Leaves the facts where they are, and says that they are not refreshed. */
export function keep() {
  document.getElementById("unrefreshed").hidden = !hasFirst();
}
