"use strict";
const about = JSON.parse(document.getElementById("about").textContent);
const byNumber = () => {
  const answers = {};
  for (const box of document.querySelectorAll("textarea[data-number]")) {
    if (box.value.trim()) answers[box.dataset.number] = box.value.trim();
  }
  return answers;
};
// A line of an answer that begins with a number is kept from looking like the next answer.
const asText = () => Object.entries(byNumber())
  .map(([number, words]) => `${number}. ${words.split("\n").map((line, at) => at && /^\s*\d/.test(line) ? `– ${line}` : line).join("\n")}`)
  .join("\n\n");
const show = () => { document.getElementById("mail").value = asText(); };
document.addEventListener("input", event => { if (event.target.id !== "mail") show(); });
document.getElementById("save").addEventListener("click", () => {
  const by = document.getElementById("by").value.trim();
  const whole = JSON.stringify({ ...about, answered_by: by, answers: byNumber() }, null, 1);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([whole], { type: "application/json" }));
  link.download = `answers-${about.article}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
});
