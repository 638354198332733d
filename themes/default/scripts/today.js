// Marks today in the hours of each contact and place, in the time zone of the site.
for (const table of document.querySelectorAll(".week")) {
  const { zone, today } = table.dataset;
  const day = { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" };
  const date = new Intl.DateTimeFormat("sv", day).format();
  const opening = table.closest(".opening");
  const apart = [...opening.querySelectorAll("[data-from]")].find(
    (days) => days.dataset.from <= date && date <= days.dataset.to,
  );
  const row = table.tBodies[0].rows[(new Date(date).getUTCDay() + 6) % 7];
  const marked = apart || row;
  const badge = document.createElement("span");
  badge.className = "badge";
  badge.textContent = today;
  marked.setAttribute("aria-current", "date");
  (apart || row.cells[0]).append(" ", badge);
  const summary = opening.querySelector("summary");
  if (summary) {
    const hours = apart ? apart.querySelector("strong") : row.cells[1];
    summary.append(`. ${today}: ${hours.textContent}`);
  }
}
