rule {
  id = "wachttijd",
  when = [[weak("samenspel.terugval")]],
  priority = "high",
  actor = "wethouder",
  text = "Verkort de wachttijd.",
}
