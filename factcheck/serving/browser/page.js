// Keys go to the workbench from the first on, wherever somebody clicked before.
const toTheWorkbench = () => document.querySelector(".xterm-helper-textarea")?.focus();
window.addEventListener("load", () => setTimeout(toTheWorkbench));
window.addEventListener("focus", toTheWorkbench);
document.addEventListener("mouseup", toTheWorkbench);
