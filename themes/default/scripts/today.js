// Marks today in the hours of each contact and place, in the time zone of the site.
for (const table of document.querySelectorAll(".week")) {
  const { zone, today } = table.dataset;
  const form = { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" };
  const date = new Intl.DateTimeFormat("sv", form).format();
  const opening = table.closest(".opening");
  const apart = [...opening.querySelectorAll("[data-from]")].find(
    ({ dataset }) => dataset.from <= date && date <= dataset.to,
  );
  const row = table.rows[(new Date(date).getUTCDay() + 6) % 7];
  const badge = document.createElement("span");
  badge.className = "badge";
  badge.textContent = today;
  (apart || row).setAttribute("aria-current", "date");
  apart ? apart.prepend(badge, " ") : row.cells[0].append(" ", badge);
  const hours = apart ? apart.dataset.hours : row.cells[1].textContent;
  opening.querySelector("summary")?.append(`. ${today}: ${hours}`);
}
