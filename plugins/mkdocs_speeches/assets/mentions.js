// Lets a reader switch the marks of terms in the text off and on; the choice is kept in this browser.

const KEY = "speech-plain";
const root = document.documentElement;

function isPlain() {
  try {
    return localStorage.getItem(KEY) === "1";
  } catch {
    return false; // a browser that keeps nothing
  }
}

function keep(plain) {
  try {
    localStorage.setItem(KEY, plain ? "1" : "0");
  } catch {
    // then it holds for this page only
  }
}

function show(button, plain) {
  root.classList.toggle("speech-plain", plain);
  button.textContent = plain ? "标出关键词" : "不标关键词";
}

function addSwitch() {
  const tags = document.querySelector(".speech .speech-tags");
  if (!tags || tags.querySelector(".speech-switch")) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "speech-switch";
  show(button, isPlain());
  button.addEventListener("click", () => {
    const plain = !root.classList.contains("speech-plain");
    keep(plain);
    show(button, plain);
  });
  tags.append(button);
}

// the theme swaps pages without loading them where it is told to
if (typeof document$ === "undefined") addSwitch();
else document$.subscribe(addSwitch);
