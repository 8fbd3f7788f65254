// The page's own script: buttons that copy a text or print, the swipe between two maps, and dates
// that are typed.
(() => {
  "use strict";

  const SAID = 2000; // milliseconds for which a button says what it has done

  const spoken = document.createElement("p");
  spoken.className = "unseen";
  spoken.setAttribute("role", "status");

  // Returns whether the text has been copied; it is selected in any case.
  async function copy(text) {
    getSelection().selectAllChildren(text);
    try {
      await navigator.clipboard.writeText(text.textContent);
      return true;
    } catch {
      return document.execCommand("copy"); // without TLS there is no clipboard
    }
  }

  // Streamlit's own boxes with such a button load 600 kB of highlighter and of type for programs.
  document.documentElement.dataset.copies = "";
  document.addEventListener("click", async ({ target }) => {
    if (target.closest(".share .print")) window.print();
    const button = target.closest(".copyable button");
    if (!button) return;
    const isCopied = await copy(button.parentElement.querySelector(".text"));
    button.textContent = isCopied ? "Copied" : "Select and copy";
    document.body.append(spoken);
    spoken.textContent = button.textContent;
    setTimeout(() => (button.textContent = "Copy"), SAID);
  });

  // Where two maps that lie one over the other meet: as the address says, and then as the visitor
  // moves the handle, which the address takes up once it rests.
  const RESTS = 300; // milliseconds
  let swipe = null;
  let resting;
  const meet = () =>
    document.documentElement.style.setProperty("--swipe", Number(swipe.value) / 100);
  new MutationObserver(() => {
    const found = document.querySelector(".swipe");
    if (found && found !== swipe) {
      swipe = found;
      swipe.value = new URLSearchParams(location.search).get(swipe.dataset.parameter) ?? 50;
      meet();
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
  document.addEventListener("input", ({ target }) => {
    if (target !== swipe) return;
    meet();
    clearTimeout(resting);
    resting = setTimeout(() => {
      if (!swipe.isConnected) return; // the visitor has gone to another page
      const address = new URL(location);
      address.searchParams.set(swipe.dataset.parameter, swipe.value);
      history.replaceState(history.state, "", address);
      dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
    }, RESTS);
  });

  // What an address names stays in sight while the page builds up, until the visitor does something.
  const arrival = new MutationObserver(() =>
    document.querySelector("[data-chosen]")?.scrollIntoView({ block: "center" }),
  );
  arrival.observe(document.documentElement, { childList: true, subtree: true });
  for (const gesture of ["pointerdown", "keydown", "wheel", "touchstart"]) {
    document.addEventListener(gesture, () => arrival.disconnect(), { once: true, passive: true });
  }

  // A popover stands at the end of the page: who opens it by a key goes on inside it.
  document.addEventListener("keydown", ({ key, target }) => {
    if (
      key !== "Enter" ||
      !target.closest('[data-testid="stPopoverButton"][aria-expanded="false"]')
    )
      return;
    new MutationObserver((_, observer) => {
      const body = document.querySelector('[data-testid="stPopoverBody"]');
      if (!body) return;
      observer.disconnect();
      body.tabIndex = -1;
      body.focus();
    }).observe(document.body, { childList: true, subtree: true });
  });

  // A map is printed as it is drawn, made smaller: it would be cut if it became narrower.
  const PAPER = 680; // CSS pixels between the margins of A4
  addEventListener("beforeprint", () => {
    for (const frame of document.querySelectorAll(".stMain iframe")) {
      const { clientWidth, clientHeight } = frame;
      frame.style.setProperty("--wide", `${clientWidth}px`);
      frame.style.setProperty("--high", `${clientHeight}px`);
      frame.style.setProperty("--smaller", Math.min(1, PAPER / clientWidth));
    }
  });

  // Streamlit takes a typed date once another element has the focus.
  document.addEventListener(
    "keydown",
    ({ key, target }) => {
      if (key !== "Enter" || !target.closest('.stDateInput [role="spinbutton"]')) return;
      document.querySelector(".stMain").focus({ preventScroll: true });
      target.focus({ preventScroll: true });
    },
    { capture: true },
  );
})();
