// Sorts the lines of a concordance: as they stand in the library, by date, by what follows the term.

const chinese = new Intl.Collator("zh-Hans-CN");
const after = (line) => line.querySelectorAll(":scope > span")[1]?.textContent ?? "";
const undated = (line) => (line.dataset.date ? 0 : 1);

const ORDERS = [
  ["按讲话", (a, b) => a.place - b.place],
  ["按日期", (a, b) => undated(a.line) - undated(b.line) || a.line.dataset.date.localeCompare(b.line.dataset.date)],
  ["按后文", (a, b) => chinese.compare(after(a.line), after(b.line))],
];

function addOrders() {
  const bar = document.querySelector(".speech-concordance");
  const list = bar?.nextElementSibling;
  if (!list || bar.querySelector("button")) return;
  const lines = [...list.children].map((line, place) => ({ line, place }));
  const buttons = ORDERS.map(([name, order]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () => {
      list.append(...[...lines].sort(order).map(({ line }) => line));
      for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
    });
    return button;
  });
  buttons[0].setAttribute("aria-pressed", "true");
  bar.append(...buttons);
}

if (typeof document$ === "undefined") addOrders();
else document$.subscribe(addOrders);
