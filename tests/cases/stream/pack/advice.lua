-- Een regel die op één plaats faalt, en een die blijft draaien.
rule {
  id = "faalt",
  priority = "low",
  actor = "college",
  when = function() return subject("gemeente") == "Faalstad" and nil + 1 end,
  text = "Komt nooit.",
}

rule {
  id = "draait",
  priority = "low",
  actor = "college",
  when = function()
    while subject("gemeente") == "Draaistad" do
    end
    return false
  end,
  text = "Komt nooit.",
}
