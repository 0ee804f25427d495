rule {
  id = "read-the-guide",
  when = "true",
  priority = "low",
  text = "Read the guide.",
  references = function() return basis("door.open").references end,
}
